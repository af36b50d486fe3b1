"""Risks, health, follow-up after the arrival, and how it ended."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied, Invalid

# The report's four topics.
TOPICS = ("exploiters", "family", "debt", "providing")


@dataclass(frozen=True, slots=True)
class RiskInput:
    """What is asked into with the person (report): exploiters at home, family, debt, providing for others; how high the
    risk is, and what is done about it."""

    made_on: date
    level: str
    measures: tuple[str, ...]
    exploiters: str
    family: str
    debt: str
    providing: str


@dataclass(frozen=True, slots=True)
class HealthInput:
    """The person's health, and the need of care here and at home."""

    made_on: date
    fit_to_travel: str
    here: str
    at_home: str


@dataclass(frozen=True, slots=True)
class VisitInput:
    """Somebody saw or talked to the person after the arrival."""

    held_on: date
    way: str
    notes: str


@dataclass(frozen=True, slots=True)
class ClosingInput:
    """How it ended: codes of denmark.toml, and the person's own words."""

    closed_on: date
    income: str
    housing: str
    schooling: str
    risk: str
    words: str


def renewed_by(made_on: date) -> date | None:
    """Until when a risk assessment holds; where no rule is known of that day, it does not run out."""
    if not rules().has_deadline("renew_risk", made_on):
        return None
    return made_on + timedelta(rules().deadline("renew_risk", made_on))


def check_risk(given: RiskInput, *, opened_on: date, today: date) -> None:
    """All four topics are asked into: nothing found is an answer, nothing written is not."""
    for topic in TOPICS:
        if not getattr(given, topic).strip():
            raise Invalid("returns.topic_missing", field=topic)
    check_codes({"level": ("risk_levels", given.level)})
    known = {each.code for each in rules().codes("risk_measures")}
    if not set(given.measures) <= known:
        raise Invalid("returns.unknown_code", field="measures")
    if given.level != "low" and not given.measures:
        raise Invalid("returns.measures_missing", field="measures")
    check_between(given.made_on, opened_on, today, field="made_on")


def check_risk_known(newest: date | None, *, day: date) -> None:
    """Nobody leaves the security step unassessed, nor travels on an assessment that has run out (ours)."""
    if newest is None:
        raise Denied("returns.no_risk_assessment")
    until = renewed_by(newest)
    if until is not None and until < day:
        raise Denied("returns.risk_assessment_run_out")


def check_health(given: HealthInput, *, today: date) -> None:
    check_codes({"fit_to_travel": ("fit_to_travel", given.fit_to_travel)})
    if not given.here.strip() and not given.at_home.strip():
        raise Invalid("returns.health_missing", field="here")
    check_between(given.made_on, date.min, today, field="made_on")


def check_visit(given: VisitInput, *, arrived_on: date | None, today: date) -> None:
    check_codes({"way": ("visit_ways", given.way)})
    if not given.notes.strip():
        raise Invalid("returns.notes_missing", field="notes")
    check_between(given.held_on, arrived_on or today, today, field="held_on")


def check_closing(
    given: ClosingInput, *, travelled_on: date | None, not_before: Iterable[date], today: date
) -> None:
    """At the latest twelve months after the journey (report)."""
    check_codes(
        {
            "income": ("income_activities", given.income),
            "housing": ("housing_outcomes", given.housing),
            "schooling": ("schooling_outcomes", given.schooling),
            "risk": ("trafficking_risks", given.risk),
        }
    )
    if travelled_on is None or given.closed_on > last_day_of_follow_up(travelled_on):
        raise Invalid(
            "returns.closed_too_late", field="closed_on", months=follow_up_months(travelled_on or today)
        )
    check_between(given.closed_on, max(not_before), today, field="closed_on")


def follow_up_months(travelled_on: date) -> int:
    return rules().deadline("follow_up_months", travelled_on)


def last_day_of_follow_up(travelled_on: date) -> date:
    """So many months after the journey; of a month without that day, its last."""
    months = travelled_on.month - 1 + follow_up_months(travelled_on)
    year, month = travelled_on.year + months // 12, months % 12 + 1
    return date(year, month, min(travelled_on.day, monthrange(year, month)[1]))


def check_codes(chosen: dict[str, tuple[str, str]]) -> None:
    for field, (list_name, code) in chosen.items():
        if not rules().has(list_name, code):
            raise Invalid("returns.unknown_code", field=field)


def check_between(day: date, first: date, today: date, *, field: str) -> None:
    if not first <= day <= today:
        raise Invalid("returns.day_outside", field=field)
