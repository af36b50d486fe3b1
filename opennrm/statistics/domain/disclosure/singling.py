"""Who could be singled out, of tables that are printed as they are."""

from __future__ import annotations

from dataclasses import dataclass

from opennrm.statistics.domain.disclosure.linked import Cell, Linked
from opennrm.statistics.domain.disclosure.small import is_small


@dataclass(frozen=True, slots=True)
class Singled:
    """``persons`` stand alone in at least one of ``cells``; ``few``: the cells of two to four persons."""

    persons: int
    cells: tuple[Cell, ...]
    few: tuple[Cell, ...]


def singled(tables: Linked) -> Singled:
    """A cell of one person is that person's combination of codes, so no name is needed to count persons once."""
    alone = tuple(key for key, value in tables.values.items() if value == 1)
    few = tuple(key for key, value in tables.values.items() if value > 1 and is_small(value))
    held = [tables.counts.get(codes, 0) for codes in tables.possible]
    persons = {number for key in alone for number in tables.printed[key] if held[number]}
    return Singled(len(persons), alone, few)
