"""May this actor decide, and correct a decision?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.identification.domain.decisions import check_competent, check_four_eyes
from opennrm.identification.domain.states import State
from opennrm.identification.models import Assessment, Decision
from opennrm.shared.errors import Denied


def check_can_decide(
    actor: Actor, assessment: Assessment | None, *, interviewers: Collection[UUID], day: date
) -> None:
    """A decision maker of the competent authority, who held none of the interviews, on what waits for a decision."""
    actor.check_has(Permission.DECISION_DECIDE)
    if assessment is None or assessment.state == State.INTERVIEWING:
        raise Denied("identification.not_sent_for_assessment")
    if assessment.state == State.MORE_REQUESTED:
        raise Denied("identification.more_is_asked_for")
    if assessment.state == State.DECIDED:
        raise Denied("identification.already_decided")
    check_competent(actor.organisation_code, assessment.residence_status, day)
    check_four_eyes(actor.user_id, interviewers)


def check_can_correct(
    actor: Actor, decision: Decision, *, interviewers: Collection[UUID], is_replaced: bool
) -> None:
    """The authority that decided corrects its own decision, once; a correction is corrected in its turn."""
    actor.check_has(Permission.DECISION_DECIDE)
    if decision.withdrawn_at is not None:
        raise Denied("identification.decision_withdrawn")
    if is_replaced:
        raise Denied("identification.already_replaced")
    if decision.authority != actor.organisation_code:
        raise Denied("identification.wrong_authority")
    check_four_eyes(actor.user_id, interviewers)


def check_can_decide_age(actor: Actor) -> None:
    """Who may decide on the person may decide on a disputed age: earlier, and without being competent for the rest (ours)."""
    actor.check_has(Permission.DECISION_DECIDE)
