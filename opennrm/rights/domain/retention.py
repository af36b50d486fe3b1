"""How long records are kept. The numbers stand in denmark.toml, dated; all of them are ours.

The period of a case counts from the last day on which anything happened in it, that of a call from the day it was received.
A person is due when the last of their cases is. ``due_on`` is the first day on which something may be erased.
"""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """Kinds of records with a period of their own: "keep_<kind>_months" of denmark.toml."""

    RETURN = "return"
    VICTIM = "victim"
    NOT_VICTIM = "not_victim"
    UNDECIDED = "undecided"
    WITHDRAWN_REFERRAL = "withdrawn_referral"
    CALL = "call"
    HANDOVER = "handover"
    POLICE_FILE = "police_file"
    TRAIL = "trail"
    # Erased because the person asked, before its time.
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class CaseLife:
    """What of a case decides how long it is kept. Codes and days, no identity."""

    person_id: UUID
    pseudonym: str
    number: str
    last_on: date
    has_returned: bool
    outcome: str
    referrals: int
    standing_referrals: int
    interviews: int
    in_criminal_case: bool
    holds: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """The weightiest thing that happened in it."""
        if self.has_returned:
            return Kind.RETURN
        if self.outcome == "victim":
            return Kind.VICTIM
        if self.outcome == "not_victim":
            return Kind.NOT_VICTIM
        is_withdrawn = self.referrals and not self.standing_referrals and not self.interviews
        return Kind.WITHDRAWN_REFERRAL if is_withdrawn else Kind.UNDECIDED


@dataclass(frozen=True, slots=True)
class CallLife:
    """What leads to nobody: a call about nobody in the register, the handover of a shift, a police file, the trail."""

    call_id: UUID
    received_on: date
    kind: Kind = Kind.CALL
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a simulation: what would be erased, since when it may be, and what stops it."""

    subject_id: UUID
    label: str
    numbers: tuple[str, ...]
    kind: Kind
    counts_from: date
    due_on: date
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Simulation:
    """What an erasure on a day would do. Nothing has happened yet."""

    day: date
    due: tuple[Line, ...]
    held: tuple[Line, ...]

    @property
    def checksum(self) -> str:
        """That of what would be erased: who proposes it has seen just this."""
        told = "\n".join(
            sorted(f"{line.subject_id} {line.kind} {line.due_on.isoformat()}" for line in self.due)
        )
        return hashlib.sha256(f"{self.day.isoformat()}\n{told}".encode()).hexdigest()


# Months of each kind.
Periods = Mapping[Kind, int]


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later; the first of the next month where that month has no such day, so
    that nothing is erased too early."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    if day.day <= last:
        return date(year, month + 1, day.day)
    return date(year, month + 1, last) + timedelta(days=1)


def months_before(day: date, months: int) -> date:
    """The latest day whose period of so many months is over."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def simulate(cases: Iterable[CaseLife], calls: Iterable[CallLife], periods: Periods, day: date) -> Simulation:
    """What is due on a day, those first that have been so longest."""
    lines = all_of(cases, calls, periods)
    due = sorted((line for line in lines if line.due_on <= day), key=lambda line: (line.due_on, line.label))
    return Simulation(
        day,
        due=tuple(line for line in due if not line.holds),
        held=tuple(line for line in due if line.holds),
    )


def all_of(cases: Iterable[CaseLife], calls: Iterable[CallLife], periods: Periods) -> list[Line]:
    return [*person_lines(cases, periods), *(_call_line(call, periods) for call in calls)]


def person_lines(cases: Iterable[CaseLife], periods: Periods) -> list[Line]:
    """One line for each person: they are due when the last of their cases is, and held by any hold."""
    of_person: dict[UUID, list[CaseLife]] = {}
    for case in cases:
        of_person.setdefault(case.person_id, []).append(case)
    return [_person_line(theirs, periods) for theirs in of_person.values()]


def _person_line(theirs: list[CaseLife], periods: Periods) -> Line:
    last = max(theirs, key=lambda case: (months_after(case.last_on, periods[case.kind]), case.number))
    holds = {kind for case in theirs for kind in case.holds}
    if any(case.in_criminal_case for case in theirs):
        holds.add("criminal_case")
    return Line(
        subject_id=last.person_id,
        label=last.pseudonym,
        numbers=tuple(sorted(case.number for case in theirs)),
        kind=last.kind,
        counts_from=last.last_on,
        due_on=months_after(last.last_on, periods[last.kind]),
        holds=tuple(sorted(holds)),
    )


def _call_line(call: CallLife, periods: Periods) -> Line:
    due_on = months_after(call.received_on, periods[call.kind])
    return Line(call.call_id, "", (), call.kind, call.received_on, due_on, call.holds)
