"""The rules that hold here: ``rules()``, read once. The one way to what a code is called, too.

Codes stand in denmark.toml with the label they began with. A label that was changed since holds from a day on
(``Wording``); whoever opens a request or draws a figure says once which labels there are and of which day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from opennrm.mechanism.domain.codes import Code, Group, Organisation
from opennrm.mechanism.domain.errors import MechanismError, UnknownRule
from opennrm.mechanism.domain.mechanism import Mechanism
from opennrm.mechanism.domain.wordings import Wording, in_force
from opennrm.mechanism.reading import read

__all__ = [
    "Code", "Group", "Mechanism", "MechanismError", "Organisation", "UnknownRule", "Wording", "is_worded_anew", "rules",
    "worded", "worded_as_of", "written",
]  # fmt: skip

FILE = Path(__file__).with_name("denmark.toml")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Every label that is known where somebody asks, and the rules with those that hold on their day."""

    wordings: tuple[Wording, ...]
    mechanism: Mechanism


_spoken: ContextVar[_Spoken | None] = ContextVar("spoken", default=None)


def rules() -> Mechanism:
    """With the labels of today, or of the day that a figure is drawn as of."""
    spoken = _spoken.get()
    return spoken.mechanism if spoken else written()


@cache
def written() -> Mechanism:
    """As the file has it."""
    return read(FILE)


def is_worded_anew(list_name: str, code: str) -> bool:
    """The code is called otherwise than it was written."""
    return rules().code(list_name, code).labels != written().code(list_name, code).labels


@contextmanager
def worded(wordings: tuple[Wording, ...], day: date) -> Iterator[None]:
    """From here on codes are called as they are on that day."""
    token = _spoken.set(_Spoken(wordings, _mechanism(in_force(wordings, day))))
    try:
        yield
    finally:
        _spoken.reset(token)


@contextmanager
def worded_as_of(day: date) -> Iterator[None]:
    """For a moment, as on another day."""
    spoken = _spoken.get()
    with worded(spoken.wordings if spoken else (), day):
        yield


@lru_cache(maxsize=32)
def _mechanism(held: tuple[Wording, ...]) -> Mechanism:
    return written().worded(held) if held else written()
