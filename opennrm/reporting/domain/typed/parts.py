"""What a typed sentence is made of, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from opennrm.reporting.domain.figures import Ask, Count, Difference, Figure, Ranked

Where = tuple[tuple[str, str], ...]


class Unsayable(Exception):
    """Why a question cannot be said; ``proposal``: the words that would be true."""

    def __init__(self, code: str, /, *, proposal: str = "", **params: object) -> None:
        super().__init__(code)
        self.code, self.proposal, self.params = code, proposal, params


@dataclass(frozen=True, slots=True)
class Fault:
    """Where in the text, counted from its start; the reason as a code; what to write instead, if that is known."""

    code: str
    start: int
    end: int
    params: tuple[tuple[str, object], ...] = ()
    proposal: str = ""

    def moved(self, by: int) -> Fault:
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Question:
    """What stands after the colon: a figure, what it is a part of, the year before, how it is split."""

    ask: Ask
    whole: Ask | None = None
    before: int | None = None
    by: tuple[str, ...] = ()
    top: int | None = None
    less: Where = ()

    @property
    def figure(self) -> Figure:
        return self._without(self.ask)

    @property
    def figure_before(self) -> Figure | None:
        return self._without(replace(self.ask, year=self.before)) if self.before else None

    def _without(self, ask: Ask) -> Figure:
        if not self.less:
            return Count(ask)
        return Difference(Count(ask), (Count(replace(ask, where=ask.where + self.less)),))

    @property
    def ranked(self) -> Ranked:
        """Split; the code that a rank is asked for competes with all others."""
        others = tuple(one for one in self.ask.where if one[0] not in self.by)
        return Ranked(replace(self.ask, by=self.by, where=others))

    @property
    def code(self) -> str:
        """The code whose rank is asked for."""
        asked = dict(self.ask.where)
        return "/".join(asked.get(name, "") for name in self.by)


@dataclass(frozen=True, slots=True)
class Query:
    """A pair of braces: the words that are said or wished for, the question as it was typed, the noun that follows."""

    words: str
    asked: str
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """One sentence evaluated: its words where it is true, its faults where it is not."""

    words: str
    faults: tuple[Fault, ...] = ()

    @property
    def is_true(self) -> bool:
        return not self.faults


def all_faults(typed: Sequence[Typed]) -> tuple[Fault, ...]:
    return tuple(fault for each in typed for fault in each.faults)
