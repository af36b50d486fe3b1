"""The states of a stay, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class StayState(StrEnum):
    """Where a stay stands, from the offer on."""

    OFFERED = "offered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    STAYING = "staying"
    ENDED = "ended"


# A place that is offered is held. Moving is a further offer: accepting it ends the stay before.
NEXT: Mapping[StayState, frozenset[StayState]] = {
    StayState.OFFERED: frozenset({StayState.STAYING, StayState.DECLINED, StayState.WITHDRAWN}),
    StayState.STAYING: frozenset({StayState.ENDED}),
    StayState.DECLINED: frozenset(),
    StayState.WITHDRAWN: frozenset(),
    StayState.ENDED: frozenset(),
}
# The address is shown for these.
LIVE = (StayState.OFFERED, StayState.STAYING)
FREED = (StayState.DECLINED, StayState.WITHDRAWN)


def check_can_move(now: StayState, then: StayState) -> None:
    if then not in NEXT[now]:
        raise Denied("support.stay_cannot_move")
