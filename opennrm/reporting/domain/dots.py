"""The circles on the cover: one for each victim of the year, so that the number is people."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt

MOST = 400  # as many as can still be told apart on the page
WIDTH, HEIGHT = 16.6, 12.0  # centimetres that the circles may take


@dataclass(frozen=True, slots=True)
class Dots:
    """``count`` circles, ``across`` in a row; each stands for ``each`` persons, the last one for those left."""

    count: int
    across: int
    each: int


def dots(persons: int) -> Dots:
    each = max(1, ceil(persons / MOST))
    count = ceil(persons / each)
    return Dots(count, _across(count), each)


def _across(count: int) -> int:
    """As few in a row as the height allows: the circles are as large as they can be."""
    across = max(1, round(sqrt(count * WIDTH / HEIGHT)))
    while ceil(count / across) * WIDTH / across > HEIGHT:
        across += 1
    return across
