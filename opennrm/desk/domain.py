"""What the case page is made of: plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar
from uuid import UUID

from opennrm.cases.domain import CaseView
from opennrm.persons.domain.matching import MatchRequestView
from opennrm.shared.spread import Spread


class Happening(StrEnum):
    """What can stand in a timeline."""

    CASE_OPENED = "case_opened"
    REFERRED = "referred"
    INTERVIEWED = "interviewed"
    DECIDED = "decided"
    TRAVELLED = "travelled"
    DOCUMENT_ADDED = "document_added"
    EVIDENCE_RECEIVED = "evidence_received"
    JOINED = "joined"
    LEFT = "left"
    HANDED_OVER = "handed_over"
    OPENED_IN_EMERGENCY = "opened_in_emergency"
    MATCH_ASKED = "match_asked"


@dataclass(frozen=True, slots=True)
class Event:
    """One happening in a case; ``detail`` is a code of denmark.toml (or a country), told by its kind."""

    day: date
    kind: Happening
    detail: str = ""
    row_id: UUID | None = None
    language: str = ""
    age: int | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case and its happenings, oldest first."""

    case: CaseView
    events: Sequence[Event]

    def has(self, kind: Happening) -> bool:
        return any(event.kind == kind for event in self.events)

    @property
    def reached(self) -> Event:
        """The last thing that happened on the person's way; what was only filed is no step of it."""
        return next(
            event for event in reversed(self.events) if event.kind in (Happening.CASE_OPENED, *JOURNEY)
        )

    @property
    def language(self) -> str:
        """What was spoken in the newest interview; "" where none is known."""
        return next((event.language for event in reversed(self.events) if event.language), "")

    @property
    def age(self) -> int | None:
        """As the newest decision states it."""
        return next((event.age for event in reversed(self.events) if event.age is not None), None)


# The journey as the step guide shows it, in order; the later stages come with later work.
JOURNEY = (Happening.REFERRED, Happening.INTERVIEWED, Happening.DECIDED, Happening.TRAVELLED)


def step_states(page: CasePage) -> dict[Happening, str]:
    """Each step is done, current (the first that is not done) or todo."""
    states: dict[Happening, str] = {}
    for step in JOURNEY:
        waiting = "todo" if "current" in states.values() else "current"
        states[step] = "done" if page.has(step) else waiting
    return states


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases are listed; what is left open does not count. ``reached``: the furthest step of the journey."""

    reached: str = ""
    responsible_id: UUID | None = None
    overdue: bool = False
    organisation: str = ""
    main_form: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Of so many deadlines, so many were held."""

    held: int
    total: int


def share(held: Sequence[bool]) -> Share | None:
    return Share(sum(held), len(held)) if held else None


Figure = TypeVar("Figure")


@dataclass(frozen=True, slots=True)
class Divided(Generic[Figure]):
    """A figure of the year, of each month that has one, and of each organisation."""

    whole: Figure | None
    by_month: Mapping[int, Figure]
    by_organisation: Mapping[str, Figure]


Told = TypeVar("Told")


def divided(
    rows: Sequence[tuple[str, date, Told]], count: Callable[[Sequence[Told]], Figure | None]
) -> Divided[Figure]:
    """Organisation, day and what is told of it, counted three times over."""
    months = {month: count([told for _, day, told in rows if day.month == month]) for month in range(1, 13)}
    codes = sorted({code for code, _, _ in rows})
    organisations = {code: count([told for each, _, told in rows if each == code]) for code in codes}
    return Divided(
        count([told for _, _, told in rows]),
        {month: figure for month, figure in months.items() if figure is not None},
        {code: figure for code, figure in organisations.items() if figure is not None},
    )


@dataclass(frozen=True, slots=True)
class TeamFigures:
    """What the work of a team looks like in a year: its own cases, and for its own eyes."""

    year: int
    open_referrals: Mapping[str, int]
    to_interview: Divided[Spread]
    to_decision: Divided[Spread]
    deadlines: Divided[Share]


@dataclass(frozen=True, slots=True)
class Record:
    """One of two records that may be the same person: what it has, as far as the reader takes part in its cases."""

    person_id: UUID
    pseudonym: str
    gender: str
    nationality: str
    cases: Sequence[tuple[UUID, str]]
    events: Sequence[Event]
    # What is counted of it: interviewed or victim, and the year.
    counted: frozenset[tuple[Happening, int]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both side by side."""

    one: Record
    other: Record

    def counted_twice(self) -> list[tuple[Happening, int]]:
        """What counts as two persons while they are apart, and as one when they are merged; oldest first."""
        return sorted(self.one.counted & self.other.counted, key=lambda each: (each[1], each[0]))


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What of duplicates the data protection officer is shown: since when and how alike; who asked when, and the answer."""

    pairs: Sequence[tuple[date, float]]
    questions: Sequence[MatchRequestView]
