"""What the bank says: each line of its statement is read once, and becomes money that arrived or came back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.grants import booking, policies, selectors
from opennrm.grants.booking import Posted
from opennrm.grants.domain import ledger, statements
from opennrm.grants.domain.events import SupportPaid, SupportReturned
from opennrm.grants.domain.ledger import Progress
from opennrm.grants.domain.statements import Booked, Match
from opennrm.grants.domain.states import State
from opennrm.grants.domain.views import Reading
from opennrm.grants.models import BankLine, Payment
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.shared.events import publish


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the bank in the smallest unit of its currency, and the payment it names; 0 where it fits none."""

    booked: Booked
    units: int
    payment: Payment | None
    match: Match


@act
def read_statement(body: bytes, *, by: Actor) -> Reading:
    """All of it or nothing. What is no payment of ours, or does not fit it, is kept for somebody to look at."""
    policies.check_can_pay(by)
    found = statements.read(body)
    known = selectors.read_lines(by, {each.statement for each in found})
    new = list({(each.statement, each.line): each for each in found}.values())
    new = [each for each in new if (each.statement, each.line) not in known]
    unknown = selectors.lock_unknown_lines(by)
    named = {each.reference for each in unknown} | {each.reference for each in new}
    payments = selectors.lock_payments_of(by, named)
    _match_anew(unknown, payments, by=by)
    lines = [_book(each, payments, by=by) for each in new]
    BankLine.objects.bulk_create([_row(each, by=by) for each in lines])
    audit.record("grants.statement_read", by=by, fields=["bank_lines", "payments"])
    counted = {match: sum(each.match == match for each in lines) for match in Match}
    return Reading(
        counted[Match.MATCHED], counted[Match.UNKNOWN], counted[Match.DIFFERS], len(found) - len(new)
    )


@act
def show_bank_lines(*, by: Actor) -> None:
    """The page of what the bank said is opened."""
    selectors.bank_lines_for(by)
    audit.record("grants.bank_lines_shown", by=by)


def _match_anew(unknown: Sequence[BankLine], payments: dict[str, Payment], *, by: Actor) -> None:
    """Lines whose payment can be seen again."""
    again = [each for each in unknown if each.reference in payments]
    for each in again:
        line = _book(_read(each), payments, by=by)
        each.match, each.payment = line.match, line.payment
    BankLine.objects.bulk_update(again, ["match", "payment"])


def _read(row: BankLine) -> Booked:
    """As it stood in the statement."""
    known = rules().has("currencies", row.currency.lower())
    amount = Decimal(row.amount).scaleb(-booking.decimals_of(row.currency) if known else -2)
    return Booked(row.statement, row.line, row.reference, row.currency, amount, row.booked_on)


def _book(booked: Booked, payments: dict[str, Payment], *, by: Actor) -> Line:
    payment = payments.get(booked.reference)
    units = _units(booked)
    if payment is None:
        return Line(booked, units, None, Match.UNKNOWN)
    if not _fits(payment, booked, units):
        return Line(booked, units, payment, Match.DIFFERS)
    if units < 0:
        _confirm(payment, booked, -units, by=by)
    else:
        _give_back(payment, booked, units, by=by)
    audit.record("grants.payment_booked", payment, by=by, fields=["state", "paid", "back"])
    return Line(booked, units, payment, Match.MATCHED)


def _units(booked: Booked) -> int:
    """In the smallest unit; 0 where the amount has more decimals than the currency, or the currency is none of ours."""
    if not rules().has("currencies", booked.currency.lower()):
        return 0
    scaled = booked.amount.scaleb(booking.decimals_of(booked.currency))
    return int(scaled) if scaled == scaled.to_integral_value() else 0


def _fits(payment: Payment, booked: Booked, units: int) -> bool:
    """Sent to the bank, in that currency, and no more than is there of it."""
    if payment.amount is None or booked.currency != payment.currency or units == 0:
        return False
    left = payment.amount - payment.back
    return -units <= left - payment.paid if units < 0 else units <= left


def _confirm(payment: Payment, booked: Booked, units: int, *, by: Actor) -> None:
    after, posted = booking.progress_of(payment).confirm(
        booking.key_of(payment.purse), booked.currency, units
    )
    _keep(payment, after, [posted], booked, by=by)


def _give_back(payment: Payment, booked: Booked, units: int, *, by: Actor) -> None:
    """What came back is owed again, or released where the grant is stopped."""
    key = booking.key_of(payment.purse)
    after, posted = booking.progress_of(payment).give_back(key, booked.currency, units)
    ore = sum(each.amount for one in posted for each in one.entries if each.account == ledger.Account.OWED)
    if payment.grant.state == State.STOPPED and ore:
        posted = (*posted, ledger.released(key, ore))
    _keep(payment, after, posted, booked, by=by)


def _keep(
    payment: Payment, after: Progress, posted: Iterable[ledger.Transaction], booked: Booked, *, by: Actor
) -> None:
    more = after.again - booking.progress_of(payment).again
    payment.state, payment.paid, payment.back = after.state, after.paid, after.back
    payment.save(update_fields=["state", "paid", "back"])
    booking.post([Posted(each, payment.purse, payment) for each in posted], by=by)
    if more and payment.grant.state != State.STOPPED:
        booking.plan_again(payment, more, by=by)
    publish(_told(payment, after, booked))


def _told(payment: Payment, after: Progress, booked: Booked) -> SupportPaid | SupportReturned:
    if not after.paid_ore:
        return SupportReturned(payment.pk)
    grant = payment.grant
    return SupportPaid(
        payment.pk,
        grant.case.person_id,
        booked.booked_on,
        after.paid_ore,
        payment.purse.kind,
        grant.destination,
    )


def _row(line: Line, *, by: Actor) -> BankLine:
    booked = line.booked
    return BankLine(
        organisation_id=by.organisation_id, statement=booked.statement, line=booked.line, reference=booked.reference,
        currency=booked.currency, amount=line.units or _cents(booked.amount), booked_on=booked.booked_on,
        match=line.match, payment=line.payment, read_at=clock.now(), read_by_id=by.user_id,
    )  # fmt: skip


def _cents(amount: Decimal) -> int:
    """Of a currency that is none of ours: in hundredths, to be looked at."""
    return int(amount * 100)
