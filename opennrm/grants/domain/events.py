"""What grants tell the later stages. Codes, sums and dates only, never identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SupportPaid:
    """The bank confirmed a payment, or more or less of it than before: so much of it is paid in all, in øre."""

    payment_id: UUID
    person_id: UUID
    occurred_on: date
    ore: int
    kind: str
    destination: str


@dataclass(frozen=True, slots=True)
class SupportReturned:
    """All of it came back."""

    payment_id: UUID
