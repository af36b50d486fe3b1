"""May this actor hand a case to the competent authority?"""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.identification.domain.states import State
from opennrm.identification.models import Assessment
from opennrm.shared.errors import Denied


def check_can_request_assessment(actor: Actor, assessment: Assessment | None) -> None:
    """Whoever interviews hands over to the competent authority, once for each round of interviews: what was asked for is
    answered, and what is decided is reopened."""
    actor.check_has(Permission.INTERVIEW_RECORD)
    if assessment is not None and assessment.state != State.INTERVIEWING:
        raise Denied(
            "identification.move_impossible", now=assessment.state, then=State.AWAITING_DECISION.value
        )
