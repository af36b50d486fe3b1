"""Reflection and restitution periods, and what lengthened them."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from opennrm.support.domain import periods
from opennrm.support.domain.periods import Kind


class Period(models.Model):
    """The period that an assessment as a victim opened. It stands beside the assessment, so that who gives support need
    not see the decision. Annulled where no decision "victim" stands any more (one that began before the decision: where
    the decision is that the person is no victim); it is never removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    assessment = models.OneToOneField("identification.Assessment", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    begins_on = models.DateField()
    first_days = models.PositiveSmallIntegerField()
    most_days = models.PositiveSmallIntegerField()
    # Kept by the acts with the extensions that stand, so that the database can refuse what is too long.
    ends_on = models.DateField()
    ended_why = models.CharField(max_length=40, blank=True)
    ended_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)
    # It began when the case was sent for assessment, before there was a decision.
    is_early = models.BooleanField(default=False)
    is_annulled = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(Kind)), name="period_has_a_kind"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("begins_on")), name="period_has_a_day"),
            models.CheckConstraint(
                condition=Q(
                    ends_on__lte=models.ExpressionWrapper(
                        F("begins_on") + F("most_days"), output_field=models.DateField()
                    )
                ),
                name="period_is_not_too_long",
            ),
            models.CheckConstraint(
                condition=Q(ended_why="", ended_by__isnull=True)
                | (~Q(ended_why="") & Q(ended_by__isnull=False)),
                name="period_ended_by_somebody_for_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["ends_on", "id"], name="period_that_ends_next")]

    @property
    def value(self) -> periods.Period:
        """Its days, with the extensions that were fetched with it (``selectors.periods_for``: those that stand)."""
        given = (periods.Extension(each.days, each.ground, each.decided_on) for each in self.extensions.all())
        whole = periods.Period(self.begins_on, periods.Limits(self.first_days, self.most_days), tuple(given))
        return whole.ended(self.ends_on) if self.ended_why else whole

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(1)

    class Privacy:
        sensitive = ("kind", "begins_on", "ends_on", "ended_why")
        plain = (
            "id", "case", "assessment", "first_days", "most_days", "ended_by", "is_early", "is_annulled", "version",
        )  # fmt: skip


class Extension(models.Model):
    """Some more days. One that was recorded by mistake is taken back and stays. The reason is sealed under the person's
    key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="extensions")
    days = models.PositiveSmallIntegerField()
    ground = models.CharField(max_length=40)
    reason_sealed = models.BinaryField()
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1) & ~Q(ground=""), name="extension_gives_days"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__gte=F("recorded_at"), withdrawn_by__isnull=False),
                name="extension_withdrawn_by_somebody",
            ),
        ]

    class Privacy:
        identifying = ("reason_sealed",)
        sensitive = ("days", "ground", "decided_on")
        plain = ("id", "period", "recorded_at", "recorded_by", "withdrawn_at", "withdrawn_by")
