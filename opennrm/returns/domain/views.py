"""What is seen of a prepared return that was opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.returns.domain.activity_states import ActivityState
from opennrm.returns.domain.states import OVER, State, Step, step_of


@dataclass(frozen=True, slots=True)
class ConsentView:
    """The person's yes to a step; ``withdrawn_on`` where it no longer stands."""

    step: Step
    given_on: date
    way: str
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class ActivityView:
    """How far one of the activities is. ``since``: when it came so far; None where it has not begun."""

    code: str
    step: Step
    responsible: str
    state: ActivityState
    reason: str
    since: date | None


@dataclass(frozen=True, slots=True)
class RiskView:
    """The newest risk assessment, without what the person told."""

    made_on: date
    level: str
    measures: Sequence[str]
    renew_on: date | None


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """How it ended, without the person's own words."""

    income: str
    housing: str
    schooling: str
    risk: str


@dataclass(frozen=True, slots=True)
class PreparedView:
    """An opened prepared return. ``together``: the cases of those who return together with the person, which the actor
    sees. ``stopped_why`` and ``paid`` are codes of denmark.toml, empty unless it was stopped."""

    id: UUID
    case_id: UUID
    case_number: str
    person_id: UUID
    pseudonym: str
    organisation: str
    destination: str
    state: State
    household: str
    children_born: Sequence[int]
    together: Sequence[tuple[UUID, str]]
    opened_on: date
    applied_on: date | None
    travelled_on: date | None
    arrived_on: date | None
    closed_on: date | None
    stopped_why: str
    paid: str
    consents: Sequence[ConsentView]
    activities: Sequence[ActivityView]
    risk: RiskView | None
    outcome: OutcomeView | None
    version: int
    # What the actor may do now, by the name of the act.
    may: Mapping[str, bool]

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def step(self) -> Step | None:
        return step_of(self.state)


@dataclass(frozen=True, slots=True)
class PreparedRow:
    """A prepared return as one line of a list."""

    id: UUID
    state: State
    destination: str
    opened_on: date
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class RecordView:
    """One line of the history of an activity, with its note opened."""

    state: ActivityState
    reason: str
    happened_on: date
    note: str
    document_id: UUID | None


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """One activity with its history, the newest first. ``documents``: of the case, to be chosen as evidence."""

    prepared: PreparedView
    activity: ActivityView
    records: Sequence[RecordView]
    documents: Sequence[tuple[UUID, str, date]]
    may_settle: bool


@dataclass(frozen=True, slots=True)
class RiskPage:
    """The risk assessments with what the person told, the newest first."""

    prepared: PreparedView
    told: Sequence[tuple[RiskView, Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class HealthView:
    made_on: date
    fit_to_travel: str
    here: str
    at_home: str


@dataclass(frozen=True, slots=True)
class HealthPage:
    """For who works with health: the case, and what was clarified before the journey, the newest first."""

    case_id: UUID
    case_number: str
    pseudonym: str
    told: Sequence[HealthView]
    may_clarify: bool


@dataclass(frozen=True, slots=True)
class VisitView:
    held_on: date
    way: str
    notes: str


@dataclass(frozen=True, slots=True)
class FollowingPage:
    """What was seen after the arrival, the newest first; ``words``: the person's own at the end."""

    prepared: PreparedView
    visits: Sequence[VisitView]
    words: str


@dataclass(frozen=True, slots=True)
class ComplaintView:
    """A complaint with its words; ``outcome`` is empty while nobody has answered."""

    id: UUID
    received_on: date
    about: str
    words: str
    answered_on: date | None
    outcome: str
    answer: str
    may_answer: bool


@dataclass(frozen=True, slots=True)
class FeedbackView:
    given_on: date
    language: str
    score: int
    words: str


@dataclass(frozen=True, slots=True)
class VoicesPage:
    """What the person says: complaints and feedback, the newest first."""

    prepared: PreparedView
    complaints: Sequence[ComplaintView]
    feedback: Sequence[FeedbackView]
