"""Recording and withdrawing identification interviews."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import policies, selectors
from opennrm.identification.domain.events import InterviewRecorded, InterviewWithdrawn
from opennrm.identification.domain.interviews import Finding as FindingInput
from opennrm.identification.domain.interviews import InterviewInput, as_kept, check_interview, found_in
from opennrm.identification.domain.states import State, check_can_move
from opennrm.identification.models import (
    Assessment,
    Finding,
    Instrument,
    Interview,
    InterviewConsent,
    InterviewText,
)
from opennrm.identification.selectors.records import NOTE, NOTES, PRESENT
from opennrm.identification.services.planning import hold_plan
from opennrm.identification.services.records import write_text
from opennrm.intake import selectors as intake
from opennrm.intake import services as intake_services
from opennrm.intake.domain.events import ReferralDeclined, ReferralWithdrawn
from opennrm.intake.domain.feedback import Stage
from opennrm.mechanism import instruments
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

if TYPE_CHECKING:
    from opennrm.cases.models import Case


@act
def record_interview(interview: InterviewInput, *, by: Actor) -> UUID:
    """An interview was held. The first one opens an assessment; a further one takes it back from waiting."""
    case = cases.lock_case(by, interview.case_id, Section.INTERVIEW)
    policies.check_can_record_interview(by)
    referral = intake.first_referral(by, case.pk)
    check_interview(
        interview,
        organisation=by.organisation_code,
        referred_on=referral.made_on if referral else None,
        today=clock.today(),
    )
    intake_services.check_representative_named(case.pk, named_now=interview.representative, by=by)
    row = _save(interview, case, _assessment(case, by=by), by=by)
    audit.record(
        "identification.interview_recorded",
        row,
        by=by,
        fields=["held_on", "notes_sealed", "present_sealed", "findings", "consents"],
    )
    if interview.plan_id:
        hold_plan(interview.plan_id, row.pk, by=by)
    tasks.acted(Acted("identification.interview_recorded", case.pk, row.pk, row.held_on), by=by)
    intake_services.reach(case.pk, Stage.INTERVIEW_HELD, by=by)
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


def keep_referral(event: ReferralWithdrawn | ReferralDeclined) -> None:
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
    there = json.dumps({"present": interview.present, "representative": interview.representative})
    row = Interview.objects.create(
        id=row_id, assessment=assessment, organisation=by.organisation_code, interviewer_id=by.user_id,
        held_on=interview.held_on, language=interview.language, interpreter=interview.interpreter,
        place=interview.place, consent=interview.consent, recorded_at=clock.now(),
        is_with_child=interview.is_with_child,
        notes_sealed=_sealed(case, NOTES, row_id, as_kept(interview.notes)),
        present_sealed=_sealed(case, PRESENT, row_id, there),
    )  # fmt: skip
    written = {
        topic: write_text(row, topic, text, version=1, by=by)
        for topic, text in interview.topics.items()
        if text.strip()
    }
    _save_answers(interview, row, by=by)
    _save_findings(interview, row, written, by=by)
    return row


def _save_answers(interview: InterviewInput, row: Interview, *, by: Actor) -> None:
    InterviewConsent.objects.bulk_create(
        InterviewConsent(
            interview=row, point=point, answer=answer, answered_at=row.recorded_at, recorded_by_id=by.user_id
        )
        for point, answer in interview.consents.items()
    )


def _save_findings(
    interview: InterviewInput, row: Interview, written: Mapping[str, InterviewText], *, by: Actor
) -> None:
    """Each with the edition of its instrument that is asked now, and the version of the text it rests on."""
    asked = {each.code: each for each in selectors.asked_instruments(by)}
    for each in interview.findings:
        instrument = _instrument(each, asked)
        finding = Finding(interview=row, indicator=each.indicator, instrument=instrument)
        if each.passage.strip():
            place = found_in(interview, each)
            finding.text, finding.starts, finding.ends = written.get(place.topic), place.start, place.end
        finding.note_sealed = _sealed(row.assessment.case, NOTE, finding.pk, each.note)
        finding.save()


def _instrument(finding: FindingInput, asked: Mapping[str, Instrument]) -> Instrument | None:
    if not finding.instrument:
        return None
    kept = asked.get(finding.instrument)
    if kept is None or not instruments.instrument(kept.content).has(finding.indicator):
        raise Invalid("identification.unknown_code", field="indicators")
    return kept


def _sealed(case: Case, place: Mapping[str, str], row: UUID, text: str) -> bytes:
    return persons_services.seal_text(
        case.person_id, table=place["table"], column=place["column"], row=row, text=text
    )
