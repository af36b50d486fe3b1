"""What a call to the hotline is, and which calls cannot have taken place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from opennrm.cases.domain import Ground
from opennrm.mechanism.rules import rules
from opennrm.persons.domain.identity import Identity
from opennrm.shared.dates import COPENHAGEN
from opennrm.shared.errors import Invalid

# The centre that runs the hotline was established in 2007 (report).
CENTRE_FOUNDED = date(2007, 1, 1)
# The purpose whose calls are seen by few.
CONTROL = "coming_control"
PRIVATE = frozenset({"private_person", "potential_victim"})
DANGER = ("", "yes", "no", "unknown")
# Minutes; a shift.
LONGEST_CALL = 480
# A caller is the origin of a referral by the same code; whoever calls for themselves is "the person".
ORIGINS = {"potential_victim": "self"}


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody the call concerns and the register does not know yet. No names means anonymous."""

    identity: Identity
    gender: str
    nationality: str
    ground: Ground
    # Somebody alike is known elsewhere, and is to be asked about.
    asks: bool = False


@dataclass(frozen=True, slots=True)
class CallDetails:
    """What a call may tell beside who called and why. Empty means not asked; "unknown" is an answer."""

    organisation: str = ""
    urgency: str = ""
    danger: str = ""
    minutes: int | None = None
    follows: UUID | None = None
    call_back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallInput:
    """A call as it is told: it may concern nobody, one or many, known to the register or new."""

    received_at: datetime
    caller: str
    purpose: str
    notes: str
    case_ids: tuple[UUID, ...] = ()
    persons: tuple[NewPerson, ...] = ()
    details: CallDetails = CallDetails()
    # The persons it concerns are referred to an interview in the same act.
    refers: bool = False

    @property
    def received_on(self) -> date:
        return self.received_at.astimezone(COPENHAGEN).date()


@dataclass(frozen=True, slots=True)
class ConcernedCase:
    """A case that a call concerns, as far as the reader takes part in it."""

    id: UUID
    number: str
    pseudonym: str


@dataclass(frozen=True, slots=True)
class RelatedCall:
    """A call that belongs together with another."""

    id: UUID
    received_at: datetime
    caller: str
    purpose: str


@dataclass(frozen=True, slots=True)
class HandoverView:
    """A shift that waits to be taken over; ``note`` only where it was opened."""

    id: UUID
    left_by: str
    left_by_id: UUID
    left_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class CallView:
    """An opened call."""

    id: UUID
    received_at: datetime
    caller: str
    purpose: str
    notes: str
    version: int
    registered_by: str
    is_withdrawn: bool
    cases: tuple[ConcernedCase, ...]
    details: CallDetails = CallDetails()
    called_back_at: datetime | None = None
    related: tuple[RelatedCall, ...] = ()


def check_call(call: CallInput, *, now: datetime) -> None:
    """A call lies between the founding of the centre and now, and its codes held on its day (ours)."""
    if call.received_at > now:
        raise Invalid("intake.call_in_future", field="received_at")
    if call.received_on < CENTRE_FOUNDED:
        raise Invalid("intake.call_before_centre", field="received_at", year=CENTRE_FOUNDED.year)
    check_code("callers", call.caller, call.received_on, field="caller")
    check_code("call_purposes", call.purpose, call.received_on, field="purpose")
    check_details(call)


def check_details(call: CallInput) -> None:
    """Who calls for nobody has no organisation, so that no private person's name stands there (ours); a call lasts at most
    as long as a shift, and is called back after it came."""
    details = call.details
    if details.organisation and call.caller in PRIVATE:
        raise Invalid("intake.private_caller", field="organisation")
    if details.urgency:
        check_code("urgencies", details.urgency, call.received_on, field="urgency")
    if details.danger not in DANGER:
        raise Invalid("intake.unknown_code", field="danger")
    if details.minutes is not None and not 0 <= details.minutes <= LONGEST_CALL:
        raise Invalid("intake.call_too_long", field="minutes", most=LONGEST_CALL)
    if details.call_back_at is not None and details.call_back_at < call.received_at:
        raise Invalid("intake.called_back_before_call", field="call_back_at")


def minutes_taken(began_at: datetime | None, now: datetime) -> int | None:
    """From when the clock of the call was started until it is registered, begun minutes counted; a draft that waited for
    hours, or a clock that goes wrong, says nothing about the call."""
    if began_at is None:
        return None
    minutes = -int((began_at - now).total_seconds() // 60)
    return minutes if 0 <= minutes <= LONGEST_CALL else None


def origin_of(caller: str) -> str:
    """How the contact arose, where a call refers the persons it concerns."""
    return ORIGINS.get(caller, caller)


def check_code(list_name: str, code: str, day: date, *, field: str) -> None:
    """A code that the list did not hold on that day cannot be used for it."""
    if code not in {each.code for each in rules().codes_on(list_name, day)}:
        raise Invalid("intake.unknown_code", field=field)


def check_correction(call: CallInput, *, registered_at: datetime, referred_on: date | None) -> None:
    """A call came in before it was registered, and before a referral that rests on it (ours)."""
    if call.received_at > registered_at:
        raise Invalid("intake.call_after_registration", field="received_at")
    if referred_on is not None and call.received_on > referred_on:
        raise Invalid("intake.call_after_referral", field="received_at", referred_on=referred_on.isoformat())
