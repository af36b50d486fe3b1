"""What administrators publish: the code of conduct, and what codes are called."""

from __future__ import annotations

import uuid

from django.db import models

from opennrm.access.models.people import User


class Conduct(models.Model):
    """The code of conduct, as it was published once. The newest is accepted before anything else is done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    danish = models.TextField()
    english = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(danish="") & ~models.Q(english=""), name="conduct_in_both_languages"
            )
        ]

    class Privacy:
        plain = ("id", "number", "danish", "english", "published_at", "published_by")


class ConductAcceptance(models.Model):
    """A user accepted a version of the code of conduct."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    conduct = models.ForeignKey(Conduct, on_delete=models.PROTECT, related_name="acceptances")
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("user", "conduct", name="conduct_accepted_once")]

    class Privacy:
        plain = ("id", "user", "conduct", "accepted_at")


class CodeLabel(models.Model):
    """What a code of denmark.toml shall be called from a day on: proposed by one administrator, decided by another. Once
    decided it never changes (trigger), so that a figure as of a day always has the words of that day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    list_name = models.CharField(max_length=60)
    code = models.CharField(max_length=60)
    danish = models.CharField(max_length=150)
    english = models.CharField(max_length=150)
    valid_from = models.DateField()
    source = models.CharField(max_length=500)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True, approved__isnull=True)
                | (
                    models.Q(decided_by__isnull=False, decided_at__isnull=False, approved__isnull=False)
                    & ~models.Q(decided_by=models.F("proposed_by"))
                ),
                name="label_decided_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(danish="") & ~models.Q(english="") & ~models.Q(source=""),
                name="label_in_both_languages_with_source",
            ),
            models.UniqueConstraint(
                "list_name", "code", condition=models.Q(approved__isnull=True), name="one_label_waits"
            ),
            models.UniqueConstraint(
                "list_name",
                "code",
                "valid_from",
                condition=models.Q(approved=True),
                name="one_label_from_a_day",
            ),
        ]

    class Privacy:
        plain = (
            "id", "list_name", "code", "danish", "english", "valid_from", "source", "proposed_by", "proposed_at", "decided_by",
            "decided_at", "approved",
        )  # fmt: skip
