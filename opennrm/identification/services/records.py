"""The record of an interview: opened for its page, corrected, and consent withdrawn by the person."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.identification import policies, selectors
from opennrm.identification.domain.interviews import Answer, as_kept, check_can_withdraw_point
from opennrm.identification.domain.views import InterviewRecord, TopicView
from opennrm.identification.models import Interview, InterviewConsent, InterviewText
from opennrm.identification.selectors.records import PRESENT, TEXT
from opennrm.mechanism.rules import rules
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import ERASED_TEXT
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid


@act
def open_record(interview_id: UUID, *, by: Actor) -> InterviewRecord:
    """Everything about one interview."""
    row = selectors.get_record(by, interview_id)
    case = row.assessment.case
    audit.record("identification.interview_shown", row, by=by)
    texts = persons_services.unseal_texts(case.person_id, selectors.sealed_texts(by, [row]), by=by)
    present, representative = _present(row, case.person_id, by=by)
    return InterviewRecord(
        case_id=case.pk,
        case_number=case.number,
        pseudonym=persons.facts(case.person_id).pseudonym,
        interview=selectors.interview_view(by, row, texts),
        is_with_child=row.is_with_child,
        present=present,
        representative=representative,
        points=selectors.point_views(by, row),
        scores=selectors.score_views(by, row),
        is_withdrawn=row.withdrawn_at is not None,
    )


@act
def open_text(interview_id: UUID, topic: str, *, by: Actor) -> tuple[UUID, TopicView]:
    """One text to correct, and its case."""
    row = selectors.lock_record(by, interview_id)
    policies.check_can_correct_interview(by, row)
    newest = _newest(row, topic, by=by)
    audit.record("identification.interview_shown", row, by=by)
    if newest is None:
        return row.assessment.case_id, TopicView(topic, "", 0)
    sealed = bytes(newest.text_sealed)
    text = persons_services.unseal_text(
        row.assessment.case.person_id, **TEXT, row=newest.pk, sealed=sealed, by=by
    )
    return row.assessment.case_id, TopicView(topic, text, newest.version)


@act
def correct_text(interview_id: UUID, topic: str, text: str, *, version: int, by: Actor) -> None:
    """What was written was wrong or incomplete. ``version`` is the one that was read; each stays, and so do the
    passages that findings rest on."""
    row = selectors.lock_record(by, interview_id)
    policies.check_can_correct_interview(by, row)
    newest = _newest(row, topic, by=by)
    if (newest.version if newest else 0) != version:
        raise Conflict("identification.text_changed")
    write_text(row, topic, text, version=version + 1, by=by)


@act
def write_text(row: Interview, topic: str, text: str, *, version: int, by: Actor) -> InterviewText:
    """One topic of an interview, as it is written now."""
    text_id, person_id = uuid4(), row.assessment.case.person_id
    sealed = persons_services.seal_text(person_id, **TEXT, row=text_id, text=as_kept(text))
    written = InterviewText.objects.create(
        id=text_id, interview=row, topic=topic, version=version, text_sealed=sealed, written_at=clock.now(),
        written_by_id=by.user_id,
    )  # fmt: skip
    audit.record("identification.text_written", written, by=by, fields=["text_sealed"])
    return written


@act
def withdraw_consent(interview_id: UUID, point: str, *, by: Actor) -> None:
    """The person no longer agrees to a point of the script. What was recorded stays; what follows from it is for a
    person to judge."""
    row = selectors.lock_record(by, interview_id)
    policies.check_can_correct_interview(by, row)
    check_can_withdraw_point(point, selectors.answers_of(by, row))
    InterviewConsent.objects.create(
        interview=row,
        point=point,
        answer=Answer.WITHDRAWN,
        answered_at=clock.now(),
        recorded_by_id=by.user_id,
    )
    audit.record("identification.consent_withdrawn", row, by=by, fields=["consents"], purpose=point)


def _newest(row: Interview, topic: str, *, by: Actor) -> InterviewText | None:
    if not rules().has("interview_topics", topic):
        raise Invalid("identification.unknown_code")
    return selectors.newest_text(by, row, topic)


def _present(row: Interview, person_id: UUID, *, by: Actor) -> tuple[str, str]:
    """Who was there, and the child's representative; interviews from before this was asked say nothing."""
    if not row.present_sealed:
        return "", ""
    sealed = bytes(row.present_sealed)
    text = persons_services.unseal_text(person_id, **PRESENT, row=row.pk, sealed=sealed, by=by)
    if text == ERASED_TEXT:
        return text, ""
    told = json.loads(text)
    return told["present"], told["representative"]
