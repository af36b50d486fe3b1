"""The journeys of prepared returns."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q


class Return(models.Model):
    """A person travelled with a prepared return. A withdrawn one stays and no longer counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    # Null for a journey of before the steps were recorded.
    prepared = models.ForeignKey(
        "returns.PreparedReturn", on_delete=models.PROTECT, related_name="journeys", null=True
    )
    destination = models.CharField(max_length=3)
    travelled_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "case", "travelled_on", condition=Q(withdrawn_at__isnull=True), name="one_journey_a_day"
            ),
            models.UniqueConstraint(
                "prepared", condition=Q(withdrawn_at__isnull=True), name="one_journey_of_a_prepared_return"
            ),
            models.CheckConstraint(
                condition=Q(destination__regex=r"^[A-Z]{3}$") & ~Q(destination="DNK"),
                name="journey_leads_abroad",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__gte=F("recorded_at"), withdrawn_by__isnull=False),
                name="return_withdrawn_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["-travelled_on", "-id"], name="return_newest_first")]

    class Privacy:
        sensitive = ("destination", "travelled_on")
        plain = (
            "id",
            "case",
            "prepared",
            "organisation",
            "recorded_at",
            "recorded_by",
            "withdrawn_at",
            "withdrawn_by",
        )

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
