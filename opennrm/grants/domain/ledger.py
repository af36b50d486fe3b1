"""The ledger: double entry in whole smallest units (øre, cent), for each purse and currency.

Every transaction sums to nothing in each purse and currency, so money neither appears nor disappears, and a child's never
becomes the adult's. What was posted is never changed: a mistake is posted back.

    appropriation  what the Return Agency has granted (never above nothing)
    owed           granted and not on its way yet
    exchange       what was changed into another currency, and what was got for it
    in_transit     sent to the bank
    paid           confirmed by the bank
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from opennrm.grants.domain.entitlement import PurseKey
from opennrm.grants.domain.states import Paying
from opennrm.shared.errors import Denied

DKK = "DKK"


class Account(StrEnum):
    APPROPRIATION = "appropriation"
    OWED = "owed"
    EXCHANGE = "exchange"
    IN_TRANSIT = "in_transit"
    PAID = "paid"


class Posting(StrEnum):
    """Why money moved."""

    GRANTED = "granted"
    CHANGED = "changed"
    ORDERED = "ordered"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Entry:
    account: Account
    currency: str
    amount: int


@dataclass(frozen=True, slots=True)
class Transaction:
    """Within one purse. One that does not balance cannot exist."""

    kind: Posting
    key: PurseKey
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        sums: Counter[str] = Counter()
        for each in self.entries:
            sums[each.currency] += each.amount
        if any(sums.values()) or not self.entries:
            raise ValueError(f"{self.kind} does not balance: {dict(sums)}")


@dataclass(frozen=True, slots=True)
class Order:
    """What the bank is asked to pay: kroner out of the purse, and how much of the payee's currency they are."""

    ore: int
    currency: str
    amount: int

    def __post_init__(self) -> None:
        if self.ore <= 0 or self.amount <= 0 or (self.currency == DKK and self.ore != self.amount):
            raise Denied("grants.amount_missing")


def exchanged(ore: int, rate: int, decimals: int) -> int:
    """Kroner in another currency, in its smallest unit, half up. ``rate``: kroner for 100, times 10,000, as the central
    bank states it with four decimals."""
    if rate <= 0:
        raise Denied("grants.rate_missing", field="rates")
    scaled = ore * 10_000 * int(10**decimals)
    return (2 * scaled + rate) // (2 * rate)


def granted(key: PurseKey, ore: int) -> Transaction:
    return _between(Posting.GRANTED, key, Account.APPROPRIATION, Account.OWED, ore)


def changed(key: PurseKey, ore: int) -> Transaction:
    """More, or with a minus less, than before."""
    return _between(Posting.CHANGED, key, Account.APPROPRIATION, Account.OWED, ore)


def released(key: PurseKey, ore: int) -> Transaction:
    """What is not paid any more goes back to the appropriation."""
    return _between(Posting.RELEASED, key, Account.OWED, Account.APPROPRIATION, ore)


def ordered(key: PurseKey, order: Order) -> Transaction:
    moved = _moved(Account.OWED, Account.IN_TRANSIT, (DKK, order.ore), (order.currency, order.amount))
    return Transaction(Posting.ORDERED, key, moved)


def confirmed(key: PurseKey, order: Order, amount: int) -> Transaction:
    """The bank paid this much of it, in the payee's currency."""
    return _between(Posting.CONFIRMED, key, Account.IN_TRANSIT, Account.PAID, amount, order.currency)


@dataclass(frozen=True, slots=True)
class Back:
    """What came back of an order: how much had come back before, how much now, and where from."""

    before: int
    now: int
    source: Account


def returned(key: PurseKey, order: Order, back: Back) -> Transaction:
    """At the rate that it was ordered at: all of it gives all of the kroner, whatever the steps it came in."""
    before, after = (order.ore * part // order.amount for part in (back.before, back.before + back.now))
    moved = _moved(back.source, Account.OWED, (order.currency, back.now), (DKK, after - before))
    return Transaction(Posting.RETURNED, key, moved)


Sum = tuple[str, int]


def _moved(source: Account, target: Account, gone: Sum, come: Sum) -> tuple[Entry, ...]:
    """From one account to another, through the exchange where the currencies differ."""
    taken, given = Entry(source, gone[0], -gone[1]), Entry(target, *come)
    if gone[0] == come[0]:
        return (taken, given)
    through = (Entry(Account.EXCHANGE, *gone), Entry(Account.EXCHANGE, come[0], -come[1]))
    return tuple(each for each in (taken, *through, given) if each.amount)


def _between(
    kind: Posting, key: PurseKey, source: Account, target: Account, amount: int, currency: str = DKK
) -> Transaction:
    return Transaction(kind, key, (Entry(source, currency, -amount), Entry(target, currency, amount)))


Balances = Mapping[tuple[PurseKey, Account, str], int]


def balances(transactions: Iterable[Transaction]) -> Counter[tuple[PurseKey, Account, str]]:
    """What stands in every account of every purse, by currency."""
    found: Counter[tuple[PurseKey, Account, str]] = Counter()
    for transaction in transactions:
        for each in transaction.entries:
            found[transaction.key, each.account, each.currency] += each.amount
    return found


@dataclass(frozen=True, slots=True)
class Progress:
    """What has become of an order: how much of it is paid, and how much came back, in the payee's currency."""

    order: Order
    paid: int = 0
    back: int = 0

    @property
    def in_transit(self) -> int:
        return self.order.amount - self.paid - self.back

    @property
    def state(self) -> Paying:
        if self.back == self.order.amount:
            return Paying.RETURNED
        if self.paid == self.order.amount:
            return Paying.PAID
        return Paying.PARTLY if self.paid or self.back else Paying.ORDERED

    @property
    def paid_ore(self) -> int:
        """In kroner, at the rate of the order; what came back is taken off exactly as the ledger took it."""
        return self._ore(self.order.amount - self.in_transit) - self._ore(self.back)

    @property
    def again(self) -> int:
        """In kroner what is to be paid once more: all that came back, once nothing of it is on its way."""
        return 0 if self.in_transit else self._ore(self.back)

    def _ore(self, amount: int) -> int:
        return self.order.ore * amount // self.order.amount

    def confirm(self, key: PurseKey, currency: str, amount: int) -> tuple[Progress, Transaction]:
        """The bank booked it, all or a part of it."""
        self._check(currency, amount, most=self.in_transit)
        return replace(self, paid=self.paid + amount), confirmed(key, self.order, amount)

    def give_back(
        self, key: PurseKey, currency: str, amount: int
    ) -> tuple[Progress, tuple[Transaction, ...]]:
        """It came back: first of what had not arrived, then of what had."""
        self._check(currency, amount, most=self.order.amount - self.back)
        unarrived = min(amount, self.in_transit)
        parts = ((unarrived, Account.IN_TRANSIT), (amount - unarrived, Account.PAID))
        posted, back = [], self.back
        for part, source in parts:
            if part:
                posted.append(returned(key, self.order, Back(back, part, source)))
                back += part
        return replace(self, back=back, paid=self.paid - (amount - unarrived)), tuple(posted)

    def _check(self, currency: str, amount: int, *, most: int) -> None:
        if currency != self.order.currency:
            raise Denied("grants.currency_differs", ordered=self.order.currency)
        if not 0 < amount <= most:
            raise Denied("grants.more_than_sent")
