"""Instruments that the installation has loaded, each edition once and unchanged."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q


class Instrument(models.Model):
    """One edition of an instrument, as its file said it. The newest that is not retired is asked in interviews."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=60)
    edition = models.CharField(max_length=20)
    content = models.JSONField()
    imported_at = models.DateTimeField()
    # Off until somebody switches it on: what comes with weights informs, and its weights may be unverified.
    shows_score = models.BooleanField(default=False)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "edition"], name="an_edition_is_loaded_once"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(retired_at__isnull=True), name="one_edition_is_asked"
            ),
        ]

    class Privacy:
        plain = ("id", "code", "edition", "content", "imported_at", "shows_score", "retired_at")
