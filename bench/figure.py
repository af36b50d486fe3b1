"""One measured figure, and how it is judged."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """Ours beside a reference. ``at_most`` or ``at_least`` bounds the ratio ours / reference."""

    name: str
    ours: float
    reference: float
    unit: str = "s"
    at_most: float | None = None
    at_least: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.reference

    @property
    def holds(self) -> bool:
        low = self.at_least is None or self.ratio >= self.at_least
        return low and (self.at_most is None or self.ratio <= self.at_most)

    def line(self) -> str:
        bound = "" if self.at_most is None else f"at most {self.at_most:g}"
        bound += "" if self.at_least is None else f"at least {self.at_least:g}"
        verdict = bound and f"  {'ok' if self.holds else 'MISSED'} ({bound})"
        return f"{self.name:<58} {self.ours:>10.3f} {self.reference:>10.3f} {self.unit:<4} {self.ratio:>8.2f}{verdict}"


def seconds(act: Callable[[], object], rounds: int = 5) -> float:
    """The median of some rounds, after one that does not count."""
    act()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return median(taken)
