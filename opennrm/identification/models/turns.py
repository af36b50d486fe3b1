"""What happens to an assessment beside interviews and decisions. Rows are never changed; their words are sealed."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from opennrm.identification.domain.conclusions import Conclusion
from opennrm.identification.domain.turns import TurnKind
from opennrm.identification.models.assessments import Assessment


class Turn(models.Model):
    """Asked for more, answered, handed over, reopened: who, to whom, and why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=20)
    organisation = models.CharField(max_length=60)
    by_id = models.UUIDField()
    # Whom more is asked of, or to whom the assessment goes.
    to = models.CharField(max_length=60, blank=True)
    residence_status = models.CharField(max_length=20, blank=True)
    due_on = models.DateField(null=True, blank=True)
    text_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=TurnKind.MORE_ASKED, residence_status="") & ~Q(to="")
                | Q(kind=TurnKind.HANDED_OVER, due_on__isnull=True) & ~Q(to="") & ~Q(residence_status="")
                | Q(
                    kind__in=[TurnKind.ANSWERED, TurnKind.REOPENED],
                    to="",
                    residence_status="",
                    due_on__isnull=True,
                ),
                name="a_turn_says_what_belongs_to_it",
            )
        ]

    class Privacy:
        identifying = ("text_sealed",)
        sensitive = ("kind", "residence_status", "due_on")
        plain = ("id", "assessment", "organisation", "by_id", "to", "recorded_at")


class Ruling(models.Model):
    """What a court or the prosecution found, with its source. Stands beside our decisions and is not counted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    ruled_by = models.CharField(max_length=60)
    ruled_on = models.DateField()
    found = models.CharField(max_length=20)
    source_sealed = models.BinaryField()
    organisation = models.CharField(max_length=60)
    recorded_by_id = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Privacy:
        identifying = ("source_sealed",)
        sensitive = ("ruled_on", "found")
        plain = ("id", "case", "ruled_by", "organisation", "recorded_by_id", "recorded_at")


class Opinion(models.Model):
    """What one assessor concludes for themselves. Of an interviewer the database takes none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="opinions")
    place = models.PositiveSmallIntegerField()
    assessor_id = models.UUIDField()
    organisation = models.CharField(max_length=60)
    act = models.CharField(max_length=20)
    means = models.CharField(max_length=20)
    purpose = models.CharField(max_length=20)
    as_child = models.BooleanField()
    outcome = models.CharField(max_length=20)
    grounds_sealed = models.BinaryField()
    # The interviews, texts, findings and evidence that stood when it was given.
    rests_on = ArrayField(models.UUIDField(), default=list)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("assessment", "assessor_id", name="an_assessor_once_per_assessment"),
            models.UniqueConstraint("assessment", "place", name="opinions_in_order"),
            models.CheckConstraint(condition=Q(place__range=(1, 3)), name="three_opinions_at_most"),
            models.CheckConstraint(
                condition=Q(
                    act__in=list(Conclusion), means__in=list(Conclusion), purpose__in=list(Conclusion)
                ),
                name="an_opinion_concludes",
            ),
        ]

    class Privacy:
        identifying = ("grounds_sealed",)
        sensitive = ("act", "means", "purpose", "as_child", "outcome")
        plain = ("id", "assessment", "place", "assessor_id", "organisation", "rests_on", "recorded_at")
