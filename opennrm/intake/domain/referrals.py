"""What a referral is, and which referrals cannot have been made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from opennrm.intake.domain.calls import CENTRE_FOUNDED, check_code
from opennrm.intake.domain.states import State
from opennrm.shared.errors import Invalid

LISTED = {
    "urgency": "urgencies",
    "language": "languages",
    "situation": "situations",
    "residence_status": "residence_statuses",
}
# The answer to "may the person be under 18?"; empty means not asked.
AGES = ("", "adult", "in_doubt", "under_18")
TREATED_AS_MINOR = frozenset({"in_doubt", "under_18"})
# "no_wish" is an answer.
WISHES = ("", "female", "male", "no_wish")


@dataclass(frozen=True, slots=True)
class ReferralDetails:
    """What is known when a person is referred; nothing of it need be. ``referrer``: who it was, with a safe number."""

    urgency: str = ""
    age: str = ""
    representative: str = ""
    language: str = ""
    interviewer: str = ""
    interpreter: str = ""
    situation: str = ""
    residence_status: str = ""
    referrer: str = ""


@dataclass(frozen=True, slots=True)
class ReferralInput:
    """Somebody refers the person of a case to an identification interview."""

    case_id: UUID
    referred_by: str
    made_on: date
    reason: str
    call_id: UUID | None = None
    details: ReferralDetails = ReferralDetails()


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a referral through the queue."""

    state: State
    reason: str
    text: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ContactWay:
    """A way to reach the person, or one never to be used."""

    kind: str
    is_safe: bool
    address: str
    times: str = ""


@dataclass(frozen=True, slots=True)
class ContactView:
    """A way of contact as it is shown."""

    id: UUID
    way: ContactWay


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
    state: State = State.RECEIVED
    details: ReferralDetails = ReferralDetails()
    steps: tuple[StepView, ...] = ()
    merged_into: UUID | None = None
    others: tuple[FirstReferral, ...] = ()
    # How far the case has come since, and what of it whoever referred has been told.
    reached: str = ""
    told: str = ""

    @property
    def lacks_representative(self) -> bool:
        return is_treated_as_minor(self.details.age) and not self.details.representative


@dataclass(frozen=True, slots=True)
class FirstReferral:
    """The earliest standing referral of a case. ``case_number`` where it is told among those of other cases."""

    id: UUID
    made_on: date
    referred_by: str
    case_number: str = ""


def check_referral(referral: ReferralInput, *, today: date, called_on: date | None) -> None:
    """A referral lies between the call it rests on and today, and its origin held on its day (ours)."""
    if referral.made_on > today:
        raise Invalid("intake.referral_in_future", field="made_on")
    if referral.made_on < CENTRE_FOUNDED:
        raise Invalid("intake.referral_before_centre", field="made_on", year=CENTRE_FOUNDED.year)
    if called_on is not None and referral.made_on < called_on:
        raise Invalid("intake.referral_before_call", field="made_on", called_on=called_on.isoformat())
    check_code("contact_origins", referral.referred_by, referral.made_on, field="referred_by")
    check_details(referral.details, referral.made_on)


def check_details(details: ReferralDetails, day: date) -> None:
    """What is told is one of the answers there are."""
    for name, list_name in LISTED.items():
        if code := getattr(details, name):
            check_code(list_name, code, day, field=name)
    for name, answers in (("age", AGES), ("interviewer", WISHES), ("interpreter", WISHES)):
        if getattr(details, name) not in answers:
            raise Invalid("intake.unknown_code", field=name)


def is_treated_as_minor(age: str) -> bool:
    """Whoever may be under 18 is treated as a minor, and gets a representative (report)."""
    return age in TREATED_AS_MINOR


def check_contact(way: ContactWay, day: date) -> None:
    """A way of contact says which one it is; also one that is never to be used (ours)."""
    check_code("contact_kinds", way.kind, day, field="kind")
    if not way.address.strip():
        raise Invalid("intake.contact_empty", field="address")
