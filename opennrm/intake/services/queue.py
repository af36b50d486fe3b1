"""What becomes of a referral in the queue: accepted, returned for more, declined, or found to be another told twice."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.intake import policies, selectors
from opennrm.intake.domain.calls import check_code
from opennrm.intake.domain.events import ReferralDeclined, ReferralWithdrawn
from opennrm.intake.domain.feedback import Stage
from opennrm.intake.domain.states import State, check_can_move
from opennrm.intake.models import Referral, ReferralStep
from opennrm.intake.services.feedback import reach
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

TEXT = {"table": "intake_referralstep", "column": "text_sealed"}


@act
def accept_referral(referral_id: UUID, *, by: Actor) -> None:
    """The person is offered an interview."""
    row = _decidable(referral_id, by=by)
    _move(row, State.ACCEPTED, by=by)
    reach(row.case_id, Stage.RECEIVED, by=by)
    audit.record("intake.referral_accepted", row, by=by, fields=["state"])
    tasks.acted(Acted("intake.referral_accepted", row.case_id, row.pk, clock.today()), by=by)


@act
def return_referral(referral_id: UUID, missing: str, *, by: Actor) -> None:
    """Something is missing; whoever referred is asked for it."""
    row = _decidable(referral_id, by=by)
    if not missing.strip():
        raise Invalid("intake.missing_not_said", field="text")
    _move(row, State.RETURNED, missing, by=by)
    audit.record("intake.referral_returned", row, by=by, fields=["state", "text_sealed"])


@act
def tell_more(referral_id: UUID, more: str, *, by: Actor) -> None:
    """What was missing is told, and the referral waits for an answer again."""
    row = selectors.lock_referral(by, referral_id)
    policies.check_can_tell_more(by, is_withdrawn=row.is_withdrawn)
    if not more.strip():
        raise Invalid("intake.more_not_said", field="text")
    _move(row, State.RECEIVED, more, by=by)
    audit.record("intake.referral_told_more", row, by=by, fields=["state", "text_sealed"])


@act
def decline_referral(referral_id: UUID, reason: str, text: str, *, by: Actor) -> None:
    """No interview, and why. It was made all the same, so it counts on; no interview may rest on it."""
    row = _decidable(referral_id, by=by)
    check_code("decline_reasons", reason, clock.today(), field="reason")
    reach(row.case_id, Stage.RECEIVED, by=by)
    _move(row, State.DECLINED, text, reason=reason, by=by)
    audit.record("intake.referral_declined", row, by=by, fields=["state", "reason", "text_sealed"])
    left = selectors.first_referral(by, row.case_id)
    if left is None:
        tasks.acted(Acted("intake.referral_declined", row.case_id, row.pk, clock.today()), by=by)
    else:
        audit.record("intake.referral_answered", row, by=by)
        tasks.acted(Acted("intake.referral_answered", row.case_id, row.pk, clock.today()), by=by)
    publish(ReferralDeclined(row.pk, row.case_id, left.made_on if left else None))


@act
def merge_referral(referral_id: UUID, into_id: UUID, *, by: Actor) -> None:
    """The same referral was told twice: this one counts no longer, the other one stands for both."""
    row = _decidable(referral_id, by=by)
    others = {each.pk for each in selectors.others_of_case(by, row)}
    if into_id not in others:
        raise Invalid("intake.merged_into_stranger", field="into")
    row.merged_into_id = into_id
    _move(row, State.MERGED, by=by)
    audit.record("intake.referral_merged", row, by=by, fields=["state", "merged_into"])
    tasks.acted(Acted("intake.referral_merged", row.case_id, row.pk, clock.today()), by=by)
    left = selectors.first_referral(by, row.case_id)
    publish(ReferralWithdrawn(row.pk, row.case_id, left.made_on if left else None))


def _decidable(referral_id: UUID, *, by: Actor) -> Referral:
    row = selectors.lock_referral(by, referral_id)
    policies.check_can_decide_referral(
        by,
        holds_interviews=policies.holds_interviews(by, clock.today()),
        is_withdrawn=row.is_withdrawn,
    )
    return row


def _move(row: Referral, then: State, text: str = "", *, reason: str = "", by: Actor) -> None:
    check_can_move(State(row.state), then)
    row.state = then
    row.save(update_fields=["state", "merged_into"])
    step = ReferralStep(referral=row, state=then, reason=reason, at=clock.now(), by_id=by.user_id)
    step.text_sealed = persons_services.seal_text(row.case.person_id, **TEXT, row=step.pk, text=text)
    step.save()
