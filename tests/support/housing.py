"""Invented places, and somebody who waits for one and is offered it, through the services."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from opennrm.access.domain.actor import Actor
from opennrm.access.models import Organisation
from opennrm.shared.dates import clock
from opennrm.support import services
from opennrm.support.domain.places import (
    ApprovalInput,
    Fitness,
    OfferedPlace,
    PlaceInput,
    StayAnswer,
    Wish,
)
from opennrm.support.domain.stay_states import StayState
from opennrm.support.models import AccommodationPlace, Stay

FIT = Fitness("everybody", True, True, 3)
ADDRESS = "Opdigtet Skjulested 7, 9999 Opdigtet"
PLACE = PlaceInput("Opdigtet hus", "other_home", "cmm", "zealand", FIT, 2, ADDRESS)
WISH = Wish(0, False, 1)


def registered(by: Actor, **told):
    """A place that is approved for a year around today."""
    place = replace(PLACE, **told)
    Organisation.objects.get_or_create(code=place.provider)
    place_id = services.register_place(place, by=by)
    today = clock.today()
    services.approve_place(place_id, ApprovalInput(today - timedelta(9), today + timedelta(365)), by=by)
    return place_id


def offered_place(case_id, place_id, by: Actor, wish: Wish = WISH):
    services.want_place(case_id, wish, by=by)
    return services.offer_place(case_id, OfferedPlace(place_id, clock.today()), by=by)


def answered(then, words=""):
    return StayAnswer(StayState(then), clock.today(), words)


def housed(case_id, by: Actor):
    """Waits and is offered a place, in a register that has one with its supervision. Gives the stay."""
    known = AccommodationPlace.objects.filter(coordinator=by.organisation_id).first()
    place_id = known.pk if known else registered(by, beds=9)
    services.supervise_place(place_id, clock.today(), "without_remarks", by=by)
    return offered_place(case_id, place_id, by)


def moved(case_id, by: Actor) -> None:
    """Moved in, waits for another place, and one more place is registered."""
    stay = Stay.objects.get(case_id=case_id)
    services.answer_stay(stay.pk, answered("staying"), by=by)
    place_id = registered(by, name=f"Opdigtet hus {AccommodationPlace.objects.count()}")
    offered_place(case_id, place_id, by)
