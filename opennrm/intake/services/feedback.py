"""Whoever referred somebody is told how far it has come, as far as the person agrees."""

from __future__ import annotations

from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.intake import policies, selectors
from opennrm.intake.domain.feedback import Feedback, FeedbackView, Stage, Way, check_can_tell, is_due
from opennrm.intake.domain.states import State
from opennrm.intake.models import ReferralFeedback
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

TEXT = {"table": "intake_referralfeedback", "column": "text_sealed"}


@act
def tell_referrer(referral_id: UUID, told: Feedback, *, by: Actor) -> None:
    """What has happened, once for each stage. On their own page only where they take part in the case."""
    row = selectors.lock_referral(by, referral_id)
    policies.check_can_decide_referral(
        by, holds_interviews=policies.holds_interviews(by, clock.today()), is_withdrawn=row.is_withdrawn
    )
    policies.check_has_a_referrer(row.referred_by)
    reached = Stage.CLOSED if row.state == State.DECLINED else Stage(row.reached)
    check_can_tell(Stage(row.told), reached, told.stage)
    if told.way is Way.PAGE and not selectors.may_read_on_page(by, row):
        raise Invalid("intake.referrer_without_page", field="way")
    if told.outcome and not rules().has("outcomes", told.outcome):
        raise Invalid("intake.unknown_code", field="outcome")
    said = ReferralFeedback(
        id=uuid4(), referral=row, stage=told.stage, way=told.way, consent=told.consent, outcome=told.outcome,
        organisation_id=by.organisation_id, told_at=clock.now(), told_by_id=by.user_id,
    )  # fmt: skip
    said.text_sealed = persons_services.seal_text(
        row.case.person_id, **TEXT, row=said.pk, text=told.text.strip()
    )
    said.save(force_insert=True)
    row.told = told.stage
    row.save(update_fields=["told"])
    audit.record(
        "intake.referrer_told", said, by=by, fields=["stage", "way", "consent", "outcome", "text_sealed"]
    )
    if not is_due(row.told, reached, row.referred_by):
        tasks.acted(Acted("intake.referrer_told", row.case_id, row.pk, clock.today()), by=by)


@act
def reach(case_id: UUID, stage: Stage, *, by: Actor) -> None:
    """A part of an act that has asked: the case has come so far. Whoever holds interviews has somebody to tell."""
    standing = selectors.lock_standing_of(by, case_id)
    for row in standing:
        row.reached = stage
        row.save(update_fields=["reached"])
        audit.record("intake.stage_reached", row, by=by, fields=["reached"], purpose=stage)
    due = any(is_due(row.told, row.reached, row.referred_by) for row in standing)
    if due:
        tasks.acted(Acted("intake.stage_reached", case_id, case_id, clock.today()), by=by)


@act
def show_feedback(referral_id: UUID, *, by: Actor) -> list[FeedbackView]:
    """What was told, oldest first."""
    row = selectors.get_referral(by, referral_id)
    found = selectors.feedback_of(by, row)
    if not found:
        return []
    sealed = [Sealed(**TEXT, row=each.pk, value=bytes(each.text_sealed)) for each in found]
    texts = persons_services.unseal_texts(row.case.person_id, sealed, by=by)
    audit.record("intake.feedback_shown", row, by=by)
    return [
        FeedbackView(
            each.stage,
            each.way,
            each.consent,
            each.outcome,
            texts[each.pk],
            each.told_at,
            each.organisation.code,
        )
        for each in found
    ]
