"""The states of a version, written a second time by hand."""

from __future__ import annotations

import pytest

from opennrm.documents.domain.states import GONE, NEXT, OPEN, State, check_can_move
from opennrm.shared.errors import Denied

ALLOWED = {
    ("received", "clean"), ("received", "quarantined"), ("clean", "withdrawn"), ("quarantined", "released"),
    ("quarantined", "rejected"), ("quarantined", "withdrawn"), ("released", "withdrawn"),
}  # fmt: skip


@pytest.mark.parametrize("now", list(State))
@pytest.mark.parametrize("then", list(State))
def test_a_version_moves_as_the_table_says_and_not_otherwise(now, then):
    if (now, then) in ALLOWED:
        check_can_move(now, then)
    else:
        with pytest.raises(Denied, match=r"documents\.cannot_move"):
            check_can_move(now, then)


def test_what_is_gone_never_comes_back_and_what_waits_is_not_open():
    assert {state for state in State if not NEXT[state]} == GONE == {"rejected", "withdrawn"}
    assert {"clean", "released"} == OPEN
