"""What identification tells the later stages. Codes and dates, and which colleague acted; never who the person is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.access.domain.actor import Actor


@dataclass(frozen=True, slots=True)
class InterviewRecorded:
    """An identification interview was held with a person."""

    interview_id: UUID
    person_id: UUID
    occurred_on: date
    organisation: str


@dataclass(frozen=True, slots=True)
class InterviewWithdrawn:
    """The interview was recorded by mistake."""

    interview_id: UUID


@dataclass(frozen=True, slots=True)
class DecisionMade:
    """A decision on a person.

    ``corrects`` names the decision that this one replaces; it then keeps that decision's ``occurred_on``. A new
    assessment of the same person has ``corrects`` None and stands beside the earlier one.
    ``outcome``: ``victim``, ``not_victim`` or ``undecided``. ``age`` in completed years at the decision.
    ``main_form``, ``sector`` and ``sub_form`` are codes of denmark.toml, "" where there is none.
    """

    decision_id: UUID
    corrects: UUID | None
    person_id: UUID
    occurred_on: date
    outcome: str
    nationality: str
    gender: str
    age: int | None
    main_form: str
    forms: tuple[str, ...]
    sector: str
    sub_form: str
    authority: str
    referred_by: str
    country_of_exploitation: str
    by: Actor | None = None


@dataclass(frozen=True, slots=True)
class DecisionWithdrawn:
    """The decision was recorded by mistake, for instance on the wrong person."""

    decision_id: UUID
    by: Actor | None = None


@dataclass(frozen=True, slots=True)
class AssessmentRequested:
    """A case was sent to the authority that decides on it."""

    assessment_id: UUID
    case_id: UUID
    residence_status: str
    by: Actor
