"""What a publication is made of, what has changed since, and which change asks for an erratum."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from opennrm.shared.errors import Invalid
from opennrm.statistics.domain.query import Query

Row = Mapping[str, Any]


class Profile(StrEnum):
    """How the tables of a publication are protected."""

    NATIONAL = "national"
    STRICT = "strict"


class Reason(StrEnum):
    """Why a figure is another one now. Codes only: never who it is about."""

    LATE = "late"  # came in after the publication
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"  # two records turned out to be one person, or one to be two
    FOLLOWS = "follows"  # from something else of the same person


# The tables of a year (ours): a file each, by the measure and what it is split by.
TABLES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "victims": ("victims", ()),
    "victims-by-form": ("victims", ("exploitation",)),
    "victims-by-gender": ("victims", ("gender",)),
    "victims-by-age": ("victims", ("age_band",)),
    "victims-by-nationality": ("victims", ("nationality",)),
    "victims-by-sector": ("victims", ("sector",)),
    "victims-by-form-and-gender": ("victims", ("exploitation", "gender")),
    "interviewed": ("interviewed", ()),
    "calls-by-caller": ("calls", ("caller",)),
    "referrals-by-referrer": ("referrals", ("referred_by",)),
    "returns-by-destination": ("returns", ("destination",)),
    "charges": ("charges", ()),
    "indictments": ("indictments", ()),
    "convictions": ("convictions", ()),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """A year's tables, by what the register knew on a day, under a profile."""

    year: int
    as_of: date
    profile: Profile = Profile.NATIONAL

    def check(self, *, today: date) -> None:
        if self.as_of > today:
            raise Invalid("statistics.as_of_in_the_future", field="as_of")
        if self.year > self.as_of.year:
            raise Invalid("statistics.year_not_begun", field="year")

    def question(self, measure: str, by: Iterable[str]) -> Query:
        return Query(measure, self.year, by=tuple(by), as_of=self.as_of)


def as_file(by: Sequence[str], rows: Sequence[Row]) -> bytes:
    """A table as it is published: always the same bytes for the same figures."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*by, "value", "suppressed"))
    for row in sorted(rows, key=lambda row: _place(by, row)):
        value = row["value"] if row["value"] is not None else row.get("stated", "")
        writer.writerow((*_place(by, row), value, "true" if row.get("suppressed") else ""))
    return out.getvalue().encode()


def checksum(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _place(by: Sequence[str], row: Row) -> tuple[str, ...]:
    return tuple("" if row[name] is None else str(row[name]) for name in by)


@dataclass(frozen=True, slots=True)
class Change:
    """A figure of a publication, and the same figure now; None is hidden. ``reasons``: kinds of what moved it."""

    measure: str
    by: tuple[str, ...]
    codes: tuple[str, ...]
    old: int | None
    new: int | None
    reasons: tuple[Reason, ...] = ()

    @property
    def difference(self) -> int | None:
        return None if self.old is None or self.new is None else self.new - self.old


def changes(
    measure: str, by: Sequence[str], before: Sequence[Row], after: Sequence[Row]
) -> Iterator[tuple[tuple[str, ...], int | None, int | None]]:
    """Codes, old and new of each figure that is not what it was. What has no row counts nobody."""
    old, new = ({_place(by, row): row["value"] for row in rows} for rows in (before, after))
    for codes in sorted(old.keys() | new.keys()):
        was, is_now = old.get(codes, 0), new.get(codes, 0)
        if was != is_now:
            yield codes, was, is_now


def needs_erratum(change: Change, *, persons: int, percent: int) -> bool:
    """A change that is large in itself and against what was published. A smaller one waits for the next edition: that
    nobody is told of four people by a correction."""
    moved = change.difference
    if moved is None or change.old is None:
        return False
    return abs(moved) >= persons and abs(moved) * 100 >= percent * change.old
