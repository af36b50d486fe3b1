"""What returns tell the later stages. Codes and dates only, never identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.access.domain.actor import Actor


@dataclass(frozen=True, slots=True)
class JourneyCompleted:
    """A person travelled with a prepared return."""

    return_id: UUID
    person_id: UUID
    occurred_on: date
    destination: str


@dataclass(frozen=True, slots=True)
class ReturnWithdrawn:
    """The return was recorded by mistake."""

    return_id: UUID


@dataclass(frozen=True, slots=True)
class PreparedReturnOpened:
    """A person wants to hear more of a prepared return."""

    prepared_id: UUID
    case_id: UUID
    person_id: UUID
    occurred_on: date
    destination: str


@dataclass(frozen=True, slots=True)
class StepBegun:
    """The person said yes to a step; ``days`` since the yes to the one before it, where there was one."""

    consent_id: UUID
    person_id: UUID
    occurred_on: date
    destination: str
    step: str
    step_before: str
    days: int | None


@dataclass(frozen=True, slots=True)
class ActivityBegun:
    """An activity of a prepared return was taken up for the first time."""

    record_id: UUID
    person_id: UUID
    occurred_on: date
    destination: str
    activity: str


@dataclass(frozen=True, slots=True)
class PreparedReturnStopped:
    """It ended before its time. ``why`` and ``paid`` (what happens to what was paid) are codes of denmark.toml."""

    prepared_id: UUID
    case_id: UUID
    occurred_on: date
    why: str
    paid: str
    by: Actor


@dataclass(frozen=True, slots=True)
class ArrivalConfirmed:
    """The person has arrived: from that day the last payment is counted."""

    prepared_id: UUID
    case_id: UUID
    person_id: UUID
    occurred_on: date
    by: Actor


@dataclass(frozen=True, slots=True)
class PreparedReturnClosed:
    """The follow-up has ended."""

    prepared_id: UUID
    case_id: UUID
    occurred_on: date
