"""Persons of the register: a pseudonym and codes in clear, everything that names them sealed."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from opennrm.persons.domain.matching import Answer
from opennrm.persons.domain.states import State
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
    """Somebody in the register. Gender and nationality are those first recorded; empty means unknown.

    ``canonical``: the record that stands for this one since they were found to be the same person. It stands for itself:
    the database refuses a chain or a circle (migration 0004).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pseudonym = models.CharField(max_length=7, unique=True)
    gender = models.CharField(max_length=20, blank=True)
    nationality = models.CharField(max_length=3, blank=True)
    identity_version = models.PositiveIntegerField(default=1)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    erased_at = models.DateTimeField(null=True)
    canonical = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
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
        indexes = [models.Index(Coalesce("canonical", "id"), name="person_standing")]

    class Privacy:
        sensitive = ("gender", "nationality")
        plain = (
            "id",
            "pseudonym",
            "identity_version",
            "registered_at",
            "registered_by",
            "erased_at",
            "canonical",
            "known_only_to",
        )

    @property
    def standing_pseudonym(self) -> str:
        """The pseudonym of the record that stands for this one, where whoever looks sees that one too."""
        return (self.canonical or self).pseudonym

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


class Merge(models.Model):
    """Two records are one person: proposed by one user, done by another, and undone when it was wrong. Only a pointer
    says so; every row stays with the record it was written for. ``takes_identity``: from then on the identity of the
    merged one holds, otherwise the one that held for the other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    into = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    takes_identity = models.BooleanField()
    state = models.CharField(max_length=10, default=State.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(merged=F("into")), name="merge_of_two"),
            models.CheckConstraint(
                condition=Q(
                    state=State.PROPOSED, decided_at=None, decided_by=None, undone_at=None, undone_by=None
                )
                | Q(
                    state__in=[State.MERGED, State.REJECTED],
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    undone_at=None,
                    undone_by=None,
                )
                | Q(
                    state=State.UNMERGED,
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    undone_at__gte=F("decided_at"),
                    undone_by__isnull=False,
                ),
                name="merge_state_is_what_happened",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.PROPOSED, State.REJECTED]) | ~Q(decided_by=F("proposed_by")),
                name="merged_by_another",
            ),
            models.UniqueConstraint(
                "merged", condition=Q(state__in=[State.PROPOSED, State.MERGED]), name="merged_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["into", "-decided_at"], name="merges_into")]

    class Privacy:
        plain = (
            "id", "merged", "into", "takes_identity", "state", "proposed_at", "proposed_by", "decided_at",
            "decided_by", "undone_at", "undone_by",
        )  # fmt: skip


class ElsewhereCount(models.Model):
    """How often somebody asked within an hour whether a person is known elsewhere. Written by the function that answers."""

    pk = models.CompositePrimaryKey("user_id", "hour")
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    hour = models.DateTimeField()
    asked = models.PositiveIntegerField()

    class Privacy:
        plain = ("user", "hour", "asked")


class MatchRequest(models.Model):
    """One organisation asks whoever knows a person like the one it registered. Written by the function that finds the
    person, so that the one who asks is never told who it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    resembles = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | Q(answer__in=list(Answer), answered_at__isnull=False, answered_by__isnull=False),
                name="match_answered_by_somebody",
            ),
            models.UniqueConstraint("person", "resembles", name="asked_once_about_two"),
        ]

    class Privacy:
        sensitive = ("resembles",)
        plain = (
            "id",
            "person",
            "organisation",
            "asked_at",
            "asked_by",
            "answer",
            "answered_at",
            "answered_by",
        )


class PossibleDuplicate(models.Model):
    """Two records that may be one person, found by looking through the whole register (``nrm duplicates find``)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    degree = models.FloatField()
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("one", "other", name="possible_duplicate_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other"), degree__gte=0, degree__lte=1),
                name="possible_duplicate_in_order",
            ),
        ]

    class Privacy:
        sensitive = ("one", "other", "degree")
        plain = ("id", "found_at")
