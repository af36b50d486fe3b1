"""What is seen of a support plan that was opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.shared.money import Money
from opennrm.support.domain.plans import Budget
from opennrm.support.domain.service_states import ServiceState


@dataclass(frozen=True, slots=True, repr=False)
class NeedView:
    """One revision of an area."""

    number: int
    need: str
    goal: str
    with_person: bool
    on: date


@dataclass(frozen=True, slots=True, repr=False)
class ServiceView:
    """A service, what it is and what the person said."""

    id: UUID
    plan_id: UUID
    area: str
    what: str
    provider: str
    state: ServiceState
    offered_on: date
    answered_on: date | None
    ended_on: date | None
    cost: Money
    words: str
    version: int
    may_step: bool


@dataclass(frozen=True, slots=True, repr=False)
class AreaView:
    """An area of the plan that the reader may see: its revisions, the newest first, and its services."""

    area: str
    revisions: Sequence[NeedView]
    services: Sequence[ServiceView]
    may_record: bool

    @property
    def newest(self) -> NeedView | None:
        return self.revisions[0] if self.revisions else None


@dataclass(frozen=True, slots=True, repr=False)
class PlanView:
    """An opened plan. ``child``: the name of whose it is, for who may see it."""

    id: UUID
    case_id: UUID
    case_number: str
    pseudonym: str
    is_child: bool
    child: str
    representative: str
    begun_on: date
    budget: Budget
    areas: Sequence[AreaView]
    version: int
    # The plan itself: its budget, its contact person, a further child's.
    may_record: bool
    # Who sees the part on health alone has no way to the rest of support.
    may_see_support: bool


@dataclass(frozen=True, slots=True, repr=False)
class PrintView:
    """A plan for the person, with the name of their contact person, "" where there is none."""

    plan: PlanView
    contact: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """Who was the contact person from when until when."""

    name: str
    organisation: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, repr=False)
class PlanLine:
    """A plan among those of a case."""

    id: UUID
    is_child: bool
    child: str
    begun_on: date


@dataclass(frozen=True, slots=True, repr=False)
class SupportView:
    """The support of a case: its plans, who is the contact person and was, and whether there is a safety plan."""

    plans: Sequence[PlanLine]
    contacts: Sequence[ContactView]
    has_safety_plan: bool
    may_record: bool

    @property
    def contact(self) -> ContactView | None:
        return next((each for each in self.contacts if each.until is None), None)


@dataclass(frozen=True, slots=True, repr=False)
class SafetyView:
    """One revision of a safety plan."""

    number: int
    dangers: str
    signs: str
    steps: str
    contacts: str
    audience: str
    organisation: str
    on: date
    is_own: bool
