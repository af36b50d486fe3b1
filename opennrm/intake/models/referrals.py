"""Referrals to the mechanism."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from opennrm.intake.models.calls import Call, withdrawn_together


class Referral(models.Model):
    """A person is referred to an identification interview. The reason is sealed under the person's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="referrals", null=True)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    referred_by = models.CharField(max_length=40)
    made_on = models.DateField()
    reason_sealed = models.BinaryField()
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            withdrawn_together("referral_withdrawn_by_somebody"),
            models.CheckConstraint(condition=~Q(referred_by=""), name="referral_has_an_origin"),
        ]
        indexes = [
            models.Index(fields=["case", "made_on"], name="referral_of_case"),
            models.Index(fields=["-made_on", "-id"], name="referral_newest_first"),
        ]

    class Privacy:
        sensitive = ("reason_sealed",)
        plain = (
            "id",
            "case",
            "call",
            "organisation",
            "referred_by",
            "made_on",
            "registered_at",
            "registered_by",
            "withdrawn_at",
            "withdrawn_by",
        )

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None
