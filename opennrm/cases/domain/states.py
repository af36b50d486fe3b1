"""The states of an emergency access to a case, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class State(StrEnum):
    """Where an emergency access stands."""

    RUNNING = "running"
    OVER = "over"
    REVIEWED = "reviewed"


# Time ends it, and nobody can end or lengthen it; it is reviewed once, when all of it can be seen.
NEXT: Mapping[State, frozenset[State]] = {
    State.RUNNING: frozenset({State.OVER}),
    State.OVER: frozenset({State.REVIEWED}),
    State.REVIEWED: frozenset(),
}


def check_can_move(now: State, then: State) -> None:
    if then not in NEXT[now]:
        raise Denied("cases.emergency_cannot_move", now=now.value)
