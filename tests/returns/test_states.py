"""The six steps: which may follow which, written a second time by hand."""

from __future__ import annotations

from itertools import product

import pytest

from opennrm.returns.domain.states import State, Step, check_can_go_forward, check_can_move, step_of
from opennrm.shared.errors import Denied

MOVES = """
offer          security, stopped
security       cooperation, stopped
cooperation    journey, stopped
journey        travelled, stopped
travelled      journey, reintegration, closed, stopped
reintegration  another_life, closed, stopped
another_life   closed, stopped
closed
stopped
"""
# What takes the person's yes and nothing more.
FORWARD = {
    "offer": "security",
    "security": "cooperation",
    "cooperation": "journey",
    "reintegration": "another_life",
}


def moves():
    for line in MOVES.strip().splitlines():
        now, _, following = line.partition(" ")
        for then in filter(None, following.strip().split(", ")):
            yield State(now), State(then)


@pytest.mark.parametrize(("now", "then"), list(product(State, State)))
def test_only_the_listed_steps_follow(now, then):
    if (now, then) in set(moves()):
        check_can_move(now, then)
    else:
        code = "returns.is_over" if now in ("closed", "stopped") else "returns.step_does_not_follow"
        with pytest.raises(Denied, match=code):
            check_can_move(now, then)


@pytest.mark.parametrize("now", list(State))
def test_some_steps_take_the_persons_yes_alone(now):
    if now in FORWARD:
        assert check_can_go_forward(now) == FORWARD[now]
    else:
        with pytest.raises(Denied):
            check_can_go_forward(now)


def test_every_step_can_be_stopped_and_is_one_of_six():
    assert len(Step) == 6
    assert {now for now, then in moves() if then is State.STOPPED} == set(State) - {
        State.CLOSED,
        State.STOPPED,
    }
    assert step_of(State.TRAVELLED) is Step.JOURNEY
    assert step_of(State.CLOSED) is None
