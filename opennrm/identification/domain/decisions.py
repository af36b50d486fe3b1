"""What a decision is, who may make it, and which cannot stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.identification.domain.conclusions import Conclusions, are_demanded, check_conclusions
from opennrm.mechanism.countries import is_country
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied, Invalid

VICTIM = "victim"
# The courts and the prosecution decide in a criminal case (report); they hold no identification interviews.
IN_A_CRIMINAL_CASE = frozenset({"court", "prosecution_service"})
# The report states the sector of forced labour; for other forms it is left open.
SECTOR_OF = "forced_labour"


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """A decision on the person of a case. ``corrects``: the decision it replaces; None is a new assessment.

    ``country_of_exploitation`` is the one that is counted; ``other_countries`` are the others where it happened too.
    """

    case_id: UUID
    decided_on: date
    outcome: str
    grounds: str
    forms: tuple[str, ...] = ()
    main_form: str = ""
    sector: str = ""
    sub_form: str = ""
    country_of_exploitation: str = ""
    corrects: UUID | None = None
    conclusions: Conclusions | None = None
    exploited_from: date | None = None
    exploited_until: date | None = None
    recruited_in: str = ""
    transit: tuple[str, ...] = ()
    other_countries: tuple[str, ...] = ()

    @property
    def at_the_time(self) -> date:
        """The day by whose age a child is told: the first of the exploitation where it is known (ours)."""
        return self.exploited_from or self.decided_on

    def __repr__(self) -> str:
        return f"DecisionInput({self.outcome!r}, decided_on={self.decided_on}, …)"


def check_decision(
    decision: DecisionInput, *, interviewed_on: Collection[date], authority: str, as_child: bool, today: date
) -> None:
    """Dates in order, forms for a victim only, one of them the main one (report, DOMAIN: the main form is ours)."""
    if decision.decided_on > today:
        raise Invalid("identification.decision_in_future", field="decided_on")
    if not decision.grounds.strip():
        raise Invalid("identification.grounds_missing", field="grounds")
    if not rules().has("outcomes", decision.outcome):
        raise Invalid("identification.unknown_code", field="outcome")
    _check_interviews(decision, interviewed_on, authority)
    _check_conclusions(decision, as_child=as_child, today=today)
    _check_period(decision)
    _check_countries(decision)
    if decision.outcome == VICTIM:
        _check_forms(decision)
    elif decision.forms or decision.main_form or decision.sector or decision.sub_form:
        raise Invalid("identification.forms_without_victim", field="forms")


def _check_interviews(decision: DecisionInput, interviewed_on: Collection[date], authority: str) -> None:
    if authority in IN_A_CRIMINAL_CASE:
        return
    if not interviewed_on:
        raise Invalid("identification.decision_without_interview")
    if decision.decided_on < min(interviewed_on):
        raise Invalid(
            "identification.decision_before_interview",
            field="decided_on",
            held_on=min(interviewed_on).isoformat(),
        )


def _check_conclusions(decision: DecisionInput, *, as_child: bool, today: date) -> None:
    if decision.conclusions is not None:
        check_conclusions(decision.conclusions, decision.outcome, as_child=as_child)
    elif are_demanded(today):
        raise Invalid("identification.conclusions_missing", field="act")


def _check_period(decision: DecisionInput) -> None:
    began, ended = decision.exploited_from, decision.exploited_until
    if began and ended and ended < began:
        raise Invalid("identification.period_ends_before_it_begins", field="exploited_until")
    for field, day in (("exploited_from", began), ("exploited_until", ended)):
        if day and day > decision.decided_on:
            raise Invalid("identification.period_after_decision", field=field)


def _check_countries(decision: DecisionInput) -> None:
    for field in ("transit", "other_countries"):
        if not all(is_country(each) for each in getattr(decision, field)):
            raise Invalid("identification.unknown_code", field=field)
    if decision.recruited_in and not is_country(decision.recruited_in):
        raise Invalid("identification.unknown_code", field="recruited_in")
    if decision.other_countries and not decision.country_of_exploitation:
        raise Invalid("identification.main_country_missing", field="country_of_exploitation")


def _check_forms(decision: DecisionInput) -> None:
    known = {code.code for code in rules().codes_on("forms", decision.decided_on)}
    if not decision.forms:
        raise Invalid("identification.forms_missing", field="forms")
    if not set(decision.forms) <= known:
        raise Invalid("identification.form_not_then", field="forms")
    if decision.main_form not in decision.forms:
        raise Invalid("identification.main_form_not_chosen", field="main_form")
    _check_details(decision)


def _check_details(decision: DecisionInput) -> None:
    """A sector with forced labour and only then; a sub-form of a chosen form (ours)."""
    if (SECTOR_OF in decision.forms) != bool(decision.sector):
        raise Invalid("identification.sector_does_not_fit", field="sector")
    if decision.sector and not rules().has("sectors", decision.sector):
        raise Invalid("identification.unknown_code", field="sector")
    if decision.sub_form:
        if not rules().has("sub_forms", decision.sub_form):
            raise Invalid("identification.unknown_code", field="sub_form")
        if rules().code("sub_forms", decision.sub_form).extra["form"] not in decision.forms:
            raise Invalid("identification.sub_form_does_not_fit", field="sub_form")


def is_of_whole_case(day: date) -> bool:
    """From that day on whoever interviewed the person for any assessment of the case decides on none of them (ours)."""
    return rules().code("demands", "interviewer_of_the_case").holds_on(day)


def check_competent(organisation: str, residence_status: str, day: date) -> None:
    """The authority that the person's residence status points to, or a court or the prosecution (report)."""
    if organisation not in rules().authorities_that_may_decide(residence_status, day):
        raise Denied("identification.wrong_authority", field="decided_on")


def check_four_eyes(user_id: UUID | None, interviewers: Collection[UUID]) -> None:
    """Whoever held an interview does not decide (ours)."""
    if user_id in interviewers:
        raise Denied("identification.interviewer_decides")
