"""The states of a decision's letter, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class LetterState(StrEnum):
    """Whether the person has the letter, has heard it, or has neither for their safety."""

    READY = "ready"
    WITHHELD = "withheld"
    STILL_WITHHELD = "still_withheld"
    READ_ALOUD = "read_aloud"
    GIVEN = "given"


# A letter that is withheld is reviewed by somebody else: it stays so, or may be handed over after all.
NEXT: Mapping[LetterState, frozenset[LetterState]] = {
    LetterState.READY: frozenset({LetterState.WITHHELD, LetterState.READ_ALOUD, LetterState.GIVEN}),
    LetterState.WITHHELD: frozenset({LetterState.STILL_WITHHELD, LetterState.READY}),
    LetterState.STILL_WITHHELD: frozenset({LetterState.READY}),
    LetterState.READ_ALOUD: frozenset({LetterState.GIVEN}),
    LetterState.GIVEN: frozenset(),
}


def check_can_step(now: LetterState, then: LetterState) -> None:
    if then not in NEXT[now]:
        raise Denied("identification.letter_cannot_move")
