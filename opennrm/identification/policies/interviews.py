"""May this actor hold, record and take back interviews?"""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.identification.domain.states import State
from opennrm.identification.models import Interview
from opennrm.shared.errors import Denied


def check_can_record_interview(actor: Actor) -> None:
    actor.check_has(Permission.INTERVIEW_RECORD)


def check_can_withdraw_interview(actor: Actor, interview_by: str, *, is_withdrawn: bool, state: str) -> None:
    """The organisation that held it, until a decision rests on it."""
    actor.check_has(Permission.INTERVIEW_RECORD)
    if interview_by != actor.organisation_code:
        raise Denied("identification.interview_of_another_organisation")
    if is_withdrawn:
        raise Denied("identification.interview_withdrawn")
    if state == State.DECIDED:
        raise Denied("identification.interview_decided_on")


def check_can_correct_interview(actor: Actor, interview: Interview) -> None:
    """The organisation that held it, as long as it stands."""
    actor.check_has(Permission.INTERVIEW_RECORD)
    if interview.organisation != actor.organisation_code:
        raise Denied("identification.interview_not_yours")
    if interview.withdrawn_at is not None:
        raise Denied("identification.interview_withdrawn")


def check_can_plan(actor: Actor) -> None:
    """Whoever interviews plans the organisation's interviews."""
    actor.check_has(Permission.INTERVIEW_VIEW)
    actor.check_has(Permission.INTERVIEW_RECORD)


def may_plan(actor: Actor) -> bool:
    """Asked politely, for a job that passes over those who may not any more."""
    return all(map(actor.has, (Permission.CASE_VIEW, Permission.INTERVIEW_VIEW, Permission.INTERVIEW_RECORD)))
