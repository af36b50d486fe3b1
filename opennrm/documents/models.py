"""Documents, their versions and their bytes; notes and their wordings. All that was written is sealed."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from opennrm.documents.domain.media import LARGEST, Media
from opennrm.documents.domain.notes import Audience
from opennrm.documents.domain.states import State


class Document(models.Model):
    """A document of a case, in a section of it. A masked copy names the version it was made of, and who got it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    title_sealed = models.BinaryField()
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    copy_of = models.ForeignKey("Version", on_delete=models.PROTECT, related_name="copies", null=True)
    recipient = models.CharField(max_length=60, blank=True)
    masked = ArrayField(models.CharField(max_length=30), default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(copy_of__isnull=True, recipient="", masked=[])
                | (Q(copy_of__isnull=False) & ~Q(recipient="") & ~Q(masked=[])),
                name="a_copy_is_masked_for_somebody",
            )
        ]
        indexes = [models.Index(fields=["case", "-added_at"], name="documents_of_case")]

    class Privacy:
        identifying = ("title_sealed",)
        sensitive = ("kind", "section")
        plain = ("id", "case", "organisation", "added_at", "added_by", "copy_of", "recipient", "masked")


class Version(models.Model):
    """A document as it was sent once. A new one stands beside the earlier ones. Its key is sealed under the person's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name_sealed = models.BinaryField()
    key_sealed = models.BinaryField()
    media = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("document", "number", name="version_number_once"),
            models.CheckConstraint(
                condition=Q(media__in=list(Media), state__in=sorted(set(State) - {State.RECEIVED}))
                & Q(size__gt=0, size__lte=LARGEST * 2),
                name="version_is_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(looked_at__isnull=True, looked_by__isnull=True)
                | (Q(looked_at__gte=F("added_at"), looked_by__isnull=False) & ~Q(looked_by=F("added_by"))),
                name="version_looked_at_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.RELEASED, State.REJECTED]) | Q(looked_at__isnull=False),
                name="out_of_quarantine_by_somebody",
            ),
        ]

    class Privacy:
        identifying = ("name_sealed",)
        sensitive = ("key_sealed",)
        plain = (
            "id", "document", "number", "media", "size", "pages", "state", "added_at", "added_by", "looked_at",
            "looked_by",
        )  # fmt: skip


class Content(models.Model):
    """The bytes of a version, as ciphertext; apart, so that no list carries them along."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="content")
    body_sealed = models.BinaryField()

    class Privacy:
        identifying = ("body_sealed",)
        plain = ("id", "version")


class Note(models.Model):
    """A note in a section of a case, for those it is meant for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    audience = models.CharField(max_length=20)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(audience__in=list(Audience)), name="note_is_for_somebody")
        ]
        indexes = [models.Index(fields=["case", "-made_at"], name="notes_of_case")]

    class Privacy:
        sensitive = ("section",)
        plain = ("id", "case", "audience", "organisation", "author", "made_at")


class NoteText(models.Model):
    """How a note was worded. A correction adds one; the earlier ones stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveSmallIntegerField()
    text_sealed = models.BinaryField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("note", "number", name="note_wording_once")]

    class Privacy:
        identifying = ("text_sealed",)
        plain = ("id", "note", "number", "written_at", "written_by")
