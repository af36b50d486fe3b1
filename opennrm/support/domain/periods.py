"""The reflection or restitution period: days to recover and to decide freely. A period with wrong days cannot exist.

The day of the decision is day 0, and ``ends_on`` is the first day outside: of 30 days the last is day 29. 30 days,
lengthened to at most 120 in all for special reasons or when the person takes part in a prepared return (cmm).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from opennrm.shared.errors import Invalid

LAWFUL = "lawful_stay"


class Kind(StrEnum):
    """Who has lawful stay has a restitution period, everybody else a reflection period (cmm)."""

    REFLECTION = "reflection"
    RESTITUTION = "restitution"


def kind_for(residence_status: str) -> Kind:
    return Kind.RESTITUTION if residence_status == LAWFUL else Kind.REFLECTION


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a period is at first, and at most, by the rules of its first day."""

    first: int
    most: int


@dataclass(frozen=True, slots=True)
class Extension:
    """Some more days, at the end of those there are, decided on a day, on a ground of denmark.toml."""

    days: int
    ground: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Period:
    """The days of one period. ``ended_on``: the first day outside where it ended before its time."""

    begins_on: date
    limits: Limits
    extensions: tuple[Extension, ...] = ()
    ended_on: date | None = None

    def __post_init__(self) -> None:
        if self.days > self.limits.most:
            raise Invalid(
                "support.period_too_long", field="days", most=self.limits.most, left=self._left_before()
            )
        for place, extension in enumerate(self.extensions):
            self._check(extension, self.extensions[:place])
        if self.ended_on is not None and not self.begins_on < self.ended_on < self.due_on:
            raise Invalid("support.period_cannot_end_then", field="ended_on")

    def _check(self, extension: Extension, earlier: tuple[Extension, ...]) -> None:
        """It lengthens a period that runs: what has ended cannot be lengthened."""
        if extension.days < 1:
            raise Invalid("support.extension_of_no_day", field="days")
        end = self.begins_on + timedelta(self.limits.first + sum(each.days for each in earlier))
        if not self.begins_on <= extension.decided_on < end:
            raise Invalid("support.extension_outside_the_period", field="decided_on")

    def _left_before(self) -> int:
        """How many days were left before the newest extension."""
        return self.limits.most - self.days + (self.extensions[-1].days if self.extensions else 0)

    @property
    def days(self) -> int:
        return self.limits.first + sum(each.days for each in self.extensions)

    @property
    def days_left_to_give(self) -> int:
        """By how many days it can still be lengthened."""
        return self.limits.most - self.days

    @property
    def due_on(self) -> date:
        """The first day outside, if nothing ends it before."""
        return self.begins_on + timedelta(self.days)

    @property
    def ends_on(self) -> date:
        """The first day outside."""
        return self.ended_on or self.due_on

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(1)

    def covers(self, day: date) -> bool:
        return self.begins_on <= day < self.ends_on

    def day_number(self, day: date) -> int:
        """Day 0 is the day of the decision."""
        return (day - self.begins_on).days

    def days_left(self, day: date) -> int:
        """How many days it still covers, that day among them; 0 when it is over."""
        return max(0, (self.ends_on - max(day, self.begins_on)).days)

    def extended(self, extension: Extension) -> Period:
        if self.ended_on is not None:
            raise Invalid("support.period_over", field="days")
        return replace(self, extensions=(*self.extensions, extension))

    def without(self, place: int) -> Period:
        """An extension that was recorded by mistake is taken back. What came after it stays, where it still lies in the
        period that is then shorter."""
        kept = self.extensions[:place] + self.extensions[place + 1 :]
        return replace(self, extensions=kept)

    def ended(self, ended_on: date) -> Period:
        """It ends before its time: the person left the country, or wanted no more of it."""
        if self.ended_on is not None:
            raise Invalid("support.period_over", field="ended_on")
        return replace(self, ended_on=ended_on)
