"""Who may keep places, place somebody, and see where a place is."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.shared.errors import Denied
from opennrm.support.domain.stay_states import LIVE, StayState, check_can_move
from opennrm.support.models import AccommodationPlace, Stay


def check_can_keep_places(actor: Actor) -> None:
    """Who decides on support registers places, their approval, supervision and address."""
    actor.check_has(Permission.SUPPORT_DECIDE)


def check_can_change_place(actor: Actor, place: AccommodationPlace) -> None:
    """Of one's own organisation's places."""
    check_can_keep_places(actor)
    check_is_own(actor, place)


def check_is_own(actor: Actor, place: AccommodationPlace) -> None:
    """Places are filled by the organisation that keeps them."""
    if place.coordinator_id != actor.organisation_id:
        raise Denied("support.place_of_another")


def check_can_house(actor: Actor) -> None:
    """Put on the waiting list, offer a place, record an answer and a move."""
    actor.check_has(Permission.SUPPORT_RECORD)


def check_can_answer(actor: Actor, stay: Stay, then: StayState) -> None:
    check_can_house(actor)
    check_can_move(StayState(stay.state), then)


def check_can_see_address(actor: Actor, stay: Stay) -> None:
    """Who helps the person, while they are offered the place or live there."""
    check_can_house(actor)
    if stay.state not in LIVE:
        raise Denied("support.address_no_longer_shown")
