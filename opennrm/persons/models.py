"""Persons of the register: a pseudonym and codes in clear, everything that names them sealed."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from opennrm.shared.dates import COPENHAGEN


class SubjectKey(models.Model):
    """The data key of one subject, wrapped by the master keyset. Without it, what it sealed is unreadable. That of an
    erased person is empty, so that none is made anew."""

    subject_id = models.UUIDField(primary_key=True, editable=False)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()

    class Privacy:
        sensitive = ("wrapped",)
        plain = ("subject_id", "made_at")


class Person(models.Model):
    """Somebody in the register. Gender and nationality are those first recorded; empty means unknown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pseudonym = models.CharField(max_length=7, unique=True)
    gender = models.CharField(max_length=20, blank=True)
    nationality = models.CharField(max_length=3, blank=True)
    identity_version = models.PositiveIntegerField(default=1)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    erased_at = models.DateTimeField(null=True)
    # Anonymous to all but this organisation.
    known_only_to = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pseudonym__regex=r"^[2-9A-HJKMNPQRTV-Z]{3}-[2-9A-HJKMNPQRTV-Z]{3}$"),
                name="pseudonym_is_well_formed",
            ),
            models.CheckConstraint(
                condition=Q(nationality="") | Q(nationality__regex=r"^[A-Z]{3}$"),
                name="nationality_is_alpha_3",
            ),
        ]

    class Privacy:
        sensitive = ("gender", "nationality")
        plain = (
            "id",
            "pseudonym",
            "identity_version",
            "registered_at",
            "registered_by",
            "erased_at",
            "known_only_to",
        )

    @property
    def erased_on(self) -> date | None:
        return self.erased_at.astimezone(COPENHAGEN).date() if self.erased_at else None


class SearchToken(models.Model):
    """Something a person can be found by, as a keyed function of it: a name's part, its sound, a number, a day."""

    pk = models.CompositePrimaryKey("token", "person_id")
    token = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=True)

    class Privacy:
        sensitive = ("token",)
        plain = ("person",)


class IdentityVersion(models.Model):
    """An identity as it was told once. A correction adds a version; the earlier ones stay as history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identities")
    version = models.PositiveIntegerField()
    names_sealed = models.BinaryField()
    birth_sealed = models.BinaryField()
    document_number_sealed = models.BinaryField()
    phone_sealed = models.BinaryField()
    address_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(null=True)
    corrected_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("person", "version", name="identity_version_once"),
            models.UniqueConstraint(
                "person", condition=Q(corrected_at__isnull=True), name="one_identity_holds"
            ),
            models.CheckConstraint(
                condition=Q(corrected_at__isnull=True, corrected_by__isnull=True)
                | Q(corrected_at__gte=F("recorded_at"), corrected_by__isnull=False),
                name="identity_corrected_by_somebody",
            ),
        ]

    class Privacy:
        identifying = (
            "names_sealed",
            "birth_sealed",
            "document_number_sealed",
            "phone_sealed",
            "address_sealed",
        )
        plain = ("id", "person", "version", "recorded_at", "recorded_by", "corrected_at", "corrected_by")
