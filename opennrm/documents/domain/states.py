"""The states of a version of a document, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class State(StrEnum):
    """Where a version stands."""

    RECEIVED = "received"
    CLEAN = "clean"
    QUARANTINED = "quarantined"
    RELEASED = "released"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


# What no scanner has looked at waits until somebody has. Of what is rejected or withdrawn the bytes are gone.
NEXT: Mapping[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.CLEAN, State.QUARANTINED}),
    State.CLEAN: frozenset({State.WITHDRAWN}),
    State.QUARANTINED: frozenset({State.RELEASED, State.REJECTED, State.WITHDRAWN}),
    State.RELEASED: frozenset({State.WITHDRAWN}),
    State.REJECTED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
# In these it can be opened; in these there is nothing left to open.
OPEN = frozenset({State.CLEAN, State.RELEASED})
GONE = frozenset({State.REJECTED, State.WITHDRAWN})


def check_can_move(now: State, then: State) -> None:
    if then not in NEXT[now]:
        raise Denied("documents.cannot_move", now=now.value)
