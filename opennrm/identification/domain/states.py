"""The states of an assessment, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class State(StrEnum):
    """Where an assessment stands. A new assessment of the same person begins again at the interviews."""

    INTERVIEWING = "interviewing"
    AWAITING_DECISION = "awaiting_decision"
    MORE_REQUESTED = "more_requested"
    DECIDED = "decided"


# From the last interview to the decision, aside where the authority asks for more and back when it is answered or another
# interview is held, and from a decision that was recorded by mistake back to waiting for one. A correction leaves an
# assessment decided; a reopening begins a new one.
NEXT: Mapping[State, frozenset[State]] = {
    State.INTERVIEWING: frozenset({State.AWAITING_DECISION}),
    State.AWAITING_DECISION: frozenset({State.INTERVIEWING, State.MORE_REQUESTED, State.DECIDED}),
    State.MORE_REQUESTED: frozenset({State.INTERVIEWING, State.AWAITING_DECISION}),
    State.DECIDED: frozenset({State.AWAITING_DECISION}),
}


def check_can_move(now: State, then: State) -> None:
    if then not in NEXT[now]:
        raise Denied("identification.move_impossible", now=now.value, then=then.value)
