"""The fact ledger and the imported yearly figures. Both only grow."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now


class Fact(models.Model):
    """One version of a fact, or its retraction. The newest version of a key counts; ``corrects`` names the key of a
    fact that this one replaces. ``position`` grows in the order of commits."""

    position = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=60)
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=64, blank=True)
    occurred_on = models.DateField()
    recorded_at = models.DateTimeField()
    appended_at = models.DateTimeField(db_default=Now(), editable=False)
    retracted = models.BooleanField(default=False)
    corrects = models.CharField(max_length=60, blank=True)
    attributes = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["key", "-position"])]

    class Privacy:
        sensitive = ("attributes", "subject")
        plain = (
            "position",
            "key",
            "kind",
            "occurred_on",
            "recorded_at",
            "appended_at",
            "retracted",
            "corrects",
        )


class SeriesFigure(models.Model):
    """A published figure of a year before the register, as stated: a number, "<5", or "" for unknown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField()
    dimension = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=40, blank=True)
    value = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint("year", "dimension", "code", name="one_figure_per_cell")]

    class Privacy:
        plain = ("id", "year", "dimension", "code", "value", "source")
