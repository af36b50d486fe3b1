"""Who covers for whom."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q


class Cover(models.Model):
    """While a user is away, a colleague of the same organisation sees their tasks too. ``until`` is the first day back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    away = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    covering = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="cover_lasts"),
            models.CheckConstraint(condition=~Q(away=F("covering")), name="cover_by_somebody_else"),
        ]
        indexes = [models.Index(fields=["covering", "until"], name="cover_of_user")]

    class Privacy:
        plain = ("id", "organisation", "away", "covering", "since", "until")
