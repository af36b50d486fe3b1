"""Lists that somebody keeps: what was asked for, under a name."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from opennrm.tasks.domain.lists import Page


class SavedList(models.Model):
    """A choice of cases or tasks, one's own or the team's. ``query`` holds codes, days and ids. The name could name
    somebody, so it is sealed, under a key of the organisation's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    page = models.CharField(max_length=20)
    name_sealed = models.BinaryField()
    query = models.CharField(max_length=500)
    is_shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(page__in=list(Page)), name="list_of_a_page")]
        indexes = [models.Index(fields=["organisation", "page", "saved_at"], name="list_of_team")]

    class Privacy:
        sensitive = ("name_sealed",)
        plain = ("id", "organisation", "owner", "page", "query", "is_shared", "saved_at")
