"""May this actor hand a case to the competent authority?"""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.identification.domain.states import State, check_can_move
from opennrm.identification.models import Assessment


def check_can_request_assessment(actor: Actor, assessment: Assessment | None) -> None:
    """Whoever interviews hands over to the competent authority."""
    actor.check_has(Permission.INTERVIEW_RECORD)
    check_can_move(State(assessment.state) if assessment else State.INTERVIEWING, State.AWAITING_DECISION)
