"""What intake tells the later stages. Codes and dates only, never identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CallRegistered:
    """A call to the hotline, new or corrected."""

    call_id: UUID
    occurred_on: date
    caller: str
    purpose: str


@dataclass(frozen=True, slots=True)
class CallWithdrawn:
    """The call was registered by mistake."""

    call_id: UUID


@dataclass(frozen=True, slots=True)
class ReferralMade:
    """A person was referred to the mechanism."""

    referral_id: UUID
    person_id: UUID
    occurred_on: date
    referred_by: str


@dataclass(frozen=True, slots=True)
class ReferralDeclined:
    """No interview comes of the referral. It counts on: it was made. ``first_left``: as below."""

    referral_id: UUID
    case_id: UUID
    first_left: date | None


@dataclass(frozen=True, slots=True)
class ReferralWithdrawn:
    """The referral was made by mistake, or is another one told twice. ``first_left``: the day of the earliest referral of the case that still stands."""

    referral_id: UUID
    case_id: UUID
    first_left: date | None
