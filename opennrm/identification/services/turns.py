"""Asking for more, answering, handing over and reopening; and what courts and prosecutors found."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import policies, selectors
from opennrm.identification.domain.rulings import RulingInput, check_ruling
from opennrm.identification.domain.states import State
from opennrm.identification.domain.turns import TurnKind, check_due, check_hand_over, check_text
from opennrm.identification.models import Assessment, Ruling, Turn
from opennrm.identification.services.assessments import RULING, TURN, let_in
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid


@act
def ask_for_more(case_id: UUID, *, to: str, due_on: date | None, text: str, by: Actor) -> None:
    """The authority needs to know more before it decides: what, of whom, and until when."""
    assessment = _locked(case_id, by=by)
    policies.check_can_ask_for_more(by, assessment)
    check_text(text)
    check_due(due_on, today=clock.today())
    if to not in {each.organisation for each in cases.participants_of(by, assessment.case)}:
        raise Invalid("identification.asked_takes_no_part", field="to")
    _move(assessment, State.MORE_REQUESTED)
    row = _turn(assessment, TurnKind.MORE_ASKED, text, by=by, to=to, due_on=due_on)
    audit.record("identification.more_asked", row, by=by, fields=["to", "due_on", "text_sealed"])


@act
def answer(case_id: UUID, *, text: str, by: Actor) -> None:
    """What was asked for; the assessment waits for its decision again."""
    assessment = _locked(case_id, by=by)
    policies.check_can_answer(by, assessment, asked=selectors.asked_of(by, assessment))
    check_text(text)
    _move(assessment, State.AWAITING_DECISION)
    row = _turn(assessment, TurnKind.ANSWERED, text, by=by)
    audit.record("identification.more_answered", row, by=by, fields=["text_sealed"])


@act
def hand_over(case_id: UUID, *, residence_status: str, text: str, by: Actor) -> None:
    """The residence status is another now, and with it the competent authority. Both see the case and its history."""
    assessment = _locked(case_id, by=by)
    policies.check_can_hand_over(by, assessment)
    check_text(text)
    if not rules().is_routed(residence_status, clock.today()):
        raise Invalid("identification.residence_unknown", field="residence_status")
    then = rules().competent_authority(residence_status, clock.today())
    check_hand_over(assessment.state, now=assessment.competent, then=then)
    assessment.residence_status, assessment.competent = residence_status, then
    assessment.state = State.AWAITING_DECISION
    assessment.save(update_fields=["residence_status", "competent", "state"])
    let_in(assessment.case_id, then, by=by)
    row = _turn(assessment, TurnKind.HANDED_OVER, text, by=by, to=then, residence_status=residence_status)
    audit.record("identification.handed_over", row, by=by, fields=["to", "residence_status", "text_sealed"])


@act
def reopen(case_id: UUID, *, text: str, by: Actor) -> None:
    """Something new has come: a new assessment begins beside the one that is decided, which stays."""
    decided = _locked(case_id, by=by)
    policies.check_can_reopen(by, decided)
    check_text(text)
    row = Assessment.objects.create(case=decided.case, opened_on=clock.today())
    turn = _turn(row, TurnKind.REOPENED, text, by=by)
    audit.record("identification.reopened", turn, by=by, fields=["text_sealed"])


@act
def record_ruling(ruling: RulingInput, *, by: Actor) -> UUID:
    """What a court or the prosecution found, with its source; our own decision is not touched."""
    case = cases.lock_case(by, ruling.case_id, Section.DECISION)
    policies.check_can_record_ruling(by)
    check_ruling(ruling, today=clock.today())
    row = Ruling(
        id=uuid4(), case=case, ruled_by=ruling.ruled_by, ruled_on=ruling.ruled_on, found=ruling.found,
        organisation=by.organisation_code, recorded_by_id=by.user_id, recorded_at=clock.now(),
    )  # fmt: skip
    row.source_sealed = persons_services.seal_text(
        case.person_id, **RULING, row=row.pk, text=ruling.source.strip()
    )
    row.save(force_insert=True)
    written = ["ruled_by", "ruled_on", "found", "source_sealed"]
    audit.record("identification.ruling_recorded", row, by=by, fields=written)
    return row.pk


def _locked(case_id: UUID, *, by: Actor) -> Assessment:
    """The newest assessment of the case, which is locked."""
    case = cases.lock_case(by, case_id, Section.DECISION)
    assessment = selectors.newest_assessment(by, case.pk)
    if assessment is None:
        raise Denied("identification.not_sent_for_assessment")
    return assessment


def _move(assessment: Assessment, then: State) -> None:
    assessment.state = then
    assessment.save(update_fields=["state"])


def _turn(assessment: Assessment, kind: TurnKind, text: str, *, by: Actor, **told: object) -> Turn:
    row = Turn(
        id=uuid4(), assessment=assessment, kind=kind, organisation=by.organisation_code, by_id=by.user_id,
        recorded_at=clock.now(), **told,
    )  # fmt: skip
    person_id = assessment.case.person_id
    row.text_sealed = persons_services.seal_text(person_id, **TURN, row=row.pk, text=text.strip())
    row.save(force_insert=True)
    return row
