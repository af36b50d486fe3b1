"""What an identification interview is, and which cannot have been held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied, Invalid

NOTHING: Mapping[str, str] = MappingProxyType({})


class Answer(StrEnum):
    """To a point of the consent script. Without an answer it was not asked; what was given may be withdrawn later."""

    GIVEN = "given"
    NOT_GIVEN = "not_given"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Finding:
    """An indicator that the person's account showed, and what that rests on: in words, and the passage of the account.
    ``instrument``: the code of one that was installed; "" is the mechanism's own list, the ILO's eleven."""

    indicator: str
    note: str
    passage: str = ""
    instrument: str = ""

    def __repr__(self) -> str:
        return f"Finding({self.indicator!r}, …)"


@dataclass(frozen=True, slots=True)
class InterviewInput:
    """A voluntary conversation with the person of a case. ``notes``, ``topics``, ``present`` and those of findings are
    sealed. ``consents``: the answer to each point of the script that was asked."""

    case_id: UUID
    held_on: date
    language: str
    interpreter: bool
    place: str
    consent: bool
    notes: str
    findings: tuple[Finding, ...] = ()
    topics: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    consents: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    is_with_child: bool = False
    representative: str = ""
    present: str = ""
    # The appointment it was held on.
    plan_id: UUID | None = None

    def __repr__(self) -> str:
        return f"InterviewInput(held_on={self.held_on}, …)"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the account says it: from ``start`` to before ``end`` of a topic's text; ``topic`` "" is the notes."""

    topic: str
    start: int
    end: int


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
    _check_account(interview)


def _check_codes(interview: InterviewInput) -> None:
    for name, list_name in CODES.items():
        if not rules().has(list_name, getattr(interview, name)):
            raise Invalid("identification.unknown_code", field=name)
    found = [(each.instrument, each.indicator) for each in interview.findings]
    own = [indicator for instrument, indicator in found if not instrument]
    if len(set(found)) < len(found) or not all(rules().has("indicators", each) for each in own):
        raise Invalid("identification.unknown_code", field="indicators")


def _check_account(interview: InterviewInput) -> None:
    """Topics and points are those of the mechanism; with a child a representative is there (ours: named)."""
    if not all(rules().has("interview_topics", each) for each in interview.topics):
        raise Invalid("identification.unknown_code", field="topics")
    _check_answers(interview)
    if interview.is_with_child and not interview.representative.strip():
        raise Invalid("identification.representative_missing", field="representative")
    for each in interview.findings:
        if each.passage.strip():
            found_in(interview, each)


def _check_answers(interview: InterviewInput) -> None:
    for point, answer in interview.consents.items():
        if not rules().has("consent_points", point) or answer not in {Answer.GIVEN, Answer.NOT_GIVEN}:
            raise Invalid("identification.unknown_code", field=f"point_{point}")


def found_in(interview: InterviewInput, finding: Finding) -> Passage:
    """The place in the account that a finding quotes: the first one, topics in their order and then the notes."""
    quoted = as_kept(finding.passage).strip()
    for topic, text in {**interview.topics, "": interview.notes}.items():
        start = as_kept(text).find(quoted)
        if start >= 0:
            return Passage(topic, start, start + len(quoted))
    prefix = f"{finding.instrument}:" if finding.instrument else ""
    raise Invalid("identification.passage_not_found", field=f"passage_{prefix}{finding.indicator}")


def as_kept(text: str) -> str:
    """One sign for the end of a line, so that places in a text stay where they are."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_can_withdraw_point(point: str, answers: Mapping[str, str]) -> None:
    """Only what was given."""
    if answers.get(point) != Answer.GIVEN:
        raise Invalid("identification.consent_not_given", field="point")
