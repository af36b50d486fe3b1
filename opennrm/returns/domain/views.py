"""What is seen of a prepared return that was opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.returns.domain.states import OVER, State, Step, step_of


@dataclass(frozen=True, slots=True)
class ConsentView:
    """The person's yes to a step; ``withdrawn_on`` where it no longer stands."""

    step: Step
    given_on: date
    way: str
    withdrawn_on: date | None


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
