"""The fact ledger and the imported yearly figures, which only grow; and what was published of them."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from opennrm.statistics.domain.publication_states import State
from opennrm.statistics.domain.publications import Profile


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


class Publication(models.Model):
    """The tables of a year as they were let out: what the register knew on a day, to its ledger position. ``ground``: on
    which somebody released tables in which persons can be singled out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    year = models.PositiveSmallIntegerField()
    as_of = models.DateField()
    position = models.BigIntegerField()
    profile = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default=State.PREPARED)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(State)), name="publication_state_is_known"),
            models.CheckConstraint(
                condition=Q(profile__in=list(Profile)), name="publication_profile_is_known"
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True) & ~Q(state=State.RELEASED)
                | Q(released_at__gte=F("prepared_at"), released_by__isnull=False, state=State.RELEASED)
                & ~Q(released_by=F("prepared_by")),
                name="publication_released_by_another",
            ),
        ]

    class Privacy:
        plain = (
            "id", "number", "year", "as_of", "position", "profile", "state", "prepared_at", "prepared_by",
            "released_at", "released_by", "ground",
        )  # fmt: skip


class PublishedTable(models.Model):
    """One table of a publication, with the checksum of its file. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="tables")
    name = models.CharField(max_length=60)
    measure = models.CharField(max_length=40)
    by = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    checksum = models.CharField(max_length=71)

    class Meta:
        constraints = [
            models.UniqueConstraint("publication", "name", name="one_table_of_a_name_in_a_publication")
        ]

    class Privacy:
        sensitive = ("rows",)
        plain = ("id", "publication", "name", "measure", "by", "checksum")
