"""Calls, the cases they concern, and referrals."""

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
    notes_sealed = models.BinaryField()
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
        ]
        indexes = [models.Index(fields=["organisation", "-received_at", "-id"], name="call_newest_first")]

    class Privacy:
        sensitive = ("notes_sealed",)
        plain = (
            "id",
            "organisation",
            "received_at",
            "caller",
            "purpose",
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


class Referral(models.Model):
    """A person is referred to an identification interview. The reason is sealed under the person's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="referrals", null=True)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    referred_by = models.CharField(max_length=40)
    made_on = models.DateField()
    reason_sealed = models.BinaryField()
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            withdrawn_together("referral_withdrawn_by_somebody"),
            models.CheckConstraint(condition=~Q(referred_by=""), name="referral_has_an_origin"),
        ]
        indexes = [
            models.Index(fields=["case", "made_on"], name="referral_of_case"),
            models.Index(fields=["-made_on", "-id"], name="referral_newest_first"),
        ]

    class Privacy:
        sensitive = ("reason_sealed",)
        plain = (
            "id",
            "case",
            "call",
            "organisation",
            "referred_by",
            "made_on",
            "registered_at",
            "registered_by",
            "withdrawn_at",
            "withdrawn_by",
        )

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
