"""Linked tables: counts of the same persons, split in several ways and printed together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

# One printed number, by the codes it is counted for; of no code at all: the total.
Cell = frozenset[tuple[str, str]]
TOTAL: Cell = frozenset()

# Dimensions of which one tells something of the other (nobody of 30 is under 18), which everybody knows: of these only
# the combinations that occur are possible.
FAMILIES = (("age_group", "age_band", "age"), ("exploitation", "sector", "sub_form"))


def code_of(told: object) -> str:
    """What is not known is a code of its own."""
    return "" if told is None else str(told)


def cell(codes: Mapping[str, object]) -> Cell:
    return frozenset((name, code_of(told)) for name, told in codes.items())


@dataclass(frozen=True)
class Linked:
    """``counts``: how many persons of each combination, a code for each of ``dimensions``; ``tables``: the dimensions
    of each printed table, which is printed with its totals."""

    dimensions: tuple[str, ...]
    counts: Mapping[tuple[str, ...], int]
    tables: tuple[tuple[str, ...], ...]

    @cached_property
    def possible(self) -> tuple[tuple[str, ...], ...]:
        """Every combination that somebody could have, as far as a reader knows."""
        families = [
            [place for place, name in enumerate(self.dimensions) if name in family]
            for family in self._families
        ]
        occurring = [
            sorted({tuple(codes[place] for place in places) for codes in self.counts}) for places in families
        ]
        order = [place for places in families for place in places]
        return tuple(
            tuple(
                code for _, code in sorted(zip(order, (code for part in parts for code in part), strict=True))
            )
            for parts in product(*occurring)
        )

    @property
    def _families(self) -> list[tuple[str, ...]]:
        alone = [(name,) for name in self.dimensions if not any(name in family for family in FAMILIES)]
        return [*(family for family in FAMILIES if set(family) & set(self.dimensions)), *alone]

    @cached_property
    def printed(self) -> Mapping[Cell, tuple[int, ...]]:
        """Each printed cell, totals included, with the places of its combinations in ``possible``."""
        found: dict[Cell, list[int]] = {}
        for table in sorted(self._with_totals()):
            places = [self.dimensions.index(name) for name in table]
            for number, codes in enumerate(self.possible):
                key = frozenset((self.dimensions[place], codes[place]) for place in places)
                found.setdefault(key, []).append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    def _with_totals(self) -> set[tuple[str, ...]]:
        return {
            part
            for table in self.tables
            for size in range(len(table) + 1)
            for part in combinations(table, size)
        }

    @cached_property
    def values(self) -> Mapping[Cell, int]:
        held = [self.counts.get(codes, 0) for codes in self.possible]
        return {key: sum(held[number] for number in numbers) for key, numbers in self.printed.items()}
