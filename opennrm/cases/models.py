"""Cases, case complexes and who takes part."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.cases.domain import GroundKind
from opennrm.cases.domain.emergency import LONGEST_EMERGENCY, Finding


class NumberCounter(models.Model):
    """The last case number given out in a year. Its row is the lock under which the next one is given."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Privacy:
        plain = ("year", "last")


class CaseComplex(models.Model):
    """Cases that belong together, such as those of one workplace. The title is sealed under a key of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title_sealed = models.BinaryField()
    opened_on = models.DateField()
    opened_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        sensitive = ("title_sealed",)
        plain = ("id", "opened_on", "opened_by")


class Case(models.Model):
    """The thread of one person through the mechanism. A person may have several."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=11, unique=True)
    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    opened_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    complex = models.ForeignKey(CaseComplex, on_delete=models.PROTECT, related_name="cases", null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{4}-[0-9]{4,6}$"), name="case_number_is_well_formed"
            )
        ]
        indexes = [models.Index(fields=["-opened_on", "-number"], name="case_newest_first")]

    class Privacy:
        plain = ("id", "number", "person", "opened_on", "opened_by", "complex", "version")


class EmergencyAccess(models.Model):
    """Somebody opened a case that their organisation takes no part in, because a person was in danger. For some hours
    and for them alone; reviewed afterwards. The reason is sealed under a key of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    reason_sealed = models.BinaryField()
    began_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    finding = models.CharField(max_length=20, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("began_at")) & Q(ends_at__lte=F("began_at") + LONGEST_EMERGENCY),
                name="emergency_is_short",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, reviewed_by__isnull=True, finding="")
                | (
                    Q(reviewed_at__isnull=False, reviewed_by__isnull=False, finding__in=list(Finding))
                    & ~Q(reviewed_by=F("user"))
                ),
                name="emergency_reviewed_by_another",
            ),
        ]
        indexes = [models.Index(fields=["user", "case", "ends_at"], name="emergency_of_user")]

    class Privacy:
        sensitive = ("reason_sealed",)
        plain = (
            "id", "case", "organisation", "user", "began_at", "ends_at", "finding", "reviewed_at", "reviewed_by",
        )  # fmt: skip


class Participation(models.Model):
    """An organisation takes part in a case, on a ground, for a time. Ended ones stay as history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="participations")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    legal_basis = models.CharField(max_length=60, blank=True)
    reason_sealed = models.BinaryField()
    since = models.DateField()
    shared_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True)
    ended_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "case", "organisation", condition=Q(until__isnull=True), name="takes_part_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(kind=GroundKind.CONSENT, legal_basis="")
                | (Q(kind=GroundKind.LEGAL_BASIS) & ~Q(legal_basis="")),
                name="takes_part_on_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True, ended_by__isnull=True)
                | Q(until__gte=F("since"), ended_by__isnull=False),
                name="participation_ended_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "case"], condition=Q(until__isnull=True), name="taking_part")
        ]

    class Privacy:
        sensitive = ("reason_sealed",)
        plain = (
            "id",
            "case",
            "organisation",
            "kind",
            "legal_basis",
            "since",
            "shared_by",
            "until",
            "ended_by",
        )
