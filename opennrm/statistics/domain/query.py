"""A question to the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Query:
    """One measure, for a year (or from one to another), split by dimensions, where conditions hold.

    ``as_of``: what the register knew at the end of that Copenhagen day; None is now.
    """

    measure: str
    year: int
    from_year: int | None = None
    by: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    as_of: date | None = None
    profile: str = "national"

    @property
    def first_year(self) -> int:
        return self.year if self.from_year is None else self.from_year
