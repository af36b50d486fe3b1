"""Which Danish days are worked on. Public holidays come from a library that computes them for any year; a table written
by hand checks it in the tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

SATURDAY = 5
# Month and day.
DayOff = tuple[int, int]


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The Danish ones, Sundays among them; Store bededag until 2023."""
    # Takes a second to load, which a command that asks for no day should not wait for.
    from holidays.countries.denmark import Denmark

    return frozenset(Denmark(years=year))  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class WorkingWeek:
    """Monday to Friday without public holidays, and without the days that a rule leaves out by its own choice."""

    days_off: frozenset[DayOff] = frozenset()

    def has(self, day: date) -> bool:
        if day.weekday() >= SATURDAY or (day.month, day.day) in self.days_off:
            return False
        return day not in public_holidays(day.year)
