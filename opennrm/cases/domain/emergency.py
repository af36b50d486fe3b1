"""Breaking the glass: opening a case one takes no part in, because a person is in danger. Never quietly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from opennrm.cases.domain.states import State
from opennrm.shared.errors import Invalid

# What the database lets through, whatever denmark.toml says.
LONGEST_EMERGENCY = timedelta(hours=24)
SHORTEST_REASON = 20


class Finding(StrEnum):
    """What the review found."""

    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not_justified"


@dataclass(frozen=True, slots=True)
class Emergency:
    """An emergency access as it is shown: who, in which case, until when, and what the review found."""

    id: UUID
    case_number: str
    pseudonym: str
    organisation: str
    user_id: UUID
    began_at: datetime
    ends_at: datetime
    state: State
    finding: str


def state_of(ends_at: datetime, reviewed_at: datetime | None, now: datetime) -> State:
    if reviewed_at is not None:
        return State.REVIEWED
    return State.OVER if ends_at <= now else State.RUNNING


def check_reason(reason: str) -> None:
    """A word is no reason: it is read by the data protection officer."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise Invalid("cases.emergency_reason_too_short", field="reason", shortest=SHORTEST_REASON)
