"""What stops an erasure, erasures that were proposed, and the proof of those that were done."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q


class Hold(models.Model):
    """The records of a person may not be erased for now. The reason is sealed under a key of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    pseudonym = models.CharField(max_length=7)
    kind = models.CharField(max_length=20)
    reason_sealed = models.BinaryField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | (Q(lifted_at__gte=F("set_at"), lifted_by__isnull=False) & ~Q(lifted_by=F("set_by"))),
                name="hold_lifted_by_another",
            ),
            models.CheckConstraint(condition=~Q(kind=""), name="hold_has_a_kind"),
        ]

    class Privacy:
        sensitive = ("reason_sealed",)
        plain = ("id", "person", "pseudonym", "kind", "set_at", "set_by", "lifted_at", "lifted_by")


class Erasure(models.Model):
    """An erasure of several, proposed by one after a simulation and approved by another; carried out by command."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    checksum = models.CharField(max_length=64, blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)
    approved = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, approved__isnull=True)
                | (
                    Q(decided_by__isnull=False, decided_at__isnull=False, approved__isnull=False)
                    & ~Q(decided_by=F("proposed_by"))
                ),
                name="erasure_decided_by_another",
            ),
        ]

    class Privacy:
        plain = ("id", "checksum", "proposed_at", "proposed_by", "decided_at", "decided_by", "approved")


class ErasureItem(models.Model):
    """One person, or one call about nobody, of an erasure; and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    erasure = models.ForeignKey(Erasure, on_delete=models.PROTECT, related_name="items")
    subject_id = models.UUIDField()
    label = models.CharField(max_length=7, blank=True)
    numbers = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20)
    due_on = models.DateField()
    outcome = models.CharField(max_length=20, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("erasure", "subject_id", name="once_in_an_erasure"),
            models.CheckConstraint(
                condition=Q(outcome="", done_at__isnull=True)
                | Q(outcome__in=("erased", "held", "not_due"), done_at__isnull=False),
                name="item_has_an_outcome_when_done",
            ),
        ]

    class Privacy:
        plain = ("id", "erasure", "subject_id", "label", "numbers", "kind", "due_on", "outcome", "done_at")


class ErasureProof(models.Model):
    """What was erased of one subject: every place, how many rows, and how. Never changed. Without an item where a restored
    backup was brought up to the list of erasures."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField(ErasureItem, on_delete=models.PROTECT, related_name="proof", null=True)
    subject_id = models.UUIDField()
    label = models.CharField(max_length=7, blank=True)
    places = models.JSONField()
    erased_at = models.DateTimeField()

    class Privacy:
        plain = ("id", "item", "subject_id", "label", "places", "erased_at")
