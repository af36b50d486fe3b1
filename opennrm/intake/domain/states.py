"""The states of a referral in the queue, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class State(StrEnum):
    """Where a referral stands with those who hold the interviews."""

    RECEIVED = "received"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    MERGED = "merged"


# A returned referral comes back with what was missing. A declined one stays declined: what is new is a new referral.
NEXT: Mapping[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.RETURNED, State.ACCEPTED, State.DECLINED, State.MERGED}),
    State.RETURNED: frozenset({State.RECEIVED, State.DECLINED, State.MERGED}),
    State.ACCEPTED: frozenset({State.MERGED}),
    State.DECLINED: frozenset(),
    State.MERGED: frozenset(),
}
WAITING = (State.RECEIVED, State.RETURNED)
# What an interview may rest on.
STANDING = (State.RECEIVED, State.RETURNED, State.ACCEPTED)


def check_can_move(now: State, then: State) -> None:
    if then not in NEXT[now]:
        raise Denied("intake.referral_cannot_move", now=now.value)


def first_state(*, holds_interviews: bool) -> State:
    """Who holds the interviews has accepted what they refer themselves; what others refer is received (ours)."""
    return State.ACCEPTED if holds_interviews else State.RECEIVED
