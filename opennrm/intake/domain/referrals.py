"""What a referral is, and which referrals cannot have been made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.intake.domain.calls import CENTRE_FOUNDED, check_code
from opennrm.shared.errors import Invalid


@dataclass(frozen=True, slots=True)
class ReferralInput:
    """Somebody refers the person of a case to an identification interview."""

    case_id: UUID
    referred_by: str
    made_on: date
    reason: str
    call_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReferralView:
    """An opened referral."""

    id: UUID
    case_id: UUID
    case_number: str
    pseudonym: str
    call_id: UUID | None
    referred_by: str
    made_on: date
    reason: str
    organisation: str
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class FirstReferral:
    """The earliest standing referral of a case."""

    id: UUID
    made_on: date
    referred_by: str


def check_referral(referral: ReferralInput, *, today: date, called_on: date | None) -> None:
    """A referral lies between the call it rests on and today, and its origin held on its day (ours)."""
    if referral.made_on > today:
        raise Invalid("intake.referral_in_future", field="made_on")
    if referral.made_on < CENTRE_FOUNDED:
        raise Invalid("intake.referral_before_centre", field="made_on", year=CENTRE_FOUNDED.year)
    if called_on is not None and referral.made_on < called_on:
        raise Invalid("intake.referral_before_call", field="made_on", called_on=called_on.isoformat())
    check_code("contact_origins", referral.referred_by, referral.made_on, field="referred_by")
