"""Grants as pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from opennrm.grants.domain.entitlement import Kind
from opennrm.grants.domain.ledger import Account, Posting
from opennrm.grants.domain.states import Paying, State, Telling


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """Circumstances as they were told on a day, and why."""

    household: str
    children: int
    told_on: date
    reason: str
    state: Telling


@dataclass(frozen=True, slots=True, repr=False)
class PurseView:
    """What somebody is entitled to in a purse, and where it is. All in øre."""

    id: UUID
    kind: Kind
    number: int
    name: str
    rate: str
    rate_ore: int
    source: str
    is_assumed: bool
    entitled: int
    planned: int
    owed: int
    granted: int

    @property
    def spent(self) -> int:
        return self.granted - self.owed

    @property
    def is_shown(self) -> bool:
        """Not of a child whom circumstances name that do not count."""
        return bool(self.rate or self.entitled or self.granted)

    @property
    def kept(self) -> int:
        """Beyond what the circumstances of today give: paid before they changed."""
        return max(0, self.entitled - self.rate_ore)


@dataclass(frozen=True, slots=True, repr=False)
class LineView:
    """A line of the plan."""

    id: UUID
    purse: PurseView
    purpose: str
    ore: int
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class PaymentView:
    """A payment, in kroner and in the payee's currency."""

    id: UUID
    purse: PurseView
    number: int | None
    of_months: int | None
    due_on: date
    ore: int
    state: Paying
    currency: str
    amount: int | None
    paid: int
    back: int


@dataclass(frozen=True, slots=True, repr=False)
class PostingView:
    """A transaction of the ledger with its entries: account, currency, amount."""

    on: date
    kind: Posting
    purse: PurseView
    entries: Sequence[tuple[Account, str, int]]


@dataclass(frozen=True, slots=True, repr=False)
class ChangeView:
    """Circumstances that wait: their number, and what each purse would give, before and after."""

    version: int
    purses: Sequence[tuple[PurseView, int, int]]


@dataclass(frozen=True, slots=True, repr=False)
class GrantView:
    """All of a grant."""

    id: UUID
    case_id: UUID
    case_number: str
    pseudonym: str
    state: State
    destination: str
    organisation: str
    applied_on: date
    arrived_on: date | None
    last_on: date | None
    stopped_on: date | None
    stop_reason: str
    finished_at: datetime | None
    planned_at: datetime | None
    circumstances: Sequence[Told]
    change: ChangeView | None
    purses: Sequence[PurseView]
    lines: Sequence[LineView]
    payments: Sequence[PaymentView]
    postings: Sequence[PostingView]
    payees: Mapping[str, tuple[str, str]]
    may: Mapping[str, bool]

    @property
    def entitled(self) -> int:
        return sum(each.entitled for each in self.purses)


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """What a run until a day would pay, and what it would pass over: without an account, after the last day, or held while
    changed circumstances wait for somebody to look at them."""

    until: date
    payable: Sequence[Any]
    without: Sequence[Any]
    late: Sequence[Any]
    held: Sequence[Any]
    payees: Mapping[tuple[UUID, bool], Any]

    @property
    def total(self) -> int:
        return sum(each.amount_ore for each in self.payable)


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A country's line of a year's accounts, in øre."""

    country: str
    granted: int
    sent: int
    back: int
    released: int
    paid: int
    owed: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a statement: lines by what became of them, and how many were read before."""

    matched: int
    unknown: int
    differs: int
    known: int
