"""What two publications give away together: few persons by subtracting one from the other, or what one of them hid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from opennrm.statistics.domain.disclosure.linked import Cell, cell
from opennrm.statistics.domain.disclosure.small import is_small

Rows = Sequence[Mapping[str, Any]]


class How(StrEnum):
    SUBTRACTED = "subtracted"  # both print the figure, and the difference is one to four
    PRINTED = "printed"  # hidden in one, and small and printed in the other
    TOGETHER = "together"  # hidden in both, and worked out from what the two print


@dataclass(frozen=True, slots=True)
class Revealed:
    """A figure that tells of one to four persons; ``number``: of the other publication."""

    measure: str
    cell: Cell
    how: How
    number: int


def revealed(by: Sequence[str], before: Rows, now: Rows) -> Iterator[tuple[Cell, How]]:
    """By comparing the same table of two publications. What has no row counts nobody."""
    old, new = ({cell({name: row[name] for name in by}): row for row in rows} for rows in (before, now))
    for key in sorted(old.keys() | new.keys(), key=sorted):
        values = [rows.get(key, {"value": 0})["value"] for rows in (old, new)]
        if None not in values:
            if is_small(abs(values[0] - values[1])):
                yield key, How.SUBTRACTED
        elif any(value is not None and is_small(value) for value in values):
            yield key, How.PRINTED
