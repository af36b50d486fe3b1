"""Making, correcting and withdrawing decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.documents import selectors as documents
from opennrm.identification import policies, selectors
from opennrm.identification.domain.conclusions import Element
from opennrm.identification.domain.decisions import DecisionInput, check_decision
from opennrm.identification.domain.events import DecisionMade, DecisionWithdrawn
from opennrm.identification.domain.opinions import check_follows_opinions, is_second_demanded
from opennrm.identification.domain.states import State
from opennrm.identification.models import (
    Assessment,
    Decision,
    DecisionEvidence,
    DecisionFinding,
    DecisionForm,
)
from opennrm.identification.services.ages import is_treated_as_child
from opennrm.identification.services.assessments import GROUNDS
from opennrm.intake import selectors as intake
from opennrm.intake import services as intake_services
from opennrm.intake.domain.feedback import Stage
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

if TYPE_CHECKING:
    from opennrm.cases.models import Case

WRITTEN = (
    "decided_on",
    "outcome",
    "main_form",
    "forms",
    "sector",
    "sub_form",
    "country_of_exploitation",
    "grounds_sealed",
    "act",
    "means",
    "purpose",
)


@act
def decide(decision: DecisionInput, *, by: Actor) -> UUID:
    """Decide on the person of a case, or correct an earlier decision. Of two at once the first holds."""
    case = cases.lock_case(by, decision.case_id, Section.DECISION)
    corrected = _corrected(decision, by=by)
    assessment = corrected.assessment if corrected else _waiting(decision, by=by)
    as_child = is_treated_as_child(case.pk, decision.at_the_time, by=by)
    check_decision(
        decision,
        interviewed_on=selectors.interview_days(by, assessment),
        authority=by.organisation_code,
        as_child=as_child,
        today=clock.today(),
    )
    _check_rests_on(decision, assessment, by=by)
    if corrected is None:
        _check_opinions(decision, assessment, as_child=as_child, by=by)
    referral = intake.first_referral(by, case.pk)
    referred_by = referral.referred_by if referral else ""
    basis = Basis(case, assessment, corrected, referred_by, as_child)
    row = _save(decision, basis, by=by)
    assessment.state = State.DECIDED
    assessment.save(update_fields=["state"])
    audit.record("identification.decided", row, by=by, fields=WRITTEN)
    if corrected is None:
        tasks.acted(Acted("identification.decided", case.pk, row.pk, row.decided_on), by=by)
        intake_services.reach(case.pk, Stage.ASSESSED, by=by)
    publish(_event(row, decision, case, by=by))
    return row.pk


def _waiting(decision: DecisionInput, *, by: Actor) -> Assessment:
    """The assessment that waits for this actor's decision."""
    assessment = selectors.newest_assessment(by, decision.case_id)
    interviewers = selectors.interviewers(by, assessment)
    policies.check_can_decide(by, assessment, interviewers=interviewers, day=decision.decided_on)
    if assessment is None:
        raise Denied("identification.not_sent_for_assessment")
    return assessment


def _corrected(decision: DecisionInput, *, by: Actor) -> Decision | None:
    """The decision that this one replaces: of the same case, standing, and not replaced already."""
    if decision.corrects is None:
        return None
    row = selectors.get_decision(by, decision.corrects)
    if row.assessment.case_id != decision.case_id:
        raise Denied("identification.decision_of_another_case")
    policies.check_can_correct(
        by,
        row,
        interviewers=selectors.interviewers(by, row.assessment),
        is_replaced=selectors.is_replaced(by, row),
    )
    return row


def _check_rests_on(decision: DecisionInput, assessment: Assessment, *, by: Actor) -> None:
    """A conclusion rests on findings of the same case that stand, and on evidence of that case."""
    rests_on = decision.conclusions.rests_on if decision.conclusions else ()
    told = {each.finding_id for each in rests_on if each.finding_id}
    if told - selectors.findings_of(by, assessment, told):
        raise Invalid("identification.finding_of_another_case", field="act_findings")
    named = {each.evidence_id for each in rests_on if each.evidence_id}
    if named - {each.id for each in documents.evidence_choices(by, assessment.case_id)}:
        raise Invalid("identification.evidence_of_another_case", field="act_evidence")


def _check_opinions(decision: DecisionInput, assessment: Assessment, *, as_child: bool, by: Actor) -> None:
    demanded = is_second_demanded(decision.outcome, as_child=as_child, day=clock.today())
    outcomes = [each.outcome for each in selectors.opinions_of(by, assessment)]
    check_follows_opinions(decision.outcome, outcomes, demanded=demanded)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a decision is made on."""

    case: Case
    assessment: Assessment
    corrected: Decision | None
    referred_by: str
    as_child: bool


def _save(decision: DecisionInput, on: Basis, *, by: Actor) -> Decision:
    row_id, person_id = uuid4(), on.case.person_id
    counts_on = on.corrected.counts_on if on.corrected else decision.decided_on
    row = Decision.objects.create(
        id=row_id, assessment=on.assessment, corrects=on.corrected, decided_on=decision.decided_on, counts_on=counts_on,
        outcome=decision.outcome, main_form=decision.main_form, sector=decision.sector, sub_form=decision.sub_form,
        country_of_exploitation=decision.country_of_exploitation, authority=by.organisation_code,
        referred_by=on.referred_by, age=persons_services.age_on(person_id, counts_on, by=by), decided_by_id=by.user_id,
        grounds_sealed=persons_services.seal_text(person_id, **GROUNDS, row=row_id, text=decision.grounds),
        exploited_from=decision.exploited_from, exploited_until=decision.exploited_until, recruited_in=decision.recruited_in,
        transit=list(decision.transit), other_countries=list(decision.other_countries), recorded_at=clock.now(),
        **_concluded(decision, as_child=on.as_child),
    )  # fmt: skip
    DecisionForm.objects.bulk_create(DecisionForm(decision=row, form=form) for form in decision.forms)
    rests_on = decision.conclusions.rests_on if decision.conclusions else ()
    DecisionFinding.objects.bulk_create(
        DecisionFinding(decision=row, element=each.element, finding_id=each.finding_id)
        for each in rests_on
        if each.finding_id
    )
    DecisionEvidence.objects.bulk_create(
        DecisionEvidence(decision=row, element=each.element, evidence_id=each.evidence_id)
        for each in rests_on
        if each.evidence_id
    )
    return row


def _concluded(decision: DecisionInput, *, as_child: bool) -> dict[str, object]:
    """The three conclusions and the codes that they rest on; nothing where none were recorded."""
    if decision.conclusions is None:
        return {}
    told: dict[str, object] = {"as_child": as_child}
    for element in Element:
        resting = [each for each in decision.conclusions.rests_on if each.element == element]
        told[element.value] = decision.conclusions.on(element)
        told[f"{element}_codes"] = [each.code for each in resting if each.code]
    return told


def _event(row: Decision, decision: DecisionInput, case: Case, *, by: Actor) -> DecisionMade:
    facts = persons.facts(case.person_id)
    return DecisionMade(
        decision_id=row.pk, corrects=row.corrects_id, person_id=case.person_id, occurred_on=row.counts_on,
        outcome=row.outcome, nationality=facts.nationality, gender=facts.gender, age=row.age,
        main_form=row.main_form, forms=decision.forms, sector=row.sector, sub_form=row.sub_form,
        authority=row.authority, referred_by=row.referred_by,
        country_of_exploitation=row.country_of_exploitation, by=by,
    )  # fmt: skip


@act
def withdraw_decision(decision_id: UUID, *, by: Actor) -> None:
    """The decision was recorded by mistake. A withdrawn correction lets the earlier decision stand again; otherwise
    the assessment waits for a decision."""
    row = selectors.get_decision(by, decision_id)
    cases.lock_case(by, row.assessment.case_id)
    row.refresh_from_db()
    policies.check_can_correct(
        by,
        row,
        interviewers=selectors.interviewers(by, row.assessment),
        is_replaced=selectors.is_replaced(by, row),
    )
    if row.corrects_id is None:
        if selectors.has_open_assessment(by, row.assessment.case_id):
            raise Denied("identification.another_assessment_open")
        row.assessment.state = State.AWAITING_DECISION
        row.assessment.save(update_fields=["state"])
        _wait_again(row, by=by)
    row.withdrawn_at, row.withdrawn_by = clock.now(), by.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record("identification.decision_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])
    publish(DecisionWithdrawn(row.pk, by))


def _wait_again(row: Decision, *, by: Actor) -> None:
    """The assessment waits for a decision as it did before this one."""
    case_id, competent = row.assessment.case_id, row.assessment.competent
    tasks.acted(Acted("identification.decision_withdrawn", case_id, row.pk, clock.today(), competent), by=by)
