"""How money is posted and payments are planned: what the services of grants share. Who may, they have asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import connection

from opennrm.access.domain.actor import Actor
from opennrm.grants import selectors
from opennrm.grants.domain import instalments, ledger
from opennrm.grants.domain.entitlement import Kind, PurseKey
from opennrm.grants.domain.instalments import Terms
from opennrm.grants.domain.ledger import DKK, Account, Order, Progress
from opennrm.grants.domain.runs import RunState
from opennrm.grants.domain.states import NOT_SENT, Paying
from opennrm.grants.models import Entry, Grant, Payee, Payment, PlanLine, Purse, Run, Transaction
from opennrm.mechanism.domain.dated import Amount
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock

EVERY = 5_000
# Written by hand, all in one statement: Django's own would compare each row with all the others.
INTO_RUN = """
UPDATE grants_payment p SET state = %s, run_id = %s, payee_id = k.payee, currency = k.currency
FROM unnest(%s::uuid[], %s::uuid[], %s::varchar[]) AS k (id, payee, currency) WHERE p.id = k.id AND p.state IN ('planned', 'in_run')
"""
SENT = """
UPDATE grants_payment p SET state = %s, rate = k.rate, amount = k.amount
FROM unnest(%s::uuid[], %s::bigint[], %s::bigint[]) AS k (id, rate, amount) WHERE p.id = k.id
"""


@dataclass(frozen=True, slots=True)
class Posted:
    """A transaction of the ledger, and what it is about."""

    transaction: ledger.Transaction
    purse: Purse
    payment: Payment | None = None


def key_of(purse: Purse) -> PurseKey:
    return PurseKey(Kind(purse.kind), purse.number)


def post(posted: Iterable[Posted], *, by: Actor) -> None:
    """Written in one go, however many they are."""
    pairs = [(each, _transaction(each, by=by)) for each in posted]
    Transaction.objects.bulk_create([row for _, row in pairs], batch_size=EVERY)
    entries = [
        Entry(
            transaction=row, purse=each.purse, account=one.account, currency=one.currency, amount=one.amount
        )
        for each, row in pairs
        for one in each.transaction.entries
    ]
    Entry.objects.bulk_create(entries, batch_size=EVERY)


def _transaction(posted: Posted, *, by: Actor) -> Transaction:
    return Transaction(
        id=uuid4(), purse=posted.purse, payment=posted.payment, kind=posted.transaction.kind, on=clock.today(),
        rate=posted.payment.rate if posted.payment else None, posted_at=clock.now(), posted_by_id=by.user_id,
    )  # fmt: skip


def terms_of(grant: Grant) -> Terms | None:
    """The rules of the day of arrival; before it there are none."""
    if grant.arrived_on is None:
        return None
    months, until = (
        rules().deadline(name, grant.arrived_on) for name in ("cash_months", "last_payment_months")
    )
    return Terms(grant.arrived_on, months, until)


def plan_cash(grant: Grant, ore: int, numbers: Sequence[int] = (), *, by: Actor) -> int:
    """Monthly instalments of what is given; how many there are. Nothing is planned before both approval and arrival."""
    terms, purse = terms_of(grant), _cash_of(grant, by=by)
    if terms is None or not ore:
        return 0
    rows = [
        _payment(purse, terms, each.ore, due_on=each.due_on, number=each.number, of_months=terms.months)
        for each in instalments.instalments(ore, terms, numbers)
    ]
    return len(Payment.objects.bulk_create(rows))


def plan_line(line: PlanLine, ore: int, terms: Terms, *, is_again: bool) -> Payment:
    """One payment of a line of the approved plan, due at once."""
    terms.check_payable(clock.today())
    return _payment(line.purse, terms, ore, due_on=clock.today(), line=line, is_again=is_again)


def left_of(line: PlanLine, sent: Iterable[Payment]) -> int:
    """What of a line is neither paid nor on its way."""
    return line.amount_ore - sum(each.amount_ore - progress_of(each).again for each in sent)


def put_into(run: Run, chosen: Sequence[tuple[Payment, Payee]]) -> None:
    """They wait in the run for its approval, each with who is paid."""
    ids, payees = ([each[place].pk for each in chosen] for place in (0, 1))
    with connection.cursor() as cursor:
        cursor.execute(
            INTO_RUN, [Paying.IN_RUN, run.pk, ids, payees, [payee.currency for _, payee in chosen]]
        )


def send(payments: Sequence[Payment]) -> None:
    """They are on their way, each at its rate."""
    told = [[getattr(each, name) for each in payments] for name in ("pk", "rate", "amount")]
    with connection.cursor() as cursor:
        cursor.execute(SENT, [Paying.ORDERED, *told])


def plan_again(payment: Payment, ore: int, *, by: Actor) -> None:
    """What came back is tried once more, while there is time; else it stays owed until the grant is stopped. Never more
    than is owed and not planned: circumstances that changed meanwhile have spread it already."""
    planned = selectors.payments_of(by, payment.grant)
    waiting = sum(
        each.amount_ore
        for each in planned
        if each.purse_id == payment.purse_id and Paying(each.state) in NOT_SENT
    )
    left = min(ore, owed(selectors.balances_of(by, [payment.purse_id]), payment.purse_id) - waiting)
    if left <= 0 or clock.today() > payment.last_on:
        return
    due_on = max(payment.due_on, clock.today())
    told = {"line": payment.line, "number": payment.number, "of_months": payment.of_months}
    Payment.objects.create(
        id=uuid4(), grant=payment.grant, purse=payment.purse, due_on=due_on, last_on=payment.last_on, amount_ore=left,
        planned_at=clock.now(), reference=reference(), is_again=True, **told,
    )  # fmt: skip


def _payment(purse: Purse, terms: Terms, ore: int, **told: object) -> Payment:
    return Payment(
        id=uuid4(), grant_id=purse.grant_id, purse=purse, last_on=terms.last_on, amount_ore=ore,
        planned_at=clock.now(), reference=reference(), **told,
    )  # fmt: skip


def reference() -> str:
    """What the bank carries along and gives back: says nothing of the person."""
    return f"NRM{uuid4().hex}"[:35].upper()


def _cash_of(grant: Grant, *, by: Actor) -> Purse:
    return next(each for each in selectors.purses_of(by, grant) if each.kind == Kind.CASH)


def stop_waiting(grant: Grant, *, kind: Kind | None = None, by: Actor) -> list[Payment]:
    """Payments that are not sent yet are not sent any more; gives them."""
    found = [each for each in selectors.lock_waiting(by, grant) if kind in (None, each.purse.kind)]
    for each in found:
        each.state = Paying.STOPPED
    Payment.objects.bulk_update(found, ["state"])
    return found


def is_in_run(payment: Payment) -> bool:
    """Waits for approval; a run that was dropped waits for none."""
    return bool(payment.state == Paying.IN_RUN and payment.run and payment.run.state == RunState.PREPARED)


def rates_on(day: date) -> dict[str, Amount]:
    """Those of a day; an assumption is one, and pages say so."""
    return {name: tariff.amounts.on(day) for name, tariff in rules().rates.items()}


def order_of(payment: Payment) -> Order:
    return Order(payment.amount_ore, payment.currency, payment.amount or 0)


def decimals_of(currency: str) -> int:
    return int(rules().code("currencies", currency.lower()).extra["decimals"])


def amount_in_words(payment: Payment) -> str:
    """As the bank reads it: with a point, and as many decimals as the currency has."""
    places = decimals_of(payment.currency)
    return f"{Decimal(payment.amount or 0).scaleb(-places):.{places}f}"


def progress_of(payment: Payment) -> Progress:
    return Progress(
        Order(payment.amount_ore, payment.currency, payment.amount or 0), payment.paid, payment.back
    )


def owed(balance: selectors.Balance, purse_id: UUID) -> int:
    return balance.get((purse_id, Account.OWED.value, DKK), 0)


def granted(balance: selectors.Balance, purse_id: UUID) -> int:
    return -balance.get((purse_id, Account.APPROPRIATION.value, DKK), 0)
