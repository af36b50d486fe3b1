"""The audit trail and its chain."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


class AuditLine(models.Model):
    """Who did what to which record. Append-only (triggers and rights), without foreign keys or values."""

    position = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    appended_at = models.DateTimeField(db_default=Now(), editable=False)
    event = models.CharField(max_length=60)
    user_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    fields = ArrayField(models.CharField(max_length=60), default=list)
    purpose = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "position"]),
            models.Index(fields=["user_id", "at"], name="audit_of_user"),
            models.Index(fields=["event", "position"], name="audit_of_event"),
        ]

    class Privacy:
        plain = (
            "position",
            "at",
            "appended_at",
            "event",
            "user_id",
            "organisation_id",
            "subject_kind",
            "subject_id",
            "fields",
            "purpose",
        )


class AuditCut(models.Model):
    """The trail begins after this seal: what was before had been kept for its period. ``mark`` is keyed, so that whoever
    holds the database alone can cut nothing off unseen. Append-only."""

    number = models.BigIntegerField(primary_key=True)
    digest = models.BinaryField()
    through = models.DateField()
    mark = models.BinaryField()
    cut_at = models.DateTimeField()

    class Privacy:
        plain = ("number", "digest", "through", "mark", "cut_at")


class AuditSeal(models.Model):
    """A line of the trail has its place in the hash chain. Append-only; made by the sealing job alone."""

    number = models.BigIntegerField(primary_key=True)
    line = models.BigIntegerField(unique=True)
    digest = models.BinaryField()
    sealed_at = models.DateTimeField()

    class Privacy:
        plain = ("number", "line", "digest", "sealed_at")
