"""Who may turn an assessment, record what others found, and give an opinion."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.identification.domain.decisions import check_four_eyes
from opennrm.identification.domain.states import State, check_can_move
from opennrm.identification.models import Assessment
from opennrm.shared.errors import Denied


def check_decides(actor: Actor) -> None:
    """For the pages of those who decide."""
    actor.check_has(Permission.DECISION_DECIDE)


def check_may_read(actor: Actor) -> None:
    """Who may read the question may answer it."""
    actor.check_has(Permission.DECISION_VIEW)


def check_can_ask_for_more(actor: Actor, assessment: Assessment | None) -> None:
    """The competent authority, on what waits for its decision."""
    actor.check_has(Permission.DECISION_DECIDE)
    if assessment is None:
        raise Denied("identification.not_sent_for_assessment")
    check_can_move(State(assessment.state), State.MORE_REQUESTED)
    _check_is_competent(actor, assessment)


def check_can_answer(actor: Actor, assessment: Assessment | None, *, asked: str) -> None:
    """The organisation that was asked; or the authority itself, which then does without."""
    check_may_read(actor)
    if assessment is None or assessment.state != State.MORE_REQUESTED:
        raise Denied("identification.nothing_asked")
    if actor.organisation_code not in (asked, assessment.competent):
        raise Denied("identification.another_was_asked")


def check_can_hand_over(actor: Actor, assessment: Assessment | None) -> None:
    """The authority that has it. Whether there is something to hand over, the domain says."""
    actor.check_has(Permission.DECISION_DECIDE)
    if assessment is None or not assessment.competent:
        raise Denied("identification.not_sent_for_assessment")
    _check_is_competent(actor, assessment)


def check_can_reopen(actor: Actor, assessment: Assessment | None) -> None:
    """The authority that was competent, once it is decided."""
    actor.check_has(Permission.DECISION_DECIDE)
    if assessment is None or assessment.state != State.DECIDED:
        raise Denied("identification.not_decided")
    _check_is_competent(actor, assessment)


def check_can_record_ruling(actor: Actor) -> None:
    """Who may decide may record what a court or the prosecution found."""
    actor.check_has(Permission.DECISION_DECIDE)


def check_can_give_opinion(
    actor: Actor, assessment: Assessment | None, *, interviewers: Collection[UUID]
) -> None:
    """A decision maker who has met the person in no interview, while the assessment waits for its decision."""
    actor.check_has(Permission.DECISION_DECIDE)
    if assessment is None or assessment.state != State.AWAITING_DECISION:
        raise Denied("identification.not_waiting")
    _check_is_competent(actor, assessment)
    check_four_eyes(actor.user_id, interviewers)


def _check_is_competent(actor: Actor, assessment: Assessment) -> None:
    if actor.organisation_code != assessment.competent:
        raise Denied("identification.wrong_authority")
