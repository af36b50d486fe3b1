"""Figures: what a sentence or a claim holds instead of a number. Each is a question to the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any, Protocol, runtime_checkable

from opennrm.reporting.domain.changes import Change
from opennrm.reporting.domain.lists import Ranking

OR = "|"
UNKNOWN = ""  # the code of what was not stated


class NotKnown(Exception):
    """The register holds no such figure, or the disclosure profile keeps it back."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: a measure, the year, where. ``a|b`` in a place asks once for each and adds them."""

    measure: str
    year: int
    by: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    from_year: int | None = None

    def alternatives(self) -> Iterator[Ask]:
        for values in product(*(value.split(OR) for _, value in self.where)):
            where = tuple((name, value) for (name, _), value in zip(self.where, values, strict=True))
            yield Ask(self.measure, self.year, self.by, where, self.from_year)

    def __str__(self) -> str:
        """As ``nrm statistics show`` takes it."""
        words = [self.measure, "--year", str(self.year)]
        words += ["--from-year", str(self.from_year)] if self.from_year else []
        words += ["--by", ",".join(self.by)] if self.by else []
        for name, value in self.where:
            words += ["--where", f"{name}={value}"]
        return " ".join(words)


class Figures(Protocol):
    """Where figures come from: the ledger drawn at one as-of date, or cells in a test."""

    def rows(self, ask: Ask) -> Sequence[Mapping[str, Any]]: ...


class Figure(Protocol):
    """Anything that has one value."""

    def value(self, figures: Figures) -> Fraction: ...


def _fraction(row: Mapping[str, Any]) -> Fraction:
    if row.get("value") is None:
        raise NotKnown
    return Fraction(row["value"])


@dataclass(frozen=True, slots=True)
class Count:
    ask: Ask

    def value(self, figures: Figures) -> Fraction:
        asked = (figures.rows(ask) for ask in self.ask.alternatives())
        return sum((_fraction(row) for rows in asked for row in rows), Fraction(0))

    def __str__(self) -> str:
        return str(self.ask)


@dataclass(frozen=True, slots=True)
class Sum:
    parts: tuple[Figure, ...]

    def value(self, figures: Figures) -> Fraction:
        return sum((part.value(figures) for part in self.parts), Fraction(0))

    def __str__(self) -> str:
        return "sum of " + " + ".join(f"[{part}]" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Difference:
    """The first less all others."""

    whole: Figure
    parts: tuple[Figure, ...]

    def value(self, figures: Figures) -> Fraction:
        return self.whole.value(figures) - Sum(self.parts).value(figures)

    def __str__(self) -> str:
        return " - ".join(f"[{part}]" for part in (self.whole, *self.parts))


@dataclass(frozen=True, slots=True)
class Share:
    part: Figure
    whole: Figure

    def value(self, figures: Figures) -> Fraction:
        whole = self.whole.value(figures)
        if not whole:
            raise NotKnown
        return self.part.value(figures) / whole

    def __str__(self) -> str:
        return f"[{self.part}] / [{self.whole}]"


@dataclass(frozen=True, slots=True)
class Percent:
    share: Share

    def value(self, figures: Figures) -> Fraction:
        return self.share.value(figures) * 100

    def __str__(self) -> str:
        return f"per cent of {self.share}"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A figure split by one dimension."""

    ask: Ask

    def ranking(self, figures: Figures) -> Ranking:
        counts: dict[str, Fraction] = {}
        for ask in self.ask.alternatives():
            for row in figures.rows(ask):
                code = "/".join(str(row[name]) for name in ask.by)
                counts[code] = counts.get(code, Fraction(0)) + _fraction(row)
        return Ranking.of("+".join(self.ask.by), counts.items())

    def __str__(self) -> str:
        return str(self.ask)


@dataclass(frozen=True, slots=True)
class Top:
    """The first few of a ranking, never one of two equals; ``without`` names codes that do not compete."""

    ranked: Ranked
    most: int
    without: tuple[str, ...] = ()

    def ranking(self, figures: Figures) -> Ranking:
        return self.ranked.ranking(figures).without(*self.without).top(self.most)


@runtime_checkable
class Ranks(Protocol):
    """Anything that has a ranking."""

    def ranking(self, figures: Figures) -> Ranking: ...


@dataclass(frozen=True, slots=True)
class Total:
    """All of a ranking together."""

    ranks: Ranks

    def value(self, figures: Figures) -> Fraction:
        return self.ranks.ranking(figures).total


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different codes."""

    ranked: Ranked

    def value(self, figures: Figures) -> Fraction:
        return Fraction(len(self.ranked.ranking(figures).without(UNKNOWN)))

    def __str__(self) -> str:
        return f"number of rows of {self.ranked}"


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest, highest or mean code of a dimension that is a number, such as age."""

    kind: str
    ranked: Ranked

    def value(self, figures: Figures) -> Fraction:
        known = [(int(code), count) for code, count in self._items(figures)]
        if not known:
            raise NotKnown
        if self.kind == "mean":
            return sum((age * count for age, count in known), Fraction(0)) / sum(count for _, count in known)
        return Fraction({"lowest": min, "highest": max}[self.kind](age for age, _ in known))

    def _items(self, figures: Figures) -> list[tuple[str, Fraction]]:
        return [(code, count) for code, count in self.ranked.ranking(figures).items if code.isdecimal()]

    def __str__(self) -> str:
        return f"{self.kind} of {self.ranked}"


@dataclass(frozen=True, slots=True)
class Given:
    """A number of law or of definition, with its name; never a figure of the register."""

    name: str
    number: int

    def value(self, figures: Figures) -> Fraction:
        return Fraction(self.number)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Changed:
    before: Figure
    now: Figure

    def change(self, figures: Figures) -> Change:
        return Change(self.before.value(figures), self.now.value(figures))


def count(measure: str, year: int, **where: str) -> Count:
    return Count(Ask(measure, year, (), tuple(where.items())))


def ranked(measure: str, year: int, by: str, **where: str) -> Ranked:
    return Ranked(Ask(measure, year, tuple(by.split(",")), tuple(where.items())))
