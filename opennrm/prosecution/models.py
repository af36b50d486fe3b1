"""Police files, relations and the steps in them. No identity of an accused."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q


class PoliceFile(models.Model):
    """A police file by its journalnummer. The day it was opened may be unknown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=60, unique=True)
    opened_on = models.DateField(null=True)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(number=""), name="police_file_has_a_number")]

    class Privacy:
        sensitive = ("number",)
        plain = ("id", "opened_on", "organisation", "registered_at", "registered_by")


class FileCase(models.Model):
    """The file is about the exploitation of the person of this case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(PoliceFile, on_delete=models.PROTECT, related_name="links")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("file", "case", name="file_linked_to_a_case_once")]

    class Privacy:
        plain = ("id", "file", "case")


class Relation(models.Model):
    """One accused in one police file: what charges, indictments and convictions are counted by."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(PoliceFile, on_delete=models.PROTECT, related_name="relations")
    accused = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("file", "accused", name="one_relation_per_accused_and_file"),
            models.CheckConstraint(condition=Q(accused__gte=1), name="accused_are_numbered_from_one"),
        ]

    class Privacy:
        plain = ("id", "file", "accused")


class Step(models.Model):
    """A charge, an indictment or a conviction."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    relation = models.ForeignKey(Relation, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=20)
    statute = models.CharField(max_length=40)
    occurred_on = models.DateField()
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=("charge", "indictment", "conviction")), name="step_is_a_known_step"
            ),
            models.CheckConstraint(condition=~Q(statute=""), name="step_names_a_statute"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="step_withdrawn_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["relation", "step", "statute", "occurred_on"],
                condition=Q(withdrawn_at__isnull=True),
                name="step_stands_once",
            ),
        ]

    class Privacy:
        sensitive = ("step", "statute", "occurred_on")
        plain = (
            "id",
            "relation",
            "organisation",
            "recorded_at",
            "recorded_by",
            "withdrawn_at",
            "withdrawn_by",
        )
