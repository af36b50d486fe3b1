"""What the bank says of payments, and what was found when it was asked whether money arrived."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.grants.domain.statements import Match
from opennrm.grants.models.payments import Payment


class BankLine(models.Model):
    """One entry of a statement, read once: what left (minus) or came back (plus), and which payment it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    statement = models.CharField(max_length=35)
    line = models.CharField(max_length=35)
    reference = models.CharField(max_length=35, blank=True)
    currency = models.CharField(max_length=3)
    amount = models.BigIntegerField()
    booked_on = models.DateField()
    match = models.CharField(max_length=20)
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="bank_lines", null=True)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", "statement", "line", name="each_bank_line_is_read_once"),
            models.CheckConstraint(condition=Q(match__in=list(Match)), name="match_is_known"),
            models.CheckConstraint(
                condition=Q(match=Match.MATCHED, payment__isnull=False) | ~Q(match=Match.MATCHED),
                name="a_match_is_a_payment",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-booked_on"], name="bank_lines_newest_first")]

    class Privacy:
        sensitive = ("amount", "currency", "reference")
        plain = (
            "id",
            "organisation",
            "statement",
            "line",
            "booked_on",
            "match",
            "payment",
            "read_at",
            "read_by",
        )


class ReceiptCheck(models.Model):
    """A payment that was drawn by chance, to ask whether the money arrived; by somebody else than who approved it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="check_of_receipt")
    year = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=32)
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=40, blank=True)
    evidence_sealed = models.BinaryField()
    found_at = models.DateTimeField(null=True)
    found_by = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", found_at__isnull=True, found_by__isnull=True)
                | (Q(found_at__gte=F("drawn_at"), found_by__isnull=False) & ~Q(outcome="")),
                name="found_by_somebody",
            )
        ]
        indexes = [models.Index(fields=["year"], name="checks_of_year")]

    class Privacy:
        identifying = ("evidence_sealed",)
        sensitive = ("outcome",)
        plain = ("id", "payment", "year", "seed", "drawn_at", "drawn_by", "found_at", "found_by")
