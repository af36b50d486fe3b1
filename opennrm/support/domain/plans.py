"""Rules of the support plan: its areas, its budget, what is told of a need and a service. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from opennrm.access.domain.roles import Act, Permission, Section, right
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid
from opennrm.shared.money import Money
from opennrm.support.domain.service_states import ServiceState

# Ours: what is more is a mistake of typing.
MOST = Money.kroner(10_000_000)
LONGEST_SERVICE = timedelta(days=731)


class Audience(StrEnum):
    """Who of those in the case may open a safety plan."""

    ORGANISATION = "organisation"
    PARTICIPANTS = "participants"


def section_of(area: str) -> Section:
    """Health stands in the section of health, all other areas in that of support (denmark.toml)."""
    if not rules().has("support_areas", area):
        raise Invalid("support.unknown_area", field="area")
    return Section(rules().code("support_areas", area).extra.get("section", Section.SUPPORT))


def right_on(area: str, act: Act) -> Permission:
    return right(section_of(area), act)


def check_money(amount: Money, field: str) -> None:
    if not Money(0) <= amount <= MOST:
        raise Invalid("support.amount_out_of_range", field=field, most=MOST.ore // 100)


@dataclass(frozen=True, slots=True, repr=False)
class PlanInput:
    """A plan that begins. ``child``: the name of a child that comes with the person, "" for the person's own; a child has
    a representative."""

    budget: Money
    child: str = ""
    representative: str = ""

    def __post_init__(self) -> None:
        check_money(self.budget, "budget")
        if self.child.strip() and not self.representative.strip():
            raise Invalid("support.representative_missing", field="representative")
        if self.representative.strip() and not self.child.strip():
            raise Invalid("support.child_missing", field="child")


@dataclass(frozen=True, slots=True, repr=False)
class NeedInput:
    """What the person needs in an area, and what it should lead to. ``number``: of the revision that was read, 0 where
    there was none; ``with_person``: written together with the person."""

    area: str
    need: str
    goal: str
    with_person: bool
    number: int

    def __post_init__(self) -> None:
        if not self.need.strip():
            raise Invalid("support.need_missing", field="need")


@dataclass(frozen=True, slots=True, repr=False)
class OfferInput:
    """A service that is offered: what, by which organisation, when, and what it costs."""

    area: str
    what: str
    provider: str
    offered_on: date
    cost: Money

    def __post_init__(self) -> None:
        check_money(self.cost, "cost")
        if not self.what.strip():
            raise Invalid("support.service_without_words", field="what")


@dataclass(frozen=True, slots=True, repr=False)
class AnswerInput:
    """What became of a service, on a day; ``words``: the person's own, which a refusal never lacks."""

    then: ServiceState
    on: date
    words: str
    version: int

    def __post_init__(self) -> None:
        if self.then is ServiceState.DECLINED and not self.words.strip():
            raise Invalid("support.own_words_missing", field="words")


@dataclass(frozen=True, slots=True)
class Budget:
    """What a plan may cost, and what is kept for accepted services or was paid for them."""

    total: Money
    kept: Money

    @property
    def left(self) -> Money:
        return Money(self.total.ore - self.kept.ore)

    def check_has(self, cost: Money) -> None:
        if cost > self.left:
            raise Invalid("support.budget_exceeded", field="then", left=kroner(self.left))


def kroner(amount: Money) -> str:
    """As it is written in Danish: 1.250 or 1.250,50."""
    whole, ore = divmod(amount.ore, 100)
    written = f"{whole:,}".replace(",", ".")
    return f"{written},{ore:02d}" if ore else written


@dataclass(frozen=True, slots=True, repr=False)
class SafetyInput:
    """A safety plan: what is dangerous, how one sees that it comes, what the person then does, whom they call."""

    dangers: str
    signs: str
    steps: str
    contacts: str
    audience: str
    number: int

    def __post_init__(self) -> None:
        if not self.steps.strip():
            raise Invalid("support.safety_without_steps", field="steps")
        if self.audience not in set(Audience):
            raise Invalid("support.audience_missing", field="audience")
