"""Complaints and feedback. The words are sealed under the person's key."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.returns.domain.complaints import HIGHEST, LOWEST
from opennrm.returns.models.prepared import PreparedReturn


class Complaint(models.Model):
    """Received once, answered once, by somebody who has done nothing in the return."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prepared = models.ForeignKey(PreparedReturn, on_delete=models.PROTECT, related_name="complaints")
    received_on = models.DateField()
    about = models.CharField(max_length=40)
    way = models.CharField(max_length=40)
    words_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    answer_sealed = models.BinaryField(default=b"")
    answered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, outcome="", answered_by__isnull=True)
                | (Q(answered_on__gte=F("received_on"), answered_by__isnull=False) & ~Q(outcome="")),
                name="complaint_answered_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("recorded_by")),
                name="complaint_answered_by_somebody_else",
            ),
        ]

    class Privacy:
        identifying = ("words_sealed", "answer_sealed")
        sensitive = ("received_on", "about", "way", "answered_on", "outcome")
        plain = ("id", "prepared", "recorded_at", "recorded_by", "answered_by")


class Feedback(models.Model):
    """How the person found the help."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prepared = models.ForeignKey(PreparedReturn, on_delete=models.PROTECT, related_name="feedback")
    given_on = models.DateField()
    language = models.CharField(max_length=10)
    score = models.PositiveSmallIntegerField()
    words_sealed = models.BinaryField(default=b"")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(score__range=(LOWEST, HIGHEST)), name="feedback_on_the_scale")
        ]

    class Privacy:
        identifying = ("words_sealed",)
        sensitive = ("given_on", "language", "score")
        plain = ("id", "prepared", "recorded_at", "recorded_by")
