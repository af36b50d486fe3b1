"""What the person says: complaints, their answers, and how the help was."""

from __future__ import annotations

from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.returns import policies, selectors
from opennrm.returns.domain.complaints import (
    AnswerInput,
    ComplaintInput,
    FeedbackInput,
    check_answer,
    check_complaint,
    check_feedback,
)
from opennrm.returns.domain.views import ComplaintView, FeedbackView, VoicesPage
from opennrm.returns.models import Complaint, Feedback, PreparedReturn
from opennrm.returns.selectors.complaints import ANSWER_OF, FEEDBACK_OF, WORDS_OF
from opennrm.shared.dates import clock


@act
def complain(prepared_id: UUID, given: ComplaintInput, *, by: Actor) -> UUID:
    """A complaint was received, by whoever the person told it to; also when the return is over."""
    row = selectors.get_prepared(by, prepared_id)
    check_complaint(given, opened_on=row.opened_on, today=clock.today())
    made = Complaint(
        id=uuid4(), prepared=row, received_on=given.received_on, about=given.about, way=given.way,
        recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    made.words_sealed = persons_services.seal_text(
        row.person_id, **WORDS_OF, row=made.pk, text=given.words.strip()
    )
    made.save(force_insert=True)
    audit.record("returns.complaint_received", row, by=by, fields=["about", "way", "words_sealed"])
    return made.pk


@act
def answer_complaint(complaint_id: UUID, given: AnswerInput, *, by: Actor) -> UUID:
    """By somebody else than whoever it is about. Gives the return."""
    complaint = selectors.lock_complaint(by, complaint_id)
    _check_can_answer(complaint, by=by)
    check_answer(given, received_on=complaint.received_on, today=clock.today())
    complaint.answered_on, complaint.outcome = given.answered_on, given.outcome
    complaint.answered_by_id = by.user_id
    complaint.answer_sealed = persons_services.seal_text(
        complaint.prepared.person_id, **ANSWER_OF, row=complaint.pk, text=given.answer.strip()
    )
    complaint.save(update_fields=["answered_on", "outcome", "answered_by", "answer_sealed"])
    audit.record("returns.complaint_answered", complaint.prepared, by=by, fields=["outcome", "answer_sealed"])
    return complaint.prepared_id


@act
def open_complaint(complaint_id: UUID, *, by: Actor) -> ComplaintView:
    """To answer it."""
    complaint = selectors.get_complaint(by, complaint_id)
    _check_can_answer(complaint, by=by)
    audit.record("returns.complaint_opened", complaint.prepared, by=by)
    return _complaints(complaint.prepared, [complaint], by=by)[0]


@act
def give_feedback(prepared_id: UUID, given: FeedbackInput, *, by: Actor) -> UUID:
    """The person said how the help was."""
    row = selectors.get_prepared(by, prepared_id)
    check_feedback(given, opened_on=row.opened_on, today=clock.today())
    made = Feedback(
        id=uuid4(), prepared=row, given_on=given.given_on, language=given.language, score=given.score,
        recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    if given.words.strip():
        made.words_sealed = persons_services.seal_text(
            row.person_id, **FEEDBACK_OF, row=made.pk, text=given.words.strip()
        )
    made.save(force_insert=True)
    audit.record("returns.feedback_given", row, by=by, fields=["language", "score", "words_sealed"])
    return made.pk


@act
def show_voices(prepared_id: UUID, *, by: Actor) -> VoicesPage:
    """What the person says of the offer, the payments and the help."""
    row = selectors.get_prepared(by, prepared_id)
    audit.record("returns.voices_shown", row, by=by)
    feedback = selectors.feedback_of(by, row)
    sealed = [Sealed(**FEEDBACK_OF, row=each.pk, value=bytes(each.words_sealed)) for each in feedback]
    words = _texts(row, sealed, by=by)
    return VoicesPage(
        selectors.view_of(by, row),
        _complaints(row, selectors.complaints_of(by, row), by=by),
        [FeedbackView(each.given_on, each.language, each.score, words.get(each.pk, "")) for each in feedback],
    )


def _check_can_answer(complaint: Complaint, *, by: Actor) -> None:
    policies.check_can_answer(
        by,
        complaint.about,
        acted=selectors.who_has_acted(by, complaint.prepared),
        is_answered=complaint.answered_on is not None,
    )


def _complaints(row: PreparedReturn, rows: list[Complaint], *, by: Actor) -> list[ComplaintView]:
    told = [Sealed(**WORDS_OF, row=each.pk, value=bytes(each.words_sealed)) for each in rows]
    answered = [Sealed(**ANSWER_OF, row=each.pk, value=bytes(each.answer_sealed)) for each in rows]
    words, answers = _texts(row, told, by=by), _texts(row, answered, by=by)
    acted = selectors.who_has_acted(by, row)
    return [
        ComplaintView(
            each.pk, each.received_on, each.about, words.get(each.pk, ""), each.answered_on, each.outcome,
            answers.get(each.pk, ""),
            bool(verdict(policies.check_can_answer, by, each.about, acted=acted, is_answered=each.answered_on is not None)),
        )
        for each in rows
    ]  # fmt: skip


def _texts(row: PreparedReturn, found: list[Sealed], *, by: Actor) -> dict[UUID, str]:
    found = [each for each in found if each.value]
    return persons_services.unseal_texts(row.person_id, found, by=by) if found else {}
