"""Assessments."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from opennrm.identification.domain.states import State


class Assessment(models.Model):
    """The assessment of the person of a case: one at a time is open; a new one stands beside those decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="assessments")
    opened_on = models.DateField()
    state = models.CharField(max_length=20, default=State.INTERVIEWING)
    residence_status = models.CharField(max_length=20, blank=True)
    competent = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=~Q(state=State.DECIDED), name="one_open_assessment_per_case"
            ),
            models.CheckConstraint(
                condition=Q(state=State.INTERVIEWING) | (~Q(residence_status="") & ~Q(competent="")),
                name="an_assessment_that_waits_is_routed",
            ),
        ]

    class Privacy:
        sensitive = ("residence_status", "state")
        plain = ("id", "case", "opened_on", "competent")
