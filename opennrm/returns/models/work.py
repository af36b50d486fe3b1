"""What is done in the steps of a prepared return. All of it is only added to; free text is sealed under the person's key."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from opennrm.returns.domain.activity_states import ActivityState
from opennrm.returns.domain.views import RiskView
from opennrm.returns.models.prepared import PreparedReturn


class ActivityRecord(models.Model):
    """How far an activity came, on a day. The newest one says where it stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prepared = models.ForeignKey(PreparedReturn, on_delete=models.PROTECT, related_name="activities")
    activity = models.CharField(max_length=40)
    state = models.CharField(max_length=20)
    reason = models.CharField(max_length=40, blank=True)
    happened_on = models.DateField()
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+", null=True)
    note_sealed = models.BinaryField(default=b"")
    place = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("prepared", "activity", "place", name="activity_goes_on_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=list(ActivityState)) & ~Q(state=ActivityState.NOT_BEGUN),
                name="activity_was_begun",
            ),
            models.CheckConstraint(
                condition=(Q(state=ActivityState.DONE, reason=""))
                | (~Q(state=ActivityState.DONE) & ~Q(reason="")),
                name="activity_waits_for_a_reason",
            ),
        ]

    class Privacy:
        identifying = ("note_sealed",)
        sensitive = ("activity", "state", "reason", "happened_on", "document")
        plain = ("id", "prepared", "place", "recorded_at", "recorded_by")


class RiskAssessment(models.Model):
    """Made together with the person (report). The newest one counts until it runs out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prepared = models.ForeignKey(PreparedReturn, on_delete=models.PROTECT, related_name="risks")
    made_on = models.DateField()
    level = models.CharField(max_length=20)
    measures = ArrayField(models.CharField(max_length=40))
    renew_on = models.DateField(null=True)
    exploiters_sealed = models.BinaryField()
    family_sealed = models.BinaryField()
    debt_sealed = models.BinaryField()
    providing_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying = ("exploiters_sealed", "family_sealed", "debt_sealed", "providing_sealed")
        sensitive = ("made_on", "level", "measures", "renew_on")
        plain = ("id", "prepared", "recorded_at", "recorded_by")

    @property
    def view(self) -> RiskView:
        """Without what the person told."""
        return RiskView(self.made_on, self.level, self.measures, self.renew_on)


class HealthClarification(models.Model):
    """Of a case, in its section of health: for who works with that, who need not see the return."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    fit_to_travel = models.CharField(max_length=20)
    here_sealed = models.BinaryField(default=b"")
    at_home_sealed = models.BinaryField(default=b"")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying = ("here_sealed", "at_home_sealed")
        sensitive = ("made_on", "fit_to_travel")
        plain = ("id", "case", "recorded_at", "recorded_by")


class Visit(models.Model):
    """Somebody saw or talked to the person after the arrival."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prepared = models.ForeignKey(PreparedReturn, on_delete=models.PROTECT, related_name="visits")
    held_on = models.DateField()
    way = models.CharField(max_length=20)
    notes_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying = ("notes_sealed",)
        sensitive = ("held_on", "way")
        plain = ("id", "prepared", "recorded_at", "recorded_by")


class Outcome(models.Model):
    """How it ended, with the person's own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prepared = models.OneToOneField(PreparedReturn, on_delete=models.PROTECT, related_name="outcome")
    income = models.CharField(max_length=40)
    housing = models.CharField(max_length=40)
    schooling = models.CharField(max_length=40)
    risk = models.CharField(max_length=20)
    words_sealed = models.BinaryField(default=b"")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying = ("words_sealed",)
        sensitive = ("income", "housing", "schooling", "risk")
        plain = ("id", "prepared", "recorded_at", "recorded_by")
