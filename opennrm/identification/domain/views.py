"""What is shown of an assessment: plain values with the notes unsealed, masked in their text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from opennrm.documents.domain.evidence import EvidenceChoice
from opennrm.identification.domain.ages import AgeView
from opennrm.identification.domain.opinions import OpinionView
from opennrm.identification.domain.rulings import RulingView
from opennrm.identification.domain.turns import TurnView
from opennrm.mechanism.domain.instruments import DimensionScore


@dataclass(frozen=True, slots=True, repr=False)
class FindingView:
    """An indicator that was found, with the passage it rests on. ``edition``: of the instrument it belongs to; "" is the
    mechanism's own list. ``is_corrected``: the text was corrected since; the passage is as it stood."""

    indicator: str
    labels: Mapping[str, str]
    edition: str
    note: str
    passage: str
    topic: str
    is_corrected: bool


@dataclass(frozen=True, slots=True, repr=False)
class TopicView:
    """What was told about one topic, as it stands now."""

    topic: str
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class PointView:
    """What was last answered to a point of the consent script; "" was not asked."""

    point: str
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class ScoreView:
    """What the rule of an instrument makes of the findings: it informs and never decides."""

    labels: Mapping[str, str]
    edition: str
    provenance: str
    is_verified: bool
    dimensions: Sequence[DimensionScore]


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
    topics: Sequence[TopicView]
    findings: Sequence[FindingView]


@dataclass(frozen=True, slots=True, repr=False)
class DraftBase:
    """What a draft on a device is based on. ``written`` names the state of the case's interviews; ``theirs`` are those
    that were written since the draft was based on another state."""

    case_number: str
    pseudonym: str
    written: str
    theirs: Sequence[InterviewView]


@dataclass(frozen=True, slots=True, repr=False)
class InterviewRecord:
    """Everything about one interview, for its own page."""

    case_id: UUID
    case_number: str
    pseudonym: str
    interview: InterviewView
    is_with_child: bool
    present: str
    representative: str
    points: Sequence[PointView]
    scores: Sequence[ScoreView]
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, repr=False)
class ConclusionView:
    """One of the three conclusions of a decision: codes, and what the findings it rests on are called."""

    element: str
    conclusion: str
    list_name: str
    codes: Sequence[str]
    # What each finding is called, by language.
    indicators: Sequence[Mapping[str, str]]
    evidence: Sequence[EvidenceChoice]


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
    as_child: bool | None
    conclusions: Sequence[ConclusionView]
    exploited_from: date | None
    exploited_until: date | None
    recruited_in: str
    transit: Sequence[str]
    other_countries: Sequence[str]


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
    turns: Sequence[TurnView]
    rulings: Sequence[RulingView]
    opinions: Sequence[OpinionView]
    ages: Sequence[AgeView]
    as_child: bool
    # Ids of the findings, with what each is called by language: what a conclusion may rest on.
    findings: Sequence[tuple[UUID, Mapping[str, str]]]
    evidence: Sequence[EvidenceChoice]


@dataclass(frozen=True, slots=True)
class Happened:
    """A dated happening for the case page; ``detail`` is a code."""

    case_id: UUID
    day: date
    kind: str
    detail: str
    # Of an interview: what was spoken; of a decision: the age it states.
    language: str = ""
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Waited:
    """A step that somebody waited for: whose it was, since when, and the day it was taken."""

    organisation: str
    began_on: date | None
    ended_on: date


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A planned interview in the calendar: the pseudonym and no name."""

    id: UUID
    case_id: UUID
    pseudonym: str
    starts_at: datetime
    ends_at: datetime
    room: str
    room_kind: str
    interviewer: str
    language: str
    has_interpreter: bool
    state: str


@dataclass(frozen=True, slots=True, repr=False)
class PlanView:
    """One appointment, with what was explained about it."""

    id: UUID
    case_id: UUID
    case_number: str
    pseudonym: str
    starts_at: datetime
    ends_at: datetime
    room_id: UUID
    room: str
    room_kind: str
    interviewer_id: UUID
    interviewer: str
    interpreter_id: UUID | None
    interpreter: str
    language: str
    companion: str
    gender_wish: str
    unmet_wish: str
    follow_up: str
    follow_up_on: date | None
    visit_granted_on: date | None
    reminded_at: datetime | None
    state: str
    interview_id: UUID | None = None


@dataclass(frozen=True, slots=True, repr=False)
class InterpreterView:
    """Somebody who interprets."""

    id: UUID
    name: str
    email: str
    languages: Sequence[str]
    gender: str
    conflicts: int


@dataclass(frozen=True, slots=True, repr=False)
class PlanChoices:
    """What can be booked, each as an id and its words."""

    rooms: Sequence[tuple[UUID, str]]
    colleagues: Sequence[tuple[UUID, str]]
    interpreters: Sequence[tuple[UUID, str]]
