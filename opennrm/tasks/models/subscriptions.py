"""What leaves for a calendar or a mailbox: counts, kinds, days and pseudonyms, never a name."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Feed(models.Model):
    """The secret address of a user's calendar. Of its token only a digest is kept; ``reads`` are those since
    ``reads_since``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    token_digest = models.BinaryField(unique=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    reads = models.PositiveSmallIntegerField(default=0)
    reads_since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "organisation", condition=Q(closed_at=None), name="one_calendar"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("made_at")),
                name="calendar_closed_after_made",
            ),
        ]

    class Privacy:
        sensitive = ("token_digest",)
        plain = ("id", "user", "organisation", "made_at", "closed_at", "reads", "reads_since")


class Digest(models.Model):
    """On which days of the week (Monday is 1) a user is told by mail how many tasks wait, and where."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    address = models.EmailField()
    weekdays = ArrayField(models.PositiveSmallIntegerField())
    sent_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "organisation", name="one_digest"),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[1, 2, 3, 4, 5, 6, 7]) & ~Q(address=""),
                name="digest_on_days",
            ),
        ]

    class Privacy:
        identifying = ("address",)
        plain = ("id", "user", "organisation", "weekdays", "sent_on")
