"""Interviews that are planned, rooms, interpreters, and the half hours that are taken."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from opennrm.identification.domain.plan_states import PlanState


class Room(models.Model):
    """Where an organisation holds interviews: a room, a video line, or a prison or detention centre that is visited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "name", name="a_room_once_per_organisation")]

    class Privacy:
        plain = ("id", "organisation", "name", "kind")


class Interpreter(models.Model):
    """Somebody who interprets for an organisation. The name is sealed under a key of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    name_sealed = models.BinaryField()
    languages = ArrayField(models.CharField(max_length=10))
    gender = models.CharField(max_length=20, blank=True)
    registered_at = models.DateTimeField()

    class Privacy:
        identifying = ("name_sealed",)
        plain = ("id", "organisation", "languages", "gender", "registered_at")


class InterpreterConflict(models.Model):
    """A person, a nationality or a case complex that an interpreter must not work with, as they declared it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interpreter = models.ForeignKey(Interpreter, on_delete=models.PROTECT, related_name="conflicts")
    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, null=True, related_name="+")
    nationality = models.CharField(max_length=3, blank=True)
    complex = models.ForeignKey("cases.CaseComplex", on_delete=models.PROTECT, null=True, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, complex__isnull=True, nationality="")
                | Q(person__isnull=True, complex__isnull=False, nationality="")
                | (Q(person__isnull=True, complex__isnull=True) & ~Q(nationality="")),
                name="a_conflict_is_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=["interpreter", "person", "nationality", "complex"],
                name="a_conflict_is_declared_once",
                nulls_distinct=False,
            ),
        ]

    class Privacy:
        sensitive = ("person", "nationality", "complex")
        plain = ("id", "interpreter", "declared_at")


class PlannedInterview(models.Model):
    """An interview that is to be held, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="plans")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    interviewer = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    interpreter = models.ForeignKey(Interpreter, on_delete=models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    language = models.CharField(max_length=10)
    companion = models.CharField(max_length=40, blank=True)
    gender_wish = models.CharField(max_length=20, blank=True)
    # Why a wish was not honoured, and what follows when somebody did not come.
    unmet_wish_sealed = models.BinaryField(default=b"")
    follow_up_sealed = models.BinaryField(default=b"")
    follow_up_on = models.DateField(null=True)
    visit_granted_on = models.DateField(null=True)
    # When the interpreter was reminded.
    reminded_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=20, default=PlanState.PLANNED)
    # The record that was made of it, where it was held.
    interview = models.OneToOneField(
        "identification.Interview", on_delete=models.PROTECT, null=True, related_name="plan"
    )
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    planned_at = models.DateTimeField()
    planned_by_id = models.UUIDField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_plan_begins_and_ends"),
            models.CheckConstraint(
                condition=Q(state=PlanState.PLANNED, closed_at__isnull=True)
                | (~Q(state=PlanState.PLANNED) & Q(closed_at__isnull=False)),
                name="a_plan_is_open_or_closed",
            ),
            models.CheckConstraint(
                condition=Q(interview__isnull=True) | Q(state=PlanState.HELD),
                name="a_record_of_what_was_held",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "starts_at"], name="plans_by_day"),
            models.Index(
                fields=["starts_at"],
                name="plan_waits_for_a_reminder",
                condition=Q(state=PlanState.PLANNED, reminded_at__isnull=True, interpreter__isnull=False),
            ),
        ]

    class Privacy:
        identifying = ("unmet_wish_sealed", "follow_up_sealed")
        sensitive = (
            "starts_at", "ends_at", "language", "companion", "gender_wish", "room", "interpreter", "follow_up_on",
            "visit_granted_on",
        )  # fmt: skip
        plain = (
            "id", "case", "organisation", "interviewer", "interview", "state", "replaces", "planned_at", "planned_by_id", "closed_at", "reminded_at",
        )  # fmt: skip


class TakenHalfHour(models.Model):
    """Half an hour of a room, an interviewer or an interpreter. That nobody is booked twice is this table's key: it holds
    across organisations and whoever is quicker."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(PlannedInterview, on_delete=models.PROTECT, related_name="half_hours")
    whose = models.UUIDField()
    starts_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("whose", "starts_at", name="nobody_is_booked_twice")]

    class Privacy:
        plain = ("id", "plan", "whose", "starts_at")
