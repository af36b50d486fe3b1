"""What returns tell the later stages. Codes and dates only, never identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


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
