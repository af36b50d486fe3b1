"""The states of a contract, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from opennrm.shared.errors import Denied


class ContractState(StrEnum):
    """Where a contract between two organisations stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    EXPIRED = "expired"
    REPORTED = "reported"


S = ContractState
NEXT: Mapping[ContractState, frozenset[ContractState]] = {
    S.OFFERED: frozenset({S.ACCEPTED, S.DECLINED, S.TAKEN_BACK, S.EXPIRED}),
    S.ACCEPTED: frozenset({S.REPORTED}),
    S.DECLINED: frozenset(),
    S.TAKEN_BACK: frozenset(),
    S.EXPIRED: frozenset(),
    S.REPORTED: frozenset(),
}
# What stands in a row; expired it is by the day alone, so that no job has to run for it.
KEPT = tuple(state for state in S if state is not S.EXPIRED)


def state_of(kept: str, answer_by: date, today: date) -> ContractState:
    """An offer that nobody answered in time is expired, whoever looks."""
    return S.EXPIRED if kept == S.OFFERED and today > answer_by else S(kept)


def check_can_move_contract(now: ContractState, then: ContractState) -> None:
    if then not in NEXT[now]:
        raise Denied("cases.contract_cannot_move", now=now.value)
