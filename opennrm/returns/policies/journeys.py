"""Who may record a return and take it back. The case's scope says whose."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.returns.domain.states import State
from opennrm.returns.models import Return
from opennrm.shared.errors import Denied


def check_can_record(actor: Actor) -> None:
    """Those who arrange the journeys record them."""
    actor.check_has(Permission.RETURN_RECORD)


def check_can_withdraw(actor: Actor, journey: Return) -> None:
    """The organisation that recorded a return takes it back, once, while nothing rests on it."""
    check_can_record(actor)
    if journey.is_withdrawn:
        raise Denied("returns.withdrawn_already")
    if journey.organisation_id != actor.organisation_id:
        raise Denied("returns.of_another_organisation")
    if journey.prepared is not None and journey.prepared.state != State.TRAVELLED:
        raise Denied("returns.went_on_already")
