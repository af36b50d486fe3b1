"""The states of merging two records of one person, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class State(StrEnum):
    """Where a merge stands."""

    PROPOSED = "proposed"
    MERGED = "merged"
    REJECTED = "rejected"
    UNMERGED = "unmerged"


# One proposes and another decides; what was merged can be undone, and then proposed anew as another merge.
NEXT: Mapping[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.MERGED, State.REJECTED}),
    State.MERGED: frozenset({State.UNMERGED}),
    State.REJECTED: frozenset(),
    State.UNMERGED: frozenset(),
}


def check_can_move(now: State, then: State) -> None:
    if then not in NEXT[now]:
        raise Denied("persons.merge_cannot_move", now=now.value)
