"""The states of a grant and of a payment, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class State(StrEnum):
    """A grant: applied for, approved, and over."""

    APPLIED = "applied"
    APPROVED = "approved"
    STOPPED = "stopped"


class Telling(StrEnum):
    """Circumstances as they were told: they count, wait for another hand, or were declined."""

    COUNTS = "counts"
    WAITS = "waits"
    DECLINED = "declined"


NEXT: Mapping[State, frozenset[State]] = {
    State.APPLIED: frozenset({State.APPROVED, State.STOPPED}),
    State.APPROVED: frozenset({State.STOPPED}),
    State.STOPPED: frozenset(),
}


class Paying(StrEnum):
    """A payment: planned, in a run that waits for approval, sent to the bank, and what became of it."""

    PLANNED = "planned"
    IN_RUN = "in_run"
    ORDERED = "ordered"
    PARTLY = "partly"
    PAID = "paid"
    RETURNED = "returned"
    STOPPED = "stopped"


# A run that is not approved gives its payments back; what the bank has can only be paid or returned by it.
PAYING: Mapping[Paying, frozenset[Paying]] = {
    Paying.PLANNED: frozenset({Paying.IN_RUN, Paying.STOPPED}),
    Paying.IN_RUN: frozenset({Paying.ORDERED, Paying.PLANNED, Paying.STOPPED}),
    Paying.ORDERED: frozenset({Paying.PARTLY, Paying.PAID, Paying.RETURNED}),
    Paying.PARTLY: frozenset({Paying.PARTLY, Paying.PAID, Paying.RETURNED}),
    Paying.PAID: frozenset({Paying.PARTLY, Paying.RETURNED}),
    Paying.RETURNED: frozenset(),
    Paying.STOPPED: frozenset(),
}
NOT_SENT = frozenset({Paying.PLANNED, Paying.IN_RUN})


def check_can_move(now: State, then: State) -> None:
    if then not in NEXT[now]:
        raise Denied("grants.cannot_move")


def check_can_pay(now: Paying, then: Paying) -> None:
    if then not in PAYING[now]:
        raise Denied("grants.payment_cannot_move")
