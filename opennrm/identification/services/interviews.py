"""Recording and withdrawing identification interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import policies, selectors
from opennrm.identification.domain.events import InterviewRecorded, InterviewWithdrawn
from opennrm.identification.domain.interviews import InterviewInput, check_interview
from opennrm.identification.domain.states import State, check_can_move
from opennrm.identification.models import Assessment, Finding, Interview
from opennrm.intake import selectors as intake
from opennrm.intake.domain.events import ReferralWithdrawn
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

if TYPE_CHECKING:
    from opennrm.cases.models import Case

NOTES = {"table": "identification_interview", "column": "notes_sealed"}
NOTE = {"table": "identification_finding", "column": "note_sealed"}


@act
def record_interview(interview: InterviewInput, *, by: Actor) -> UUID:
    """An interview was held. The first one opens an assessment; a further one takes it back from waiting."""
    case = cases.lock_case(by, interview.case_id)
    policies.check_can_record_interview(by)
    referral = intake.first_referral(by, case.pk)
    check_interview(
        interview,
        organisation=by.organisation_code,
        referred_on=referral.made_on if referral else None,
        today=clock.today(),
    )
    row = _save(interview, case, _assessment(case, by=by), by=by)
    audit.record(
        "identification.interview_recorded", row, by=by, fields=["held_on", "notes_sealed", "findings"]
    )
    tasks.acted(Acted("identification.interview_recorded", case.pk, row.pk, row.held_on), by=by)
    publish(InterviewRecorded(row.pk, case.person_id, row.held_on, row.organisation))
    return row.pk


@act
def withdraw_interview(interview_id: UUID, *, by: Actor) -> None:
    """The interview was recorded by mistake; it stays in the register and no longer counts."""
    row = selectors.get_interview(by, interview_id)
    cases.lock_case(by, row.assessment.case_id)
    row.refresh_from_db()
    policies.check_can_withdraw_interview(
        by, row.organisation, is_withdrawn=row.withdrawn_at is not None, state=row.assessment.state
    )
    row.withdrawn_at, row.withdrawn_by = clock.now(), by.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record("identification.interview_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])
    withdrawn = Acted("identification.interview_withdrawn", row.assessment.case_id, row.pk, clock.today())
    tasks.acted(withdrawn, by=by)
    publish(InterviewWithdrawn(row.pk))


def keep_referral(event: ReferralWithdrawn) -> None:
    """Reaction: a referral that an interview rests on stays as long as the interview stands."""
    first_held = selectors.first_interview_on(event.case_id)
    if first_held and (event.first_left is None or event.first_left > first_held):
        raise Denied("identification.interview_rests_on_referral")


def _assessment(case: Case, *, by: Actor) -> Assessment:
    """The open assessment of the case, or a new one beside those decided."""
    newest = selectors.newest_assessment(by, case.pk)
    if newest is None or newest.state == State.DECIDED:
        return Assessment.objects.create(case=case, opened_on=clock.today())
    if newest.state != State.INTERVIEWING:
        check_can_move(State(newest.state), State.INTERVIEWING)
        newest.state = State.INTERVIEWING
        newest.save(update_fields=["state"])
    return newest


def _save(interview: InterviewInput, case: Case, assessment: Assessment, *, by: Actor) -> Interview:
    row_id = uuid4()
    row = Interview.objects.create(
        id=row_id, assessment=assessment, organisation=by.organisation_code, interviewer_id=by.user_id,
        held_on=interview.held_on, language=interview.language, interpreter=interview.interpreter,
        place=interview.place, consent=interview.consent, recorded_at=clock.now(),
        notes_sealed=persons_services.seal_text(case.person_id, **NOTES, row=row_id, text=interview.notes),
    )  # fmt: skip
    for each in interview.findings:
        finding = Finding(interview=row, indicator=each.indicator)
        finding.note_sealed = persons_services.seal_text(
            case.person_id, **NOTE, row=finding.pk, text=each.note
        )
        finding.save()
    return row
