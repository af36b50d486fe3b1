"""Where a publication stands. What is released stays so: an erratum corrects it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    PREPARED = "prepared"
    RELEASED = "released"
    DROPPED = "dropped"


NEXT: Mapping[State, frozenset[State]] = {
    State.PREPARED: frozenset({State.RELEASED, State.DROPPED}),
    State.RELEASED: frozenset(),
    State.DROPPED: frozenset(),
}
