"""Accommodation: places, their approval and supervision, beds, who waits, stays.

That a bed is never taken twice is a constraint of the database: ranges of whole numbers and of days, which need no
extension (ADR 38).
"""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from opennrm.support.domain.places import TakenIn
from opennrm.support.domain.stay_states import FREED, StayState


class AccommodationPlace(models.Model):
    """A place to live. Its name says nothing of where it is; the address stands in a table of its own. ``coordinator``:
    the organisation that keeps it and places people there; ``provider``: the one that runs it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    coordinator = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    region = models.CharField(max_length=40)
    taken_in = models.CharField(max_length=20)
    children = models.BooleanField()
    wheelchair = models.BooleanField()
    security = models.PositiveSmallIntegerField()
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("coordinator", "name", name="a_place_once_per_coordinator"),
            models.CheckConstraint(
                condition=Q(taken_in__in=list(TakenIn))
                & Q(security__range=(1, 3))
                & ~Q(kind="")
                & ~Q(region=""),
                name="a_place_has_codes",
            ),
        ]

    class Privacy:
        plain = (
            "id", "coordinator", "provider", "name", "kind", "region", "taken_in", "children", "wheelchair",
            "security", "registered_at", "registered_by",
        )  # fmt: skip


class PlaceAddress(models.Model):
    """Where a place is, under a key of its own. A new one is a further row; the newest holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(AccommodationPlace, on_delete=models.PROTECT, related_name="addresses")
    address_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying = ("address_sealed",)
        plain = ("id", "place", "recorded_at", "recorded_by")


class Approval(models.Model):
    """The place was approved by Socialtilsynet for these days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(AccommodationPlace, on_delete=models.PROTECT, related_name="approvals")
    since = models.DateField()
    until = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="an_approval_has_a_day")
        ]

    class Privacy:
        plain = ("id", "place", "since", "until", "recorded_at", "recorded_by")


class Supervision(models.Model):
    """Socialtilsynet looked at the place, and what it found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(AccommodationPlace, on_delete=models.PROTECT, related_name="supervisions")
    visited_on = models.DateField()
    outcome = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        plain = ("id", "place", "visited_on", "outcome", "recorded_at", "recorded_by")


class Bed(models.Model):
    """One bed of a place. Its number is what the constraint of nights goes by."""

    number = models.BigAutoField(primary_key=True)
    place = models.ForeignKey(AccommodationPlace, on_delete=models.PROTECT, related_name="beds")

    class Privacy:
        plain = ("number", "place")


class Waiting(models.Model):
    """Somebody waits for a place, and what it must have."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    children = models.PositiveSmallIntegerField()
    wheelchair = models.BooleanField()
    security = models.PositiveSmallIntegerField()
    region = models.CharField(max_length=40, blank=True)
    ended_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("case", condition=Q(ended_on=None), name="waiting_once_at_a_time"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")), name="waiting_ends_after_it_began"
            ),
        ]

    class Privacy:
        sensitive = ("children", "wheelchair", "security", "region")
        plain = ("id", "case", "since", "ended_on", "recorded_at", "recorded_by")


class Stay(models.Model):
    """Somebody was offered a place, and lives there or did. ``ends_on`` is the first day outside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(AccommodationPlace, on_delete=models.PROTECT, related_name="stays")
    state = models.CharField(max_length=20, default=StayState.OFFERED)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    beds = models.PositiveSmallIntegerField()
    words_sealed = models.BinaryField(default=b"")
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("case", condition=Q(state=StayState.OFFERED), name="one_offer_at_a_time"),
            models.UniqueConstraint("case", condition=Q(state=StayState.STAYING), name="one_stay_at_a_time"),
            models.CheckConstraint(
                condition=Q(state__in=list(StayState)) & Q(beds__gte=1), name="a_stay_has_a_state"
            ),
            models.CheckConstraint(
                condition=Q(state=StayState.ENDED, ends_on__gte=F("begins_on"))
                | (~Q(state=StayState.ENDED) & Q(ends_on=None)),
                name="a_stay_that_ended_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=StayState.DECLINED) | ~Q(words_sealed=b""),
                name="a_place_declined_in_own_words",
            ),
        ]
        indexes = [
            models.Index(fields=["place", "begins_on"], condition=~Q(state__in=FREED), name="stay_of_place")
        ]

    class Privacy:
        identifying = ("words_sealed",)
        sensitive = ("place", "state", "begins_on", "ends_on", "beds")
        plain = ("id", "case", "offered_at", "offered_by")


class TakenBed(models.Model):
    """A bed is taken for a stay, from a day to a day; an open end takes it for good. It leads to a stay, which shows to
    those in the case alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stay = models.ForeignKey(Stay, on_delete=models.PROTECT, related_name="taken_beds")
    bed = models.ForeignKey(Bed, on_delete=models.PROTECT, related_name="taken")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="a_bed_is_taken_once_a_night",
                expressions=[
                    (Func(F("bed"), F("bed"), Value("[]"), function="int8range"), "&&"),
                    (Func(F("begins_on"), F("ends_on"), function="daterange"), "&&"),
                ],
            ),
        ]

    class Privacy:
        plain = ("id", "stay", "bed", "begins_on", "ends_on")
