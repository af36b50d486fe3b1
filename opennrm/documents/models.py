"""Documents, their versions and their bytes; notes and their wordings; evidence and who has had it. All that was written is
sealed."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from opennrm.documents.domain.evidence import LineKind
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


class Evidence(models.Model):
    """An item of evidence as it came in. Never changed and never deleted: what is wrong is corrected by a line of its
    chain."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    section = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=40)
    description_sealed = models.BinaryField()
    handed_over_by_sealed = models.BinaryField()
    received_at = models.DateTimeField()
    received_place_sealed = models.BinaryField()
    kept_at_sealed = models.BinaryField()
    seal_sealed = models.BinaryField()
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="evidence", null=True)
    checksum = models.CharField(max_length=64, blank=True)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(version__isnull=True, checksum="")
                | Q(version__isnull=False, checksum__regex="^[0-9a-f]{64}$"),
                name="a_file_of_evidence_has_a_checksum",
            ),
            models.CheckConstraint(
                condition=Q(received_at__lte=F("registered_at")), name="evidence_received_before_registered"
            ),
        ]
        indexes = [models.Index(fields=["case", "received_at"], name="evidence_of_case")]

    class Privacy:
        identifying = ("description_sealed", "handed_over_by_sealed", "received_place_sealed", "kept_at_sealed", "seal_sealed")  # fmt: skip
        sensitive = ("section", "kind", "source")
        plain = (
            "id", "case", "received_at", "version", "checksum", "organisation", "registered_at", "registered_by",
        )  # fmt: skip


class Custody(models.Model):
    """A line of the chain: handed over, taken back from outside, or a correction. ``to`` is empty for somebody outside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="chain")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+", null=True)
    whom_sealed = models.BinaryField()
    purpose = models.CharField(max_length=40, blank=True)
    text_sealed = models.BinaryField()
    corrects = models.PositiveSmallIntegerField(null=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("evidence", "number", name="custody_line_once"),
            models.CheckConstraint(
                condition=(Q(kind=LineKind.HANDED_OVER, corrects=None) & ~Q(purpose=""))
                | Q(kind=LineKind.TAKEN_BACK, to=F("organisation"), corrects=None, purpose="")
                | Q(kind=LineKind.CORRECTED, to=None, corrects__lt=F("number"), purpose=""),
                name="custody_line_is_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(happened_at__lte=F("recorded_at")), name="custody_happened_before_recorded"
            ),
        ]

    class Privacy:
        identifying = ("whom_sealed", "text_sealed")
        sensitive = ("purpose",)
        plain = (
            "id", "evidence", "number", "kind", "organisation", "to", "corrects", "happened_at", "recorded_at", "recorded_by",
        )  # fmt: skip


class CustodyReceipt(models.Model):
    """The receiver has signed for a line of the chain."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    line = models.OneToOneField(Custody, on_delete=models.PROTECT, related_name="receipt")
    condition = models.CharField(max_length=40)
    kept_at_sealed = models.BinaryField()
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        identifying = ("kept_at_sealed",)
        plain = ("id", "line", "condition", "signed_at", "signed_by")
