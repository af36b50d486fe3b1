"""Drafts of forms, sealed; which were sent just now; and who has which record open."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q


class Draft(models.Model):
    """What one user typed into one form for one organisation, sealed under a key of the draft's own."""

    id = models.UUIDField(primary_key=True, editable=False)
    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200)
    content_sealed = models.BinaryField()
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(saved_at__gte=F("began_at")), name="draft_saved_after_it_began"
            ),
            models.CheckConstraint(condition=Q(place__startswith="/"), name="draft_has_an_address"),
        ]
        indexes = [models.Index(fields=["user", "organisation", "place"], name="draft_of_a_form")]

    class Privacy:
        sensitive = ("content_sealed",)
        plain = ("id", "user", "organisation", "place", "began_at", "saved_at")


class SentDraft(models.Model):
    """A form was sent a moment ago: what its page still saves on its way out must not become a draft again."""

    id = models.UUIDField(primary_key=True, editable=False)
    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField()

    class Privacy:
        plain = ("id", "user", "sent_at")


class Presence(models.Model):
    """A user has a record open, or had a moment ago. ``writing_since``: something is typed into a form there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("access.User", on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    record = models.CharField(max_length=200)
    seen_at = models.DateTimeField()
    writing_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("user", "organisation", "record", name="present_once")]
        indexes = [models.Index(fields=["organisation", "record"], name="present_at_a_record")]

    class Privacy:
        plain = ("id", "user", "organisation", "record", "seen_at", "writing_since")
