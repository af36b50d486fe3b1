"""What is shown of an assessment: plain values with the notes unsealed, masked in their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.identification.domain.interviews import Finding


@dataclass(frozen=True, slots=True, repr=False)
class InterviewView:
    """One interview with its findings."""

    id: UUID
    held_on: date
    organisation: str
    language: str
    interpreter: bool
    place: str
    notes: str
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True, repr=False)
class DecisionView:
    """One decision. ``is_replaced``: a later one corrects it."""

    id: UUID
    decided_on: date
    outcome: str
    authority: str
    main_form: str
    forms: Sequence[str]
    sector: str
    sub_form: str
    country_of_exploitation: str
    grounds: str
    is_replaced: bool
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, repr=False)
class AssessmentView:
    """Everything a decision rests on, on one page."""

    case_id: UUID
    case_number: str
    pseudonym: str
    state: str
    residence_status: str
    competent: str
    referred_on: date | None
    referred_by: str
    interviews: Sequence[InterviewView]
    decisions: Sequence[DecisionView]


@dataclass(frozen=True, slots=True)
class Happened:
    """A dated happening for the case page; ``detail`` is a code."""

    case_id: UUID
    day: date
    kind: str
    detail: str
