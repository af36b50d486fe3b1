"""The states of an activity in a step of a prepared return, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class ActivityState(StrEnum):
    """How far an activity is."""

    NOT_BEGUN = "not_begun"
    WAITING = "waiting"
    DONE = "done"
    NOT_RELEVANT = "not_relevant"


# What waits may come to wait for something else; what was done or left out may be taken up again.
NEXT: Mapping[ActivityState, frozenset[ActivityState]] = {
    ActivityState.NOT_BEGUN: frozenset(
        {ActivityState.WAITING, ActivityState.DONE, ActivityState.NOT_RELEVANT}
    ),
    ActivityState.WAITING: frozenset({ActivityState.WAITING, ActivityState.DONE, ActivityState.NOT_RELEVANT}),
    ActivityState.DONE: frozenset({ActivityState.WAITING}),
    ActivityState.NOT_RELEVANT: frozenset({ActivityState.WAITING, ActivityState.DONE}),
}
# Where it is for somebody to do.
UNSETTLED = frozenset({ActivityState.NOT_BEGUN, ActivityState.WAITING})
# Where somebody has taken it up.
BEGUN = frozenset({ActivityState.WAITING, ActivityState.DONE})


def check_can_settle(now: ActivityState, then: ActivityState) -> None:
    if then not in NEXT[now]:
        raise Denied("returns.activity_cannot")
