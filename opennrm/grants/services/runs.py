"""The month end: a preview, a run that one prepares and another approves, and the file for the bank."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.access.wall import act
from opennrm.grants import booking, policies, selectors
from opennrm.grants.booking import Posted
from opennrm.grants.domain import ledger
from opennrm.grants.domain.entitlement import Kind
from opennrm.grants.domain.inputs import RatesInput, RunInput, check_bank
from opennrm.grants.domain.instalments import months_end
from opennrm.grants.domain.ledger import DKK, exchanged
from opennrm.grants.domain.runs import AccountOf, Envelope, RunState, Transfer, is_iban, payment_file
from opennrm.grants.domain.states import Paying
from opennrm.grants.domain.views import Preview
from opennrm.grants.models import Payee, Payment, Run
from opennrm.grants.services.planning import ACCOUNT
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import ERASED_TEXT, Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid

FILE = {"table": "grants_run", "column": "file_sealed"}
AT_PAR = 1_000_000  # kroner for 100 kroner, times 10,000


@act
def preview_run(until: date, *, by: Actor) -> Preview:
    """What a run until that day would pay, and what it would pass over, and why. Changes nothing."""
    by.check_has(Permission.RETURN_DECIDE)
    audit.record("grants.run_previewed", by=by)
    return _sorted_out(selectors.due_payments(by, until), until, by=by)


@act
def prepare_run(until: date, *, by: Actor) -> UUID:
    """The payments that are due are put into a run, which another officer approves."""
    policies.check_can_pay(by)
    if until > months_end(clock.today()):
        raise Invalid("grants.run_too_far", field="until")
    if selectors.has_prepared_run(by):
        raise Denied("grants.run_waits")
    found = _sorted_out(selectors.lock_due_payments(by, until), until, by=by)
    if not found.payable:
        raise Invalid("grants.nothing_due", field="until")
    run = Run.objects.create(
        organisation_id=by.organisation_id, until=until, prepared_at=clock.now(), prepared_by_id=by.user_id,
        count=len(found.payable), total_ore=sum(each.amount_ore for each in found.payable),
    )  # fmt: skip
    payee_of = found.payees
    booking.put_into(
        run, [(each, payee_of[each.grant_id, each.purse.kind == Kind.CASH]) for each in found.payable]
    )
    audit.record("grants.run_prepared", run, by=by, fields=["payments", "total_ore"])
    return run.pk


@act
def drop_run(run_id: UUID, *, by: Actor) -> None:
    """Its payments wait for another run."""
    run = selectors.lock_run(by, run_id)
    policies.check_can_drop_run(by, run)
    selectors.lock_payments_in(by, run)
    selectors.waiting_in(by, run).update(state=Paying.PLANNED, run=None, payee=None, currency="")
    run.state = RunState.DROPPED
    run.save(update_fields=["state"])
    audit.record("grants.run_dropped", run, by=by, fields=["state", "payments"])


@act
def show_run(run_id: UUID, *, by: Actor) -> Run:
    """A run, to be shown with its payments; no account is opened for it."""
    run = selectors.get_run(by, run_id)
    audit.record("grants.run_shown", run, by=by)
    return run


@act
def tell_rates(run_id: UUID, given: RatesInput, *, by: Actor) -> None:
    """The rates of the day as they were published, by who prepared the run; another sees them, and approves."""
    run = selectors.lock_run(by, run_id)
    policies.check_can_tell_rates(by, run)
    needed = selectors.currencies_in(by, run)
    given.check(needed, clock.today())
    run.rates = {code: given.rates[code] for code in needed}
    run.rates_on, run.rates_source = given.published_on, given.source
    run.save(update_fields=["rates", "rates_on", "rates_source"])
    audit.record("grants.rates_told", run, by=by, fields=["rates", "rates_on", "rates_source"])


@act
def approve_run(run_id: UUID, given: RunInput, *, by: Actor) -> None:
    """By another officer: the accounts are opened once, the file is made and sealed, and every payment is on its way."""
    run = selectors.lock_run(by, run_id)
    policies.check_can_approve_run(by, run)
    if not is_iban(given.payer_account):
        raise Invalid("grants.iban_wrong", field="payer_account")
    check_bank(given.payer_bank, field="payer_bank")
    payments = selectors.lock_payments_in(by, run)
    if not payments:
        raise Denied("grants.run_is_empty")
    policies.check_is_whole(run, seen=selectors.payments_in(by, run).count())
    policies.check_is_second_hand(by, payments, selectors.tellers_of(by, payments))
    foreign = {each.currency for each in payments} - {DKK}
    policies.check_has_rates(run, foreign, clock.today())
    for each in payments:
        _order(each, run.rates)
    made = _file(run, payments, given, by=by)
    booking.post(
        [
            Posted(ledger.ordered(booking.key_of(each.purse), booking.order_of(each)), each.purse, each)
            for each in payments
        ],
        by=by,
    )
    booking.send(payments)
    _close(run, payments, given, made, by=by)


@act
def open_file(run_id: UUID, *, by: Actor) -> bytes:
    """The file for the bank: to payment officers alone, and each time it is written who."""
    run = selectors.get_run(by, run_id)
    policies.check_can_open_file(by, run)
    audit.record("grants.file_opened", run, by=by, fields=["file_sealed"])
    sealed = selectors.sealed_file(by, run)
    return b64decode(persons_services.unseal_exact(run.pk, **FILE, row=run.pk, sealed=sealed, by=by))


def _sorted_out(payments: Iterable[Payment], until: date, *, by: Actor) -> Preview:
    due = list(payments)
    payees, today = selectors.newest_payees(by, {each.grant_id for each in due}), clock.today()
    held = selectors.with_a_change_that_waits(by, {each.grant_id for each in due})
    sorted_out: dict[str, list[Payment]] = {"payable": [], "without": [], "late": [], "held": []}
    for each in due:
        known = (each.grant_id, each.purse.kind == Kind.CASH) in payees
        may_go = "held" if each.grant_id in held else "payable" if known else "without"
        sorted_out["late" if today > each.last_on else may_go].append(each)
    return Preview(until, payees=payees, **sorted_out)


def _order(payment: Payment, rates: dict[str, int]) -> None:
    """The amount in the payee's currency, at the rate of the day."""
    if clock.today() > payment.last_on:
        raise Denied("grants.twelve_months_over", last=payment.last_on.isoformat(), months=12)
    if payment.currency == DKK:
        payment.rate, payment.amount = AT_PAR, payment.amount_ore
    else:
        payment.rate = rates.get(payment.currency, 0)
        payment.amount = exchanged(payment.amount_ore, payment.rate, booking.decimals_of(payment.currency))
    payment.state = Paying.ORDERED


def _file(run: Run, payments: Sequence[Payment], given: RunInput, *, by: Actor) -> bytes:
    accounts = _accounts(payments, by=by)
    transfers = [
        Transfer(
            each.reference, booking.amount_in_words(each), each.currency, accounts[each.payee_id], _text(each)
        )
        for each in payments
    ]
    total = sum(Decimal(each.amount) for each in transfers)
    payer = AccountOf(given.payer_name, given.payer_account, given.payer_bank)
    return payment_file(
        Envelope(f"RUN{run.pk.hex}"[:35].upper(), clock.now(), clock.today(), payer), transfers, f"{total:f}"
    )


def _text(payment: Payment) -> str:
    """On the payee's statement, which others may read: nothing of what it is for."""
    return f"{payment.number}/{payment.of_months}" if payment.number else "1/1"


def _accounts(payments: Sequence[Payment], *, by: Actor) -> dict[UUID | None, AccountOf]:
    """Every account opened once, each person's with a line in the trail."""
    payees = {each.payee: each.grant.case.person_id for each in payments if each.payee}
    told = persons_services.unseal_each([(of, _sealed(payee)) for payee, of in payees.items()], by=by)
    return {row: _account(text) for row, text in told.items()}


def _sealed(payee: Payee) -> Sealed:
    return Sealed(**ACCOUNT, row=payee.pk, value=bytes(payee.account_sealed))


def _account(text: str) -> AccountOf:
    if text == ERASED_TEXT:
        raise Denied("grants.account_erased")
    return AccountOf(*json.loads(text))


def _close(run: Run, payments: Sequence[Payment], given: RunInput, made: bytes, *, by: Actor) -> None:
    run.state, run.approved_at, run.approved_by_id = RunState.APPROVED, clock.now(), by.user_id
    run.payer_account = given.payer_account.replace(" ", "")
    run.count, run.total_ore = len(payments), sum(each.amount_ore for each in payments)
    run.file_sealed = persons_services.seal_text(run.pk, **FILE, row=run.pk, text=b64encode(made).decode())
    run.save()
    audit.record("grants.run_approved", run, by=by, fields=["state", "file_sealed", "payments"])
