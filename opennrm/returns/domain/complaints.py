"""Complaints by persons about the offer and the payments, and what they say of the help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opennrm.returns.domain.following import check_between, check_codes
from opennrm.shared.errors import Invalid

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class ComplaintInput:
    """What the person complains of, and in which words."""

    received_on: date
    about: str
    way: str
    words: str


@dataclass(frozen=True, slots=True)
class AnswerInput:
    """What became of a complaint, and what the person is told."""

    answered_on: date
    outcome: str
    answer: str


@dataclass(frozen=True, slots=True)
class FeedbackInput:
    """How the person found the help, from 1 to 5, and in the person's own words and language."""

    given_on: date
    language: str
    score: int
    words: str = ""


def check_complaint(given: ComplaintInput, *, opened_on: date, today: date) -> None:
    check_codes({"about": ("complaint_subjects", given.about), "way": ("consent_ways", given.way)})
    if not given.words.strip():
        raise Invalid("returns.words_missing", field="words")
    check_between(given.received_on, opened_on, today, field="received_on")


def check_answer(given: AnswerInput, *, received_on: date, today: date) -> None:
    check_codes({"outcome": ("complaint_outcomes", given.outcome)})
    if not given.answer.strip():
        raise Invalid("returns.answer_missing", field="answer")
    check_between(given.answered_on, received_on, today, field="answered_on")


def check_feedback(given: FeedbackInput, *, opened_on: date, today: date) -> None:
    check_codes({"language": ("languages", given.language)})
    if not LOWEST <= given.score <= HIGHEST:
        raise Invalid("returns.unknown_code", field="score")
    check_between(given.given_on, opened_on, today, field="given_on")
