"""The states of a task, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class State(StrEnum):
    """Where a task stands. What comes back is a new task."""

    OPEN = "open"
    PAUSED = "paused"
    DONE = "done"
    DROPPED = "dropped"


# A task that is paused is also done by the act it waits for: nobody must start the clock again first.
NEXT: Mapping[State, frozenset[State]] = {
    State.OPEN: frozenset({State.PAUSED, State.DONE, State.DROPPED}),
    State.PAUSED: frozenset({State.OPEN, State.DONE, State.DROPPED}),
    State.DONE: frozenset(),
    State.DROPPED: frozenset(),
}
UNDONE = (State.OPEN, State.PAUSED)


def check_can_move(now: State, then: State) -> None:
    if then not in NEXT[now]:
        raise Denied("tasks.cannot_move" if now in UNDONE else "tasks.is_over")
