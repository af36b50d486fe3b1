"""The manuscript of a year: chapters, their texts in versions that stay, comments, photographs, approved editions."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from opennrm.reporting.domain.chapter_states import ChapterState
from opennrm.reporting.domain.manuscripts.years import FIRST_YEAR, LAST_YEAR


class Manuscript(models.Model):
    """One for each year. Its texts are sealed under a key of its own until they are approved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    year = models.PositiveSmallIntegerField(unique=True)
    as_of = models.DateField()
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR), name="manuscript_of_a_year"
            )
        ]

    class Privacy:
        plain = ("id", "year", "as_of", "begun_at", "begun_by")


class Chapter(models.Model):
    """A chapter, and the number of its newest text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="chapters")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=40)
    state = models.CharField(max_length=20, default=ChapterState.DRAFT)
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint("manuscript", "position", name="chapter_position_once"),
            models.UniqueConstraint("manuscript", "key", name="chapter_key_once"),
            models.CheckConstraint(
                condition=Q(state__in=list(ChapterState), number__gte=1), name="chapter_in_a_state"
            ),
        ]

    class Privacy:
        plain = ("id", "manuscript", "position", "key", "state", "number")


class ChapterText(models.Model):
    """How a chapter was worded, in both languages. A new wording stands beside the earlier ones."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    danish_sealed = models.BinaryField()
    english_sealed = models.BinaryField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("chapter", "number", name="chapter_wording_once")]

    class Privacy:
        identifying = ("danish_sealed", "english_sealed")
        plain = ("id", "chapter", "number", "written_at", "written_by")


class ChapterStep(models.Model):
    """Sent to review, sent back, approved: of which text, by whom, and what was checked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    checked = ArrayField(models.CharField(max_length=40), default=list)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(ChapterState)), name="chapter_step_to_a_state")
        ]

    class Privacy:
        plain = ("id", "chapter", "number", "state", "checked", "done_at", "done_by")


class Comment(models.Model):
    """What somebody says of a text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="comments")
    number = models.PositiveIntegerField()
    words_sealed = models.BinaryField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="comment_settled_by_somebody",
            )
        ]

    class Privacy:
        identifying = ("words_sealed",)
        plain = ("id", "chapter", "number", "said_at", "said_by", "settled_at", "settled_by")


class Photograph(models.Model):
    """A picture for the report, drawn anew so that it carries nothing but what is seen. It is meant for print, so it is
    kept as it is; the wall shows it to those who write the report, and to all once it is in an approved edition."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="photographs")
    number = models.PositiveSmallIntegerField()
    media = models.CharField(max_length=20)
    body = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("manuscript", "number", name="photograph_number_once"),
            models.CheckConstraint(
                condition=Q(media__in=["image/jpeg", "image/png"]), name="photograph_is_a_picture"
            ),
        ]

    class Privacy:
        sensitive = ("body",)
        plain = ("id", "manuscript", "number", "media", "added_at", "added_by")


class Edition(models.Model):
    """All chapters as they were approved: what the report is built from, and so public. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    manuscript = models.ForeignKey(Manuscript, on_delete=models.PROTECT, related_name="editions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    chapters = models.JSONField()
    photographs = ArrayField(models.PositiveSmallIntegerField(), default=list)
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("manuscript", "number", name="edition_number_once")]

    class Privacy:
        plain = (
            "id",
            "manuscript",
            "year",
            "number",
            "chapters",
            "photographs",
            "approved_at",
            "approved_by",
        )
