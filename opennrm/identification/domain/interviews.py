"""What an identification interview is, and which cannot have been held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied, Invalid


@dataclass(frozen=True, slots=True)
class Finding:
    """An indicator that the person's account showed, and what that rests on."""

    indicator: str
    note: str

    def __repr__(self) -> str:
        return f"Finding({self.indicator!r}, …)"


@dataclass(frozen=True, slots=True)
class InterviewInput:
    """A voluntary conversation with the person of a case. ``notes`` and those of findings are sealed."""

    case_id: UUID
    held_on: date
    language: str
    interpreter: bool
    place: str
    consent: bool
    notes: str
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        return f"InterviewInput(held_on={self.held_on}, …)"


CODES = {"language": "languages", "place": "interview_places"}


def check_interview(
    interview: InterviewInput, *, organisation: str, referred_on: date | None, today: date
) -> None:
    """Voluntary (report), after the referral and not in the future (ours), by an organisation that had the right on
    that day (report: until the end of 2021 some NGOs too)."""
    if not interview.consent:
        raise Invalid("identification.consent_missing", field="consent")
    if referred_on is None:
        raise Invalid("identification.referral_missing")
    if interview.held_on < referred_on:
        raise Invalid(
            "identification.interview_before_referral", field="held_on", referred_on=referred_on.isoformat()
        )
    if interview.held_on > today:
        raise Invalid("identification.interview_in_future", field="held_on")
    if not rules().may_interview(organisation, interview.held_on):
        raise Denied("identification.no_right_to_interview", field="held_on")
    _check_codes(interview)


def _check_codes(interview: InterviewInput) -> None:
    for field, list_name in CODES.items():
        if not rules().has(list_name, getattr(interview, field)):
            raise Invalid("identification.unknown_code", field=field)
    indicators = [finding.indicator for finding in interview.findings]
    if len(set(indicators)) < len(indicators) or not all(
        rules().has("indicators", each) for each in indicators
    ):
        raise Invalid("identification.unknown_code", field="indicators")
