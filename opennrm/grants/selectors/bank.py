"""What may be read of the bank, the receipts and the accounts: bank lines of one's own agency, money of the actor's cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.grants.domain.ledger import DKK, Account
from opennrm.grants.domain.statements import Match
from opennrm.grants.models import (
    BankLine,
    Entry,
    Payment,
    ReceiptCheck,
    Transaction,
)


def read_lines(actor: Actor, statements: Iterable[str]) -> set[tuple[str, str]]:
    """Which lines of statements are read already."""
    found = BankLine.objects.filter(organisation=actor.organisation_id, statement__in=list(statements))
    return set(found.values_list("statement", "line"))


def lock_unknown_lines(actor: Actor) -> list[BankLine]:
    """Those that named no payment that could be seen then; access may be back."""
    found = BankLine.objects.filter(organisation=actor.organisation_id, match=Match.UNKNOWN)
    return list(found.exclude(reference="").select_for_update().order_by("statement", "line"))


def bank_lines_for(actor: Actor) -> QuerySet[BankLine]:
    """What the bank said, newest first; what is not matched stands first."""
    actor.check_has(Permission.RETURN_DECIDE)
    found = BankLine.objects.filter(organisation=actor.organisation_id)
    return found.select_related("payment__grant__case").order_by("-booked_on", "-read_at", "pk")


def checks_for(actor: Actor, year: int) -> QuerySet[ReceiptCheck]:
    """Payments of a year that were drawn, those to ask about first."""
    actor.check_has(Permission.RETURN_VIEW)
    found = ReceiptCheck.objects.filter(
        year=year, payment__grant__case__in=cases.case_ids_for(actor, Section.RETURN)
    )
    joined = found.select_related("payment__grant__case__person__canonical", "payment__purse", "payment__run")
    return joined.order_by("outcome", "payment__reference")


def get_check(actor: Actor, check_id: UUID) -> ReceiptCheck:
    actor.check_has(Permission.RETURN_VIEW)
    found = ReceiptCheck.objects.filter(payment__grant__case__in=cases.case_ids_for(actor, Section.RETURN))
    return get_object_or_404(
        found.select_related("payment__grant__case__person__canonical", "payment__purse", "payment__run"),
        pk=check_id,
    )


def lock_check(actor: Actor, check_id: UUID) -> ReceiptCheck:
    """Read again once it is locked: somebody may have recorded it meanwhile."""
    actor.check_has(Permission.RETURN_VIEW)
    get_object_or_404(ReceiptCheck.objects.select_for_update(of=("self",)), pk=check_id)
    return get_check(actor, check_id)


def payments_to_draw(actor: Actor, first: date, after: date) -> list[Payment]:
    """Those of which the bank confirmed something in these days, and that another year's sample does not ask about."""
    actor.check_has(Permission.RETURN_DECIDE)
    confirmed = Transaction.objects.filter(
        payment=OuterRef("pk"), kind="confirmed", on__gte=first, on__lt=after
    )
    found = Payment.objects.filter(
        Exists(confirmed), grant__case__in=cases.case_ids_for(actor, Section.RETURN), paid__gt=0
    )
    free = Q(check_of_receipt__isnull=True) | Q(check_of_receipt__year=first.year)
    return list(found.filter(free).select_related("check_of_receipt").order_by("reference"))


Moved = Sequence[tuple[str, str, str, str, int]]


def moved_between(actor: Actor, first: date, after: date) -> Moved:
    """What moved on the accounts of the actor's cases in these days: country, purse, posting, account, øre."""
    actor.check_has(Permission.RETURN_DECIDE)
    found = Entry.objects.filter(
        transaction__on__gte=first, transaction__on__lt=after, currency=DKK,
        purse__grant__case__in=cases.case_ids_for(actor, Section.RETURN),
    )  # fmt: skip
    by = ("purse__grant__destination", "purse__kind", "transaction__kind", "account")
    return list(found.values_list(*by).annotate(sum=Sum("amount")).order_by(*by))


def confirmed_between(actor: Actor, first: date, after: date) -> Sequence[tuple[Payment, int]]:
    """Payments with what of them was paid in these days, in their currency (what came back taken off)."""
    actor.check_has(Permission.RETURN_DECIDE)
    within = {"entries__account": Account.PAID, "on__gte": first, "on__lt": after}
    sums = Transaction.objects.filter(
        **within, payment__grant__case__in=cases.case_ids_for(actor, Section.RETURN)
    )
    moved = dict(sums.values_list("payment").annotate(sum=Sum("entries__amount")))
    found = Payment.objects.filter(pk__in=moved).select_related("grant", "purse")
    return [(each, moved[each.pk]) for each in found]
