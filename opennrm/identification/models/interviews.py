"""Interviews that were held, and what was found in them. Free text is sealed under the person's key."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.identification.models.assessments import Assessment
from opennrm.identification.models.instruments import Instrument


class Interview(models.Model):
    """An identification interview that was held."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="interviews")
    organisation = models.CharField(max_length=60)
    interviewer_id = models.UUIDField()
    held_on = models.DateField()
    language = models.CharField(max_length=10)
    interpreter = models.BooleanField()
    place = models.CharField(max_length=40)
    consent = models.BooleanField()
    is_with_child = models.BooleanField(default=False)
    notes_sealed = models.BinaryField()
    # Who was there and, with a child, who represented it.
    present_sealed = models.BinaryField(default=b"")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(consent=True), name="an_interview_is_voluntary"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="interview_withdrawn_at_and_by",
            ),
        ]

    class Privacy:
        identifying = ("notes_sealed", "present_sealed")
        sensitive = ("held_on", "language", "place", "is_with_child")
        plain = (
            "id", "assessment", "organisation", "interviewer_id", "interpreter", "consent", "recorded_at",
            "withdrawn_at", "withdrawn_by",
        )  # fmt: skip


class InterviewText(models.Model):
    """What the person told about one topic, as it was written once. A correction adds a version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="texts")
    topic = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    text_sealed = models.BinaryField()
    written_at = models.DateTimeField()
    written_by_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint("interview", "topic", "version", name="a_version_of_a_topic_once")
        ]

    class Privacy:
        identifying = ("text_sealed",)
        sensitive = ("topic",)
        plain = ("id", "interview", "version", "written_at", "written_by_id")


class InterviewConsent(models.Model):
    """An answer to a point of the consent script: given or not, and later perhaps withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="consents")
    point = models.CharField(max_length=40)
    answer = models.CharField(max_length=20)
    answered_at = models.DateTimeField()
    recorded_by_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint("interview", "point", "answer", name="an_answer_to_a_point_once"),
            models.CheckConstraint(
                condition=Q(answer__in=("given", "not_given", "withdrawn")), name="an_answer_is_known"
            ),
        ]

    class Privacy:
        sensitive = ("point", "answer")
        plain = ("id", "interview", "answered_at", "recorded_by_id")


class Finding(models.Model):
    """An indicator seen in an interview, and the passage it rests on: a place in a version of a text, which stays. Without
    an instrument it is one of the mechanism's own list; without a text the passage stands in the notes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="findings")
    indicator = models.CharField(max_length=60)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, null=True, related_name="+")
    note_sealed = models.BinaryField()
    text = models.ForeignKey(InterviewText, on_delete=models.PROTECT, null=True, related_name="+")
    starts = models.PositiveIntegerField(null=True)
    ends = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "instrument", "indicator"],
                name="an_indicator_once_per_interview",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True, ends__isnull=True, text__isnull=True)
                | Q(starts__isnull=False, ends__gt=F("starts")),
                name="a_passage_begins_and_ends",
            ),
        ]

    class Privacy:
        identifying = ("note_sealed",)
        sensitive = ("indicator", "text", "starts", "ends")
        plain = ("id", "interview", "instrument")
