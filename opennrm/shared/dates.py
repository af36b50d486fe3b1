"""The only source of now and today. Days are Copenhagen days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


class Clock:
    """Tells the time; stands still only in tests and while the demo register is loaded."""

    def now(self) -> datetime:
        return _standing.get() or datetime.now(UTC)  # noqa: TID251 - the one place

    def today(self) -> date:
        return self.now().astimezone(COPENHAGEN).date()

    @contextmanager
    def standing_at(self, moment: datetime) -> Iterator[None]:
        """For tests and ``nrm demo load`` only (an architecture test holds the line)."""
        token = _standing.set(moment)
        try:
            yield
        finally:
            _standing.reset(token)


clock = Clock()


def noon(day: date) -> datetime:
    """The middle of a Copenhagen day: safe to turn back into that day in any time zone of Europe."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=COPENHAGEN)


def age_on(born: date, day: date) -> int:
    """Completed years. Somebody born on 29 February has their birthday on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
