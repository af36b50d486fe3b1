"""What in the trail deserves a second look: thresholds as data (ours), judged by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median
from uuid import UUID


class Pattern(StrEnum):
    MANY_RECORDS = "many_records"
    MANY_IDENTITIES = "many_identities"
    MANY_REFUSALS = "many_refusals"
    AT_NIGHT = "at_night"
    OWN_NAME = "own_name"
    OUTSIDE_CASES = "outside_cases"
    MANY_QUESTIONS = "many_questions"


@dataclass(frozen=True, slots=True)
class Day:
    """What one user did on one day: different records shown, identities opened, refusals, records shown at night; searches
    for their own name, cases opened that their organisation takes no part in, questions whether a person is known elsewhere."""

    user_id: UUID
    day: date
    records: int = 0
    identities: int = 0
    refusals: int = 0
    at_night: int = 0
    own_name: int = 0
    outside_cases: int = 0
    questions: int = 0


@dataclass(frozen=True, slots=True)
class Threshold:
    """From how many on; and how many times one's own usual day, where one has a usual day."""

    field: str
    at_least: int
    times_usual: float = 0.0


THRESHOLDS: Mapping[Pattern, Threshold] = {
    Pattern.MANY_RECORDS: Threshold("records", at_least=40, times_usual=3.0),
    Pattern.MANY_IDENTITIES: Threshold("identities", at_least=10, times_usual=3.0),
    Pattern.MANY_REFUSALS: Threshold("refusals", at_least=10),
    Pattern.AT_NIGHT: Threshold("at_night", at_least=5),
    Pattern.OWN_NAME: Threshold("own_name", at_least=1),
    Pattern.OUTSIDE_CASES: Threshold("outside_cases", at_least=1),
    Pattern.MANY_QUESTIONS: Threshold("questions", at_least=10, times_usual=3.0),
}
# Copenhagen hours that count as night.
NIGHT = frozenset({22, 23, 0, 1, 2, 3, 4})


@dataclass(frozen=True, slots=True)
class Unusual:
    """One user, one day, one pattern, and how many."""

    user_id: UUID
    day: date
    pattern: Pattern
    number: int
    usual: float


def unusual(days: Iterable[Day]) -> list[Unusual]:
    """Newest first. The usual day is the median of the user's other days."""
    of_user: dict[UUID, list[Day]] = {}
    for each in days:
        of_user.setdefault(each.user_id, []).append(each)
    found = [hit for theirs in of_user.values() for day in theirs for hit in _hits(day, theirs)]
    return sorted(found, key=lambda hit: (hit.day, hit.number), reverse=True)


def _hits(day: Day, theirs: list[Day]) -> Iterable[Unusual]:
    for pattern, threshold in THRESHOLDS.items():
        number = getattr(day, threshold.field)
        others = [getattr(each, threshold.field) for each in theirs if each is not day]
        usual = float(median(others)) if others else 0.0
        if number >= threshold.at_least and number >= threshold.times_usual * usual:
            yield Unusual(day.user_id, day.day, pattern, number, usual)
