"""Deadlines: counted from a day, lengthened and stopped for a reason. Plain values; a wrong one cannot exist."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from opennrm.shared.errors import Invalid
from opennrm.tasks.domain.calendar import DayOff, WorkingWeek

DAY = timedelta(days=1)


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


# Ours: what is longer is a mistake, and a day that no calendar holds is never reached.
LONGEST: Mapping[Unit, int] = {Unit.DAYS: 730, Unit.WORKING_DAYS: 500, Unit.MONTHS: 24}


def check_amount(amount: int, unit: Unit) -> None:
    if not 1 <= amount <= LONGEST[unit]:
        raise Invalid("tasks.amount_out_of_range", field="amount", most=LONGEST[unit])


@dataclass(frozen=True, slots=True)
class Length:
    """So many calendar days, working days or months. ``days_off`` leaves further days out of the working days."""

    amount: int
    unit: Unit
    days_off: frozenset[DayOff] = frozenset()

    def __post_init__(self) -> None:
        check_amount(self.amount, self.unit)


@dataclass(frozen=True, slots=True)
class Extension:
    """So much longer, in the unit of the deadline, for a reason."""

    amount: int
    reason: str

    def __post_init__(self) -> None:
        if not self.reason:
            raise Invalid("tasks.reason_missing", field="reason")
        if self.amount < 1:
            raise Invalid("tasks.extension_too_short", field="amount")


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still from ``begins_on``; ``ends_on`` is the first day that counts again, None while it stands."""

    begins_on: date
    ends_on: date | None
    reason: str

    def __post_init__(self) -> None:
        if not self.reason:
            raise Invalid("tasks.reason_missing", field="reason")
        if self.ends_on is not None and self.ends_on < self.begins_on:
            raise Invalid("tasks.pause_reversed", field="ends_on")

    def covers(self, day: date) -> bool:
        return self.begins_on <= day and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day by which something is done. ``starts_on`` is day 0. A deadline in working days falls on one of them;
    where the source says nothing else, one in days or months may fall on any day (ours)."""

    starts_on: date
    length: Length
    extensions: tuple[Extension, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        check_amount(self.amount, self.length.unit)
        if sum(each.ends_on is None for each in self.pauses) > 1:
            raise Invalid("tasks.paused_already", field="reason")

    @property
    def amount(self) -> int:
        return self.length.amount + sum(each.amount for each in self.extensions)

    @property
    def is_running(self) -> bool:
        return all(each.ends_on is not None for each in self.pauses)

    @property
    def due_on(self) -> date | None:
        """Not known while the clock stands still."""
        return self._counted() if self.is_running else None

    def due_if_resumed_on(self, day: date) -> date:
        """The day it would be due if the clock, where it stands still, ran again from ``day`` on."""
        return replace(self, pauses=tuple(_ended(each, day) for each in self.pauses))._counted()

    def _counted(self) -> date:
        """Day by day, so that pauses that overlap count once and those outside count not at all."""
        left, day = self._days(), self.starts_on
        while left:
            day += DAY
            left -= self._counts(day)
        return day

    def _days(self) -> int:
        """How many days must count. A month is as long as it is from the day that the deadline starts."""
        if self.length.unit != Unit.MONTHS:
            return self.amount
        return (months_after(self.starts_on, self.amount) - self.starts_on).days

    def _counts(self, day: date) -> bool:
        if any(each.covers(day) for each in self.pauses):
            return False
        return self.length.unit != Unit.WORKING_DAYS or WorkingWeek(self.length.days_off).has(day)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _ended(pause: Pause, day: date) -> Pause:
    return pause if pause.ends_on else replace(pause, ends_on=max(day, pause.begins_on))


def working_days_late(due_on: date, today: date) -> int:
    """How many working days have gone by since the day it was due."""
    week, day, late = WorkingWeek(), due_on, 0
    while day < today:
        day += DAY
        late += week.has(day)
    return late
