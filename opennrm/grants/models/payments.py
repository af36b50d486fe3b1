"""Payments, the runs that order them, and the ledger. The ledger only grows; the database adds it up itself."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.grants.domain.ledger import Account, Posting
from opennrm.grants.domain.runs import RunState
from opennrm.grants.domain.states import NOT_SENT, Paying
from opennrm.grants.models.grants import Grant, Payee, PlanLine, Purse

GONE = (Paying.RETURNED, Paying.STOPPED)
# What came back is paid once more, in as many parts as it came in.
ONCE = ~Q(state__in=GONE) & Q(is_again=False, back=0)


class Run(models.Model):
    """The payments of a month end: prepared by one, who tells the rates as they were published; approved by another, who
    lets the file be made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    until = models.DateField()
    state = models.CharField(max_length=20, default=RunState.PREPARED)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")
    rates = models.JSONField(default=dict)
    rates_on = models.DateField(null=True)
    rates_source = models.CharField(max_length=40, blank=True)
    payer_account = models.CharField(max_length=34, blank=True)
    count = models.PositiveIntegerField()
    total_ore = models.BigIntegerField()
    file_sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation", condition=Q(state=RunState.PREPARED), name="one_run_is_prepared_at_a_time"
            ),
            models.CheckConstraint(condition=Q(state__in=list(RunState)), name="run_state_is_known"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | (
                    Q(approved_at__gte=F("prepared_at"), approved_by__isnull=False)
                    & ~Q(approved_by=F("prepared_by"))
                ),
                name="run_approved_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state=RunState.APPROVED) | Q(approved_at__isnull=False),
                name="a_file_is_of_an_approved_run",
            ),
            models.CheckConstraint(
                condition=Q(rates_on__isnull=True, rates_source="")
                | (Q(rates_on__isnull=False) & ~Q(rates_source="")),
                name="rates_are_published_on_a_day",
            ),
        ]

    class Privacy:
        identifying = ("file_sealed",)
        plain = (
            "id", "organisation", "until", "state", "prepared_at", "prepared_by", "approved_at", "approved_by", "rates",
            "rates_on", "rates_source", "payer_account", "count", "total_ore",
        )  # fmt: skip


class Payment(models.Model):
    """A month's cash, or a line of the plan: planned, sent, and what became of it. ``last_on``: twelve months after arrival.
    ``is_again``: of what came back, which the ledger counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="payments")
    purse = models.ForeignKey(Purse, on_delete=models.PROTECT, related_name="payments")
    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="payments", null=True)
    number = models.PositiveSmallIntegerField(null=True)
    of_months = models.PositiveSmallIntegerField(null=True)
    due_on = models.DateField()
    last_on = models.DateField()
    amount_ore = models.BigIntegerField()
    state = models.CharField(max_length=20, default=Paying.PLANNED)
    planned_at = models.DateTimeField()
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="payments", null=True)
    payee = models.ForeignKey(Payee, null=True, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=35, unique=True)
    currency = models.CharField(max_length=3, blank=True)
    rate = models.BigIntegerField(null=True)
    amount = models.BigIntegerField(null=True)
    paid = models.BigIntegerField(default=0)
    back = models.BigIntegerField(default=0)
    is_again = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(Paying)), name="payment_state_is_known"),
            models.CheckConstraint(condition=Q(amount_ore__gt=0), name="a_payment_is_of_something"),
            models.CheckConstraint(
                condition=Q(due_on__lte=F("last_on")), name="nothing_is_paid_after_the_last_day"
            ),
            models.CheckConstraint(
                condition=Q(line__isnull=True, number__gt=0, number__lte=F("of_months"))
                | Q(line__isnull=False, number__isnull=True, of_months__isnull=True),
                name="a_month_of_cash_or_a_line",
            ),
            models.UniqueConstraint("purse", "number", condition=ONCE, name="each_month_is_paid_once"),
            models.UniqueConstraint("line", condition=ONCE, name="each_line_is_paid_once"),
            models.CheckConstraint(
                condition=Q(paid__gte=0, back__gte=0)
                & (Q(amount__isnull=True, paid=0, back=0) | Q(amount__gte=F("paid") + F("back"))),
                name="no_more_than_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted({*NOT_SENT, Paying.STOPPED}))
                | (Q(run__isnull=False, payee__isnull=False, amount__gt=0, rate__gt=0) & ~Q(currency="")),
                name="what_is_sent_is_in_a_run",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_on"], name="payments_due"),
            models.Index(fields=["grant", "due_on"], name="payments_of_grant"),
        ]

    class Privacy:
        sensitive = ("due_on", "amount_ore", "state", "currency", "amount", "paid", "back")
        plain = (
            "id", "grant", "purse", "line", "number", "of_months", "last_on", "planned_at", "run", "payee", "reference",
            "rate", "is_again",
        )  # fmt: skip


class Transaction(models.Model):
    """Money moved within a purse, on a day, at the rate of that day (kroner for 100, times 10,000)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purse = models.ForeignKey(Purse, on_delete=models.PROTECT, related_name="transactions")
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="transactions", null=True)
    kind = models.CharField(max_length=20)
    on = models.DateField()
    rate = models.BigIntegerField(null=True)
    posted_at = models.DateTimeField()
    posted_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=list(Posting)), name="posting_is_known")]
        indexes = [models.Index(fields=["on"], name="transactions_by_day")]

    class Privacy:
        sensitive = ("kind", "on")
        plain = ("id", "purse", "payment", "rate", "posted_at", "posted_by")


class Entry(models.Model):
    """One side of a transaction. Those of a transaction sum to nothing in each currency: the database adds them up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    transaction = models.ForeignKey(Transaction, on_delete=models.PROTECT, related_name="entries")
    purse = models.ForeignKey(Purse, on_delete=models.PROTECT, related_name="entries")
    account = models.CharField(max_length=20)
    currency = models.CharField(max_length=3)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(account__in=list(Account)), name="account_is_known"),
            models.CheckConstraint(condition=~Q(amount=0), name="an_entry_moves_something"),
        ]

    class Privacy:
        sensitive = ("account", "currency", "amount")
        plain = ("id", "transaction", "purse")
