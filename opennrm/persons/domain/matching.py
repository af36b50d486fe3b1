"""Whether somebody who is about to be registered is known already: in one's own cases, or to another organisation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from opennrm.persons.domain.search import Found


class Elsewhere(StrEnum):
    """Is somebody alike known to another organisation? Yes or no, or not asked: too many questions within the hour."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Resembling:
    """Those of the actor's cases who are alike, best first, and whether anybody elsewhere is. False: nobody."""

    own: tuple[Found, ...]
    elsewhere: Elsewhere

    def __bool__(self) -> bool:
        return bool(self.own) or self.elsewhere is Elsewhere.KNOWN


class Answer(StrEnum):
    """What the organisation that knows the person says to the one that asks: yes, or no and why (reasons: ours)."""

    SHARE = "share"
    NO_CONSENT = "no_consent"
    NO_DANGER = "no_danger"
    NO = "no"


def last_day(asked_on: date, days: int) -> date:
    """Until then a question may be answered; after it whoever asks, asks again."""
    return asked_on + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class MatchRequestView:
    """A question from one organisation to whoever knows the person. ``person_id`` is the reader's own: the one they
    registered, or the one they know. Neither side is told who the other's is."""

    id: UUID
    person_id: UUID
    is_mine: bool
    organisation: str
    asked_at: datetime
    answer: str
    answered_at: datetime | None
    last_day: date
    is_expired: bool
