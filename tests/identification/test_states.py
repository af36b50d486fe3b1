from __future__ import annotations

from itertools import product

import pytest

from opennrm.identification.domain.states import State, check_can_move
from opennrm.shared.errors import Denied

# The table a second time, by hand.
MOVES = """
interviewing       awaiting_decision
awaiting_decision  interviewing, more_requested, decided
more_requested     interviewing, awaiting_decision
decided            awaiting_decision
"""


def moves():
    for line in MOVES.strip().splitlines():
        now, _, following = line.partition(" ")
        for then in filter(None, following.strip().split(", ")):
            yield State(now), State(then)


@pytest.mark.parametrize(("now", "then"), list(product(State, State)))
def test_only_the_listed_moves_are_possible(now, then):
    if (now, then) in set(moves()):
        check_can_move(now, then)
    else:
        with pytest.raises(Denied):
            check_can_move(now, then)
