"""Which counts are small; and a single split of figures that came without the persons behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SMALLEST_SHOWN = 5
# How many a sum is of: a row that has it is protected by that, not by its value.
UNITS_IN = "units"


def is_small(count: int) -> bool:
    """One to four persons (as UNODC's tables count). That there is nobody tells of nobody."""
    return 0 < count < SMALLEST_SHOWN


def protect(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Suppress small cells; where one alone is suppressed in a year, the next smallest as well, since the year's
    total would give it away."""
    years = {row.get("year") for row in rows}
    return [
        each for year in years for each in _protect_year([row for row in rows if row.get("year") == year])
    ]


def _protect_year(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ordered = sorted((row for row in rows if row["value"]), key=_size)
    small = [row for row in ordered if is_small(_size(row))]
    if len(small) == 1 and len(ordered) > 1:
        small.append(ordered[1])
    return [row | {"value": None, "suppressed": True} if row in small else row for row in rows]


def _size(row: dict[str, Any]) -> int:
    return int(row.get(UNITS_IN, row["value"]))
