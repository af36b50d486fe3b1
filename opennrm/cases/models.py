"""Cases, case complexes and who takes part."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from opennrm.access.domain.roles import Section
from opennrm.cases.domain import GroundKind
from opennrm.cases.domain.contract_states import KEPT, ContractState
from opennrm.cases.domain.emergency import LONGEST_EMERGENCY, Finding
from opennrm.cases.domain.receipts import Duty


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
    """An organisation takes part in some sections of a case, on a ground, for a time. Ended ones stay as history.
    ``lasts_until`` is the last day planned: then it closes by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="participations")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    legal_basis = models.CharField(max_length=60, blank=True)
    sections = ArrayField(models.CharField(max_length=20))
    purpose = models.CharField(max_length=40, blank=True)
    said_how = models.CharField(max_length=40, blank=True)
    reason_sealed = models.BinaryField()
    since = models.DateField()
    lasts_until = models.DateField(null=True)
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
            models.CheckConstraint(
                condition=Q(sections__contained_by=[each.value for each in Section]) & ~Q(sections=[]),
                name="takes_part_in_known_sections",
            ),
            models.CheckConstraint(
                condition=Q(lasts_until__isnull=True) | Q(lasts_until__gte=F("since")),
                name="participation_lasts_a_day",
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
            "sections",
            "purpose",
            "said_how",
            "lasts_until",
            "since",
            "shared_by",
            "until",
            "ended_by",
        )

    @property
    def is_opening(self) -> bool:
        """Of whoever opened the case: all who are let in afterwards are told what for."""
        return not self.purpose


class Receipt(models.Model):
    """What a participation that ended leaves at whoever had it. Signed; names no person and no case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    case_mark = models.CharField(max_length=12)
    sections = ArrayField(models.CharField(max_length=20))
    purpose = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20)
    legal_basis = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    until = models.DateField()
    duty = models.CharField(max_length=20)
    signature = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(duty__in=list(Duty)), name="receipt_says_what_to_do"),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="receipt_ends_not_before_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-until"], name="receipts_of_organisation")]

    class Privacy:
        plain = (
            "id", "number", "organisation", "sender", "case_mark", "sections", "purpose", "kind", "legal_basis", "since",
            "until", "duty", "signature",
        )  # fmt: skip


class Contract(models.Model):
    """One organisation refers the person of a case to another. ``part`` is the participation that an acceptance makes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    part = models.UUIDField(unique=True)
    sections = ArrayField(models.CharField(max_length=20))
    purpose = models.CharField(max_length=40)
    urgency = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    legal_basis = models.CharField(max_length=60, blank=True)
    said_how = models.CharField(max_length=40, blank=True)
    reason_sealed = models.BinaryField()
    offered_on = models.DateField()
    offered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    lasts_until = models.DateField()
    state = models.CharField(max_length=20, default=ContractState.OFFERED)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)
    decline_reason = models.CharField(max_length=40, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    feedback_sealed = models.BinaryField(default=b"")
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "case", "receiver", condition=Q(state=ContractState.OFFERED), name="offered_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(sections__contained_by=[each.value for each in Section])
                & ~Q(sections=[])
                & Q(state__in=KEPT),
                name="contract_has_codes",
            ),
            models.CheckConstraint(condition=~Q(sender=F("receiver")), name="contract_of_two"),
            models.CheckConstraint(
                condition=Q(answer_by__gte=F("offered_on"), lasts_until__gte=F("answer_by")),
                name="contract_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state=ContractState.OFFERED, answered_on=None, answered_by=None)
                | (~Q(state=ContractState.OFFERED) & Q(answered_on__isnull=False, answered_by__isnull=False)),
                name="contract_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=(Q(state=ContractState.DECLINED) & ~Q(decline_reason=""))
                | (~Q(state=ContractState.DECLINED) & Q(decline_reason="")),
                name="contract_declined_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=ContractState.REPORTED, told_at__isnull=False, told_by__isnull=False)
                & ~Q(outcome="")
                | (~Q(state=ContractState.REPORTED) & Q(told_at=None, told_by=None, outcome="")),
                name="contract_reported_by_somebody",
            ),
        ]

    class Privacy:
        sensitive = ("reason_sealed", "feedback_sealed")
        plain = (
            "id", "case", "sender", "receiver", "part", "sections", "purpose", "urgency", "kind", "legal_basis", "said_how",
            "offered_on", "offered_by", "answer_by", "lasts_until", "state", "answered_on", "answered_by", "decline_reason",
            "outcome", "told_at", "told_by",
        )  # fmt: skip
