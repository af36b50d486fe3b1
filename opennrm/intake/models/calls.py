"""Calls, the cases they concern, and who took over the shift."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from opennrm.shared.dates import COPENHAGEN


def withdrawn_together(name: str) -> models.CheckConstraint:
    """Who withdrew and when are known together or not at all."""
    return models.CheckConstraint(
        condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
        | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
        name=name,
    )


class Call(models.Model):
    """A call to the hotline. What was said is sealed under a key of the call's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    caller = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)
    # A body, never a person: a private caller has none.
    caller_organisation = models.CharField(max_length=80, blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    danger = models.CharField(max_length=10, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, related_name="followed_by", null=True)
    notes_sealed = models.BinaryField()
    call_back_at = models.DateTimeField(null=True)
    called_back_at = models.DateTimeField(null=True)
    called_back_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            withdrawn_together("call_withdrawn_by_somebody"),
            models.CheckConstraint(
                condition=Q(received_at__lte=models.F("registered_at")),
                name="call_received_before_registered",
            ),
            models.CheckConstraint(condition=~Q(caller="") & ~Q(purpose=""), name="call_has_codes"),
            models.CheckConstraint(
                condition=Q(danger__in=["", "yes", "no", "unknown"]), name="call_danger_is_an_answer"
            ),
            models.CheckConstraint(
                condition=Q(caller_organisation="") | ~Q(caller__in=["private_person", "potential_victim"]),
                name="private_caller_has_no_organisation",
            ),
            models.CheckConstraint(
                condition=Q(called_back_at__isnull=True, called_back_by__isnull=True)
                | Q(called_back_at__isnull=False, called_back_by__isnull=False, call_back_at__isnull=False),
                name="call_called_back_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(follows=models.F("id")), name="call_follows_another"),
        ]
        indexes = [
            models.Index(fields=["organisation", "-received_at", "-id"], name="call_newest_first"),
            models.Index(
                fields=["organisation", "call_back_at"],
                name="call_waits_for_a_call_back",
                condition=Q(call_back_at__isnull=False, called_back_at__isnull=True),
            ),
        ]

    class Privacy:
        sensitive = ("notes_sealed",)
        plain = (
            "id",
            "organisation",
            "received_at",
            "caller",
            "purpose",
            "caller_organisation",
            "urgency",
            "danger",
            "minutes",
            "follows",
            "call_back_at",
            "called_back_at",
            "called_back_by",
            "registered_at",
            "registered_by",
            "withdrawn_at",
            "withdrawn_by",
            "version",
        )

    @property
    def received_on(self) -> date:
        return self.received_at.astimezone(COPENHAGEN).date()

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class CallCase(models.Model):
    """A call concerns the person of this case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="links")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("call", "case", name="call_concerns_a_case_once")]

    class Privacy:
        plain = ("id", "call", "case")


class Handover(models.Model):
    """A shift ends and the next one begins. What the next one must know is sealed under a key of the handover's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    note_sealed = models.BinaryField()
    left_at = models.DateTimeField()
    left_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True, taken_by__isnull=True)
                | Q(taken_at__gte=models.F("left_at"), taken_by__isnull=False),
                name="handover_taken_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-left_at"], name="handover_newest_first")]

    class Privacy:
        sensitive = ("note_sealed",)
        plain = ("id", "organisation", "left_at", "left_by", "taken_at", "taken_by")
