"""How long things took: how many, half of them within, nine in ten within."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    """Of waiting times in days: how many there are, the one in the middle, and what nine of ten do not exceed."""

    count: int
    median: float
    ninth: int


def spread(days: Sequence[int]) -> Spread | None:
    """The 90th percentile is one of the waiting times themselves (nearest rank); of none there is nothing to say."""
    ordered = sorted(days)
    if not ordered:
        return None
    return Spread(len(ordered), median(ordered), ordered[ceil(len(ordered) * 9 / 10) - 1])
