"""Interviews that were held, and what was found in them. Free text is sealed under the person's key."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from opennrm.identification.models.assessments import Assessment


class Interview(models.Model):
    """An identification interview that was held."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="interviews")
    organisation = models.CharField(max_length=60)
    interviewer_id = models.UUIDField()
    held_on = models.DateField()
    language = models.CharField(max_length=10)
    interpreter = models.BooleanField()
    place = models.CharField(max_length=40)
    consent = models.BooleanField()
    notes_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(consent=True), name="an_interview_is_voluntary"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="interview_withdrawn_at_and_by",
            ),
        ]

    class Privacy:
        identifying = ("notes_sealed",)
        sensitive = ("held_on", "language", "place")
        plain = (
            "id", "assessment", "organisation", "interviewer_id", "interpreter", "consent", "recorded_at",
            "withdrawn_at", "withdrawn_by",
        )  # fmt: skip


class Finding(models.Model):
    """An indicator seen in an interview."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="findings")
    indicator = models.CharField(max_length=60)
    note_sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint("interview", "indicator", name="an_indicator_once_per_interview")
        ]

    class Privacy:
        identifying = ("note_sealed",)
        sensitive = ("indicator",)
        plain = ("id", "interview")
