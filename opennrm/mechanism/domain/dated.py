"""Rules that hold from a day on. Days are half-open: ``valid_to`` is the first day outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Generic, TypeVar

from opennrm.mechanism.domain.errors import UnknownRule, require

LANGUAGES = ("da", "en")
UNITS = frozenset({"DKK", "hours", "days", "working_days", "months", "times", "percent", "persons"})


def check_labels(labels: Mapping[str, str]) -> None:
    """Danish and English, both there and both with words."""
    for language in LANGUAGES:
        label = labels.get(language)
        require(isinstance(label, str), language, "is missing: there is a label in each language")
        require(bool(str(label).strip()), language, "is empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Holds from ``valid_from`` until the day before ``valid_to``; never, while ``valid_from`` is not known."""

    source: str
    valid_from: date | None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        require(isinstance(self.source, str) and bool(self.source), "source", "is missing")
        for key in ("valid_from", "valid_to"):
            value = getattr(self, key)
            require(value is None or type(value) is date, key, f"is not a date: {value!r}")
        if self.valid_from and self.valid_to:
            require(self.valid_from < self.valid_to, "valid_to", "must be later than valid_from")

    def holds_on(self, day: date) -> bool:
        if self.valid_from is None or day < self.valid_from:
            return False
        return self.valid_to is None or day < self.valid_to

    def overlaps(self, other: Dated) -> bool:
        """Some day lies in both."""
        return any(
            first.valid_from is not None and second.holds_on(first.valid_from)
            for first, second in ((self, other), (other, self))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Dated):
    """A number of law. ``assumed``: not known for these days, and only given to who asks for an assumption."""

    value: int
    assumed: bool = False

    def __post_init__(self) -> None:
        Dated.__post_init__(self)
        require(type(self.value) is int, "value", f"is not a whole number: {self.value!r}")
        require(self.value > 0, "value", "must be more than 0")
        require(type(self.assumed) is bool, "assumed", f"is not true or false: {self.assumed!r}")
        require(not self.assumed or self.source == "ours", "source", 'of an assumption is "ours"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Dated):
    """The organisation that a task falls to."""

    authority: str


Version = TypeVar("Version", bound=Dated)


@dataclass(frozen=True, slots=True)
class Timeline(Generic[Version]):
    """One rule through time: on each day at most one version holds."""

    name: str
    versions: tuple[Version, ...]

    def __post_init__(self) -> None:
        require(bool(self.versions), "versions", "are missing")
        for number, version in enumerate(self.versions):
            require(version.valid_from is not None, f"versions[{number}].valid_from", "is missing")
        for (_, first), (number, second) in combinations(enumerate(self.versions), 2):
            require(
                not first.overlaps(second),
                f"versions[{number}]",
                f"holds on the same days as the version of {first.valid_from}",
            )

    def on(self, day: date) -> Version:
        found = self.get(day)
        if found is None:
            raise UnknownRule(f"{self.name} is not known on {day}; known {self._known()}")
        return found

    def get(self, day: date) -> Version | None:
        return next((version for version in self.versions if version.holds_on(day)), None)

    def _known(self) -> str:
        return ", ".join(
            f"from {version.valid_from}" + (f" until {version.valid_to}" if version.valid_to else "")
            for version in self.versions
        )


@dataclass(frozen=True, slots=True)
class Tariff:
    """A rate or a deadline: what it is called, in which unit, and how much it was when. ``days_off``: which days its
    working days leave out besides the public holidays."""

    labels: Mapping[str, str] = field(hash=False)
    unit: str
    amounts: Timeline[Amount]
    days_off: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_labels(self.labels)
        require(self.unit in UNITS, "unit", f"is none of {', '.join(sorted(UNITS))}: {self.unit!r}")
        require(
            not self.days_off or self.unit == "working_days",
            "days_off",
            f"are left out of working days, not of {self.unit}",
        )

    def on(self, day: date, *, assume: bool) -> int:
        """An assumption is no answer to somebody who did not ask for one."""
        amount = self.amounts.on(day)
        if amount.assumed and not assume:
            raise UnknownRule(f"{self.amounts.name} is only assumed on {day}, not known")
        return amount.value


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline as it is on one day. ``days_off`` as month and day."""

    amount: int
    unit: str
    source: str
    days_off: frozenset[tuple[int, int]]


def names(items: Iterable[str]) -> str:
    """For messages: what would have been possible."""
    return ", ".join(sorted(items))
