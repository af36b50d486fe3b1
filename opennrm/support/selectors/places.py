"""What may be read of accommodation: the places of one's own organisation, never where they are; stays in one's own cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Role, Section
from opennrm.cases import selectors as cases
from opennrm.shared.dates import clock
from opennrm.support.domain.places import Fitness, PlaceLine, WaitingLine, Wish, needs_approval
from opennrm.support.domain.stay_states import LIVE
from opennrm.support.models import AccommodationPlace, Approval, Bed, PlaceAddress, Stay, TakenBed, Waiting


def _covering(day: date) -> Q:
    return Q(begins_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))


def places_for(actor: Actor) -> QuerySet[AccommodationPlace]:
    """Those that the actor's organisation keeps or runs; a provider sees what it runs alone."""
    actor.check_has(Permission.SUPPORT_VIEW)
    runs = Q(provider=actor.organisation_id)
    own = runs if actor.role is Role.ACCOMMODATION_PROVIDER else runs | Q(coordinator=actor.organisation_id)
    return AccommodationPlace.objects.filter(own).select_related("provider")


def listed_places(actor: Actor, day: date) -> QuerySet[AccommodationPlace]:
    """With the beds that are free on a day, and how long each is approved."""
    found = _with_beds(places_for(actor), day)
    return found.order_by("region", "name")


def _with_beds(found: QuerySet[AccommodationPlace], day: date) -> QuerySet[AccommodationPlace]:
    approved = Approval.objects.filter(place=OuterRef("pk"), since__lte=day, until__gt=day)
    taken = Exists(TakenBed.objects.filter(_covering(day), bed=OuterRef("beds")))
    return found.annotate(
        all_beds=Count("beds", distinct=True),
        taken_beds=Count("beds", filter=taken, distinct=True),
        approved_until=Subquery(approved.order_by("-until").values("until")[:1]),
    )


def line_of(actor: Actor, row: Any) -> PlaceLine:
    """As lists show it, of a row with its beds."""
    return PlaceLine(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        provider=row.provider.code,
        region=row.region,
        fitness=fitness_of(actor, row),
        beds=row.all_beds,
        free=row.all_beds - row.taken_beds,
        is_approved=row.approved_until is not None or not needs_approval(row.kind),
        approved_until=row.approved_until,
    )


def fitness_of(actor: Actor, row: AccommodationPlace) -> Fitness:
    return Fitness(row.taken_in, row.children, row.wheelchair, row.security)


def get_place(actor: Actor, place_id: UUID) -> AccommodationPlace:
    return get_object_or_404(places_for(actor), pk=place_id)


def get_listed_place(actor: Actor, place_id: UUID) -> PlaceLine:
    return line_of(actor, get_object_or_404(listed_places(actor, clock.today()), pk=place_id))


def lock_place(actor: Actor, place_id: UUID) -> AccommodationPlace:
    """Who fills it waits here for who was quicker."""
    return get_object_or_404(places_for(actor).select_for_update(of=("self",)), pk=place_id)


def is_approved(actor: Actor, place: AccommodationPlace, day: date) -> bool:
    if not needs_approval(place.kind):
        return True
    return Approval.objects.filter(place=place, since__lte=day, until__gt=day).exists()


def free_beds(actor: Actor, place: AccommodationPlace, since: date, wanted: int) -> list[Bed]:
    """Beds that nobody has from that day on."""
    later = TakenBed.objects.filter(Q(ends_on=None) | Q(ends_on__gt=since), bed=OuterRef("pk"))
    return list(Bed.objects.filter(~Exists(later), place=place).order_by("number")[:wanted])


def approvals_of(actor: Actor, place_id: UUID) -> list[tuple[date, date]]:
    found = get_place(actor, place_id).approvals.order_by("-since")
    return list(found.values_list("since", "until"))


def supervisions_of(actor: Actor, place_id: UUID) -> list[tuple[date, str]]:
    found = get_place(actor, place_id).supervisions.order_by("-visited_on")
    return list(found.values_list("visited_on", "outcome"))


def newest_address(actor: Actor, place_id: UUID) -> PlaceAddress:
    """The database shows it to who runs the place, and to those in the case of somebody who is offered it or lives there."""
    return get_object_or_404(PlaceAddress.objects.filter(place=place_id).order_by("-recorded_at")[:1])


def stays_for(actor: Actor) -> QuerySet[Stay]:
    """In the actor's cases; a provider sees those in its own places alone."""
    actor.check_has(Permission.SUPPORT_VIEW)
    found = Stay.objects.filter(case__in=cases.case_ids_for(actor, Section.SUPPORT))
    if actor.role is Role.ACCOMMODATION_PROVIDER:
        found = found.filter(place__provider=actor.organisation_id)
    return found.select_related("case__person__canonical", "place__provider")


def stays_of(actor: Actor, case_id: UUID) -> list[Stay]:
    """Of a case, the newest first."""
    return list(stays_for(actor).filter(case_id=case_id).order_by("-begins_on", "-offered_at"))


def stays_in(actor: Actor, place_id: UUID) -> list[Stay]:
    """Those now in a place."""
    return list(
        stays_for(actor).filter(place_id=place_id, state__in=LIVE).order_by("begins_on", "offered_at")
    )


def lock_stay(actor: Actor, stay_id: UUID) -> Stay:
    return get_object_or_404(stays_for(actor).select_for_update(of=("self",)), pk=stay_id)


def get_stay(actor: Actor, stay_id: UUID) -> Stay:
    return get_object_or_404(stays_for(actor), pk=stay_id)


def waiting_for(actor: Actor) -> QuerySet[Waiting]:
    """Who waits in the actor's cases, the longest wait first."""
    actor.check_has(Permission.SUPPORT_VIEW)
    found = Waiting.objects.filter(case__in=cases.case_ids_for(actor, Section.SUPPORT), ended_on=None)
    return found.select_related("case__person__canonical").order_by("since", "recorded_at")


def waiting_of(actor: Actor, case_id: UUID) -> Waiting | None:
    return waiting_for(actor).filter(case_id=case_id).first()


def lock_waiting(actor: Actor, waiting_id: UUID) -> Waiting:
    return get_object_or_404(waiting_for(actor).select_for_update(of=("self",)), pk=waiting_id)


def wish_of(actor: Actor, row: Waiting) -> Wish:
    return Wish(row.children, row.wheelchair, row.security, row.region)


def waiting_lines(actor: Actor, rows: Iterable[Waiting]) -> list[WaitingLine]:
    return [
        WaitingLine(
            each.pk,
            each.case_id,
            each.case.number,
            each.case.person.standing_pseudonym,
            each.since,
            wish_of(actor, each),
        )
        for each in rows
    ]
