"""The states of a prepared return, as a table: its six steps (report), the time between the journey and the arrival, and
its two ends."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class State(StrEnum):
    """Where a prepared return stands."""

    OFFER = "offer"
    SECURITY = "security"
    COOPERATION = "cooperation"
    JOURNEY = "journey"
    TRAVELLED = "travelled"
    REINTEGRATION = "reintegration"
    ANOTHER_LIFE = "another_life"
    CLOSED = "closed"
    STOPPED = "stopped"


# A journey that was recorded by mistake leads back before it. An arrival may never be confirmed: then it is closed all
# the same.
NEXT: Mapping[State, frozenset[State]] = {
    State.OFFER: frozenset({State.SECURITY, State.STOPPED}),
    State.SECURITY: frozenset({State.COOPERATION, State.STOPPED}),
    State.COOPERATION: frozenset({State.JOURNEY, State.STOPPED}),
    State.JOURNEY: frozenset({State.TRAVELLED, State.STOPPED}),
    State.TRAVELLED: frozenset({State.JOURNEY, State.REINTEGRATION, State.CLOSED, State.STOPPED}),
    State.REINTEGRATION: frozenset({State.ANOTHER_LIFE, State.CLOSED, State.STOPPED}),
    State.ANOTHER_LIFE: frozenset({State.CLOSED, State.STOPPED}),
    State.CLOSED: frozenset(),
    State.STOPPED: frozenset(),
}
OVER = frozenset(state for state, following in NEXT.items() if not following)
# Which step follows with the person's consent alone; the others take an act of their own: the journey, the arrival.
FORWARD: Mapping[State, State] = {
    State.OFFER: State.SECURITY,
    State.SECURITY: State.COOPERATION,
    State.COOPERATION: State.JOURNEY,
    State.REINTEGRATION: State.ANOTHER_LIFE,
}


class Step(StrEnum):
    """The six steps, in the words of the report."""

    OFFER = "offer"
    SECURITY = "security"
    COOPERATION = "cooperation"
    JOURNEY = "journey"
    REINTEGRATION = "reintegration"
    ANOTHER_LIFE = "another_life"


def step_of(state: State) -> Step | None:
    """The step that a prepared return stands in; none once it is over. Who has travelled is on the journey until the
    arrival is confirmed."""
    if state in OVER:
        return None
    return Step.JOURNEY if state is State.TRAVELLED else Step(state.value)


def check_can_move(now: str, then: State) -> None:
    if State(now) in OVER:
        raise Denied("returns.is_over")
    if then not in NEXT[State(now)]:
        raise Denied("returns.step_does_not_follow")


def check_can_go_forward(now: str) -> State:
    """Where it goes with the person's consent."""
    if State(now) in OVER:
        raise Denied("returns.is_over")
    following = FORWARD.get(State(now))
    if following is None:
        raise Denied("returns.takes_its_own_act")
    return following
