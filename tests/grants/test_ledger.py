"""Money neither appears nor disappears, whatever happens in whatever order; and the sums of the report, written once more."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from opennrm.grants.domain.entitlement import Kind, PurseKey
from opennrm.grants.domain.ledger import (
    DKK,
    Account,
    Entry,
    Order,
    Posting,
    Progress,
    Transaction,
    balances,
    changed,
    exchanged,
    granted,
    ordered,
    released,
)
from opennrm.grants.domain.states import Paying
from opennrm.shared.errors import Denied

CASH, ADULT, CHILD = PurseKey(Kind.CASH), PurseKey(Kind.ADULT), PurseKey(Kind.CHILD, 1)
PURSES = (CASH, ADULT, CHILD)
purses = st.sampled_from(PURSES)
amounts = st.integers(1, 5_000_000)


class Histories(RuleBasedStateMachine):
    """A slow second book beside the ledger: for each purse plain numbers in kroner and in what was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Counter()
        self.given = dict.fromkeys(PURSES, 0)
        self.unspent = dict.fromkeys(PURSES, 0)
        self.orders: list[tuple[PurseKey, Progress]] = []
        # For each order what has arrived and what came back, counted by hand.
        self.seen: list[list[int]] = []

    def post(self, *posted):
        self.found.update(balances(posted))

    @rule(key=purses, ore=amounts)
    def grant(self, key, ore):
        self.post(granted(key, ore))
        self.given[key] += ore
        self.unspent[key] += ore

    @rule(key=purses, part=st.integers(0, 100))
    def change(self, key, part):
        """Circumstances give less: never less than what is not spent."""
        less = self.unspent[key] * part // 100
        if less:
            self.post(changed(key, -less))
            self.given[key] -= less
            self.unspent[key] -= less

    @rule(key=purses)
    def stop(self, key):
        if self.unspent[key]:
            self.post(released(key, self.unspent[key]))
            self.given[key] -= self.unspent[key]
            self.unspent[key] = 0

    @precondition(lambda self: any(self.unspent.values()))
    @rule(
        part=st.integers(1, 100),
        currency=st.sampled_from([DKK, "EUR", "THB"]),
        rate=st.integers(10_000, 9_000_000),
    )
    def order(self, part, currency, rate):
        key = max(PURSES, key=lambda each: self.unspent[each])
        ore = max(1, self.unspent[key] * part // 100)
        amount = ore if currency == DKK else max(1, exchanged(ore, rate, 2))
        told = Order(ore, currency, amount)
        self.post(ordered(key, told))
        self.unspent[key] -= ore
        self.orders.append((key, Progress(told)))
        self.seen.append([0, 0])

    @precondition(lambda self: self.orders)
    @rule(choice=st.integers(0, 50), part=st.integers(1, 100))
    def confirm(self, choice, part):
        at = choice % len(self.orders)
        key, progress = self.orders[at]
        amount = max(1, progress.in_transit * part // 100)
        if not progress.in_transit:
            with pytest.raises(Denied):
                progress.confirm(key, progress.order.currency, amount)
            return
        after, posted = progress.confirm(key, progress.order.currency, amount)
        self.post(posted)
        self.orders[at] = (key, after)
        self.seen[at][0] += amount

    @precondition(lambda self: self.orders)
    @rule(choice=st.integers(0, 50), part=st.integers(1, 100))
    def give_back(self, choice, part):
        at = choice % len(self.orders)
        key, progress = self.orders[at]
        left = progress.order.amount - self.seen[at][1]
        if not left:
            with pytest.raises(Denied):
                progress.give_back(key, progress.order.currency, 1)
            return
        amount = max(1, left * part // 100)
        after, posted = progress.give_back(key, progress.order.currency, amount)
        self.post(*posted)
        self.orders[at] = (key, after)
        taken = max(0, amount - (left - self.seen[at][0]))
        before = progress.order.ore * self.seen[at][1] // progress.order.amount
        self.seen[at][0] -= taken
        self.seen[at][1] += amount
        self.unspent[key] += progress.order.ore * self.seen[at][1] // progress.order.amount - before

    @invariant()
    def every_purse_sums_to_nothing_in_every_currency(self):
        sums = Counter()
        for (key, _, currency), amount in self.found.items():
            sums[key, currency] += amount
        assert not any(sums.values())

    @invariant()
    def the_accounts_hold_what_was_counted_by_hand(self):
        found = self.found
        for key in PURSES:
            assert found[key, Account.OWED, DKK] == self.unspent[key] >= 0
            assert found[key, Account.APPROPRIATION, DKK] == -self.given[key] <= 0
        for currency in (DKK, "EUR", "THB"):
            mine = [
                (key, progress, seen)
                for (key, progress), seen in zip(self.orders, self.seen, strict=True)
                if progress.order.currency == currency
            ]
            for key in PURSES:
                paid = sum(seen[0] for of, _, seen in mine if of == key)
                sent = sum(progress.order.amount - sum(seen) for of, progress, seen in mine if of == key)
                assert found[key, Account.PAID, currency] == paid
                assert found[key, Account.IN_TRANSIT, currency] == sent

    @invariant()
    def what_was_granted_is_owed_on_its_way_or_paid(self):
        """In kroner, at the rate of each order."""
        for key in PURSES:
            out = sum(
                progress.order.ore - progress.order.ore * progress.back // progress.order.amount
                for of, progress in self.orders
                if of == key
            )
            assert self.given[key] == self.unspent[key] + out

    @invariant()
    def an_order_that_came_back_whole_gave_back_every_ore(self):
        for _, progress in self.orders:
            if progress.state == Paying.RETURNED:
                assert progress.paid == progress.in_transit == progress.paid_ore == 0


TestHistories = Histories.TestCase
TestHistories.settings = settings(max_examples=100, stateful_step_count=25, deadline=None)


def test_a_transaction_that_does_not_balance_cannot_exist():
    with pytest.raises(ValueError, match="does not balance"):
        Transaction(Posting.GRANTED, CASH, (Entry(Account.OWED, DKK, 1),))
    with pytest.raises(ValueError, match="does not balance"):
        Transaction(Posting.GRANTED, CASH, (Entry(Account.OWED, DKK, 1), Entry(Account.PAID, "EUR", -1)))


@pytest.mark.parametrize(
    ("ore", "rate", "decimals", "amount"),
    [
        # 745.60 kroner for 100 euro: 1,000 kroner are 134.12 euro.
        (100_000, 7_456_000, 2, 13_412),
        (1, 7_456_000, 2, 0),
        # 0.0291 for 100 dong, which has no smaller unit.
        (100_000, 291, 0, 3_436_426),
        (7_456, 7_456_000, 2, 1_000),
    ],
)
def test_kroner_in_another_currency_are_rounded_half_up(ore, rate, decimals, amount):
    assert exchanged(ore, rate, decimals) == amount


def test_a_rate_of_nothing_is_refused():
    with pytest.raises(Denied, match="rate_missing"):
        exchanged(100, 0, 2)


@given(ore=amounts, rate=st.integers(1, 100_000_000))
def test_changing_is_exact_to_half_of_the_smallest_unit(ore, rate):
    found = exchanged(ore, rate, 2)
    assert abs(found * rate - ore * 1_000_000) * 2 <= rate


def test_another_currency_or_more_than_was_sent_is_refused():
    progress = Progress(Order(100_000, "EUR", 13_412))
    for currency, amount, code in (
        (DKK, 1, "grants.currency_differs"),
        ("EUR", 13_413, "grants.more_than_sent"),
        ("EUR", 0, "grants.more_than_sent"),
    ):
        with pytest.raises(Denied) as refused:
            progress.confirm(CASH, currency, amount)
        assert refused.value.code == code


def test_the_history_of_one_payment_told_by_hand():
    """1,666.66 kroner: half arrives, half comes back, then the half that had arrived too."""
    progress = Progress(Order(166_666, DKK, 166_666))
    progress, first = progress.confirm(CASH, DKK, 83_333)
    assert progress.state == Paying.PARTLY and progress.paid_ore == 83_333
    progress, second = progress.give_back(CASH, DKK, 83_333)
    assert progress.state == Paying.PARTLY and progress.paid_ore == 83_333
    progress, third = progress.give_back(CASH, DKK, 83_333)
    assert progress.state == Paying.RETURNED and progress.paid_ore == 0
    found = balances([granted(CASH, 166_666), ordered(CASH, progress.order), first, *second, *third])
    assert {each: amount for each, amount in found.items() if amount} == {
        (CASH, Account.APPROPRIATION, DKK): -166_666,
        (CASH, Account.OWED, DKK): 166_666,
    }
