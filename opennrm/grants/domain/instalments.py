"""When money is paid: cash monthly over six months, nothing later than twelve months after arrival (report)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from opennrm.shared.errors import Denied


@dataclass(frozen=True, slots=True)
class Instalment:
    """One month's cash; the first is due on the day of arrival (ours)."""

    number: int
    due_on: date
    ore: int


@dataclass(frozen=True, slots=True)
class Terms:
    """The rules of the day of arrival: months of cash, and months until the last payment."""

    arrived_on: date
    months: int
    until: int

    @property
    def last_on(self) -> date:
        """The last day on which anything is paid."""
        return months_later(self.arrived_on, self.until)

    def due_on(self, number: int) -> date:
        if not 1 <= number <= self.months:
            raise Denied("grants.months_over", months=self.months)
        return months_later(self.arrived_on, number - 1)

    def check_payable(self, day: date) -> None:
        if day > self.last_on:
            raise Denied("grants.twelve_months_over", last=self.last_on.isoformat(), months=self.until)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_end(day: date) -> date:
    """The last day of its month: no run pays beyond it."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def shares(ore: int, parts: int) -> tuple[int, ...]:
    """Equal parts to the øre; the rest is in the last."""
    each = ore // parts
    return (*(each,) * (parts - 1), ore - each * (parts - 1))


def instalments(ore: int, terms: Terms, numbers: Sequence[int] = ()) -> tuple[Instalment, ...]:
    """Cash over the months; or what is left of it over those of them that are not paid yet."""
    chosen = tuple(numbers) or tuple(range(1, terms.months + 1))
    return tuple(
        Instalment(number, terms.due_on(number), part)
        for number, part in zip(chosen, shares(ore, len(chosen)), strict=True)
        if part
    )
