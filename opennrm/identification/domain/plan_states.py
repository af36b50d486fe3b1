"""The states of a planned interview, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class PlanState(StrEnum):
    """Where a planned interview stands."""

    PLANNED = "planned"
    HELD = "held"
    MOVED = "moved"
    NOT_COME = "not_come"
    CANCELLED = "cancelled"


# A planned interview ends in one way; one that was moved goes on as another.
NEXT: Mapping[PlanState, frozenset[PlanState]] = {
    PlanState.PLANNED: frozenset({PlanState.HELD, PlanState.MOVED, PlanState.NOT_COME, PlanState.CANCELLED}),
    PlanState.HELD: frozenset(),
    PlanState.MOVED: frozenset(),
    PlanState.NOT_COME: frozenset(),
    PlanState.CANCELLED: frozenset(),
}


def check_can_move_plan(now: str, then: PlanState) -> None:
    if then not in NEXT[PlanState(now)]:
        raise Denied("identification.plan_is_over")
