"""Rules of accommodation: whom a place is for, how many it takes, and until when it is approved. Plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid
from opennrm.support.domain.stay_states import StayState

# Ours: what is more is a mistake of typing.
MOST_BEDS, MOST_CHILDREN = 200, 12


class TakenIn(StrEnum):
    """Whom a place takes in."""

    WOMEN = "women"
    MEN = "men"
    EVERYBODY = "everybody"


# Of these alone it can be said that a place is not for them: others choose themselves, together with whoever places them.
NOT_FOR = {TakenIn.WOMEN: "male", TakenIn.MEN: "female"}


@dataclass(frozen=True, slots=True)
class Fitness:
    """Whom a place is fit for. ``security``: from 1, a place like others, to 3, a secret address with staff day and night
    (ours)."""

    taken_in: str
    children: bool
    wheelchair: bool
    security: int

    def __post_init__(self) -> None:
        if self.taken_in not in set(TakenIn):
            raise Invalid("support.unknown_code", field="taken_in")
        if self.security not in (1, 2, 3):
            raise Invalid("support.unknown_code", field="security")


@dataclass(frozen=True, slots=True, repr=False)
class PlaceInput:
    """A place to live. ``name`` says nothing of where it is."""

    name: str
    kind: str
    provider: str
    region: str
    fitness: Fitness
    beds: int
    address: str

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Invalid("support.place_without_name", field="name")
        if not 1 <= self.beds <= MOST_BEDS:
            raise Invalid("support.beds_out_of_range", field="beds", most=MOST_BEDS)
        if not self.address.strip():
            raise Invalid("support.place_without_address", field="address")
        for field, list_name in (("kind", "accommodation_kinds"), ("region", "regions")):
            if not rules().has(list_name, getattr(self, field)):
                raise Invalid("support.unknown_code", field=field)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody needs of a place; ``region`` "" is any."""

    children: int
    wheelchair: bool
    security: int
    region: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.children <= MOST_CHILDREN:
            raise Invalid("support.children_out_of_range", field="children", most=MOST_CHILDREN)
        if self.security not in (1, 2, 3):
            raise Invalid("support.unknown_code", field="security")
        if self.region and not rules().has("regions", self.region):
            raise Invalid("support.unknown_code", field="region")

    @property
    def beds(self) -> int:
        return 1 + self.children


@dataclass(frozen=True, slots=True)
class ApprovalInput:
    """An approval by the supervising authority; ``until``: the first day on which it holds no more."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until <= self.since:
            raise Invalid("support.approval_reversed", field="until")


def needs_approval(kind: str) -> bool:
    """Shelters and homes are approved and under Socialtilsynet (report); an asylum centre is not asked for it (ours)."""
    return bool(rules().code("accommodation_kinds", kind).extra.get("approved", False))


def fits(fitness: Fitness, wish: Wish, gender: str) -> bool:
    """What a place is not fit for, it is not offered for."""
    unfit = (
        NOT_FOR.get(TakenIn(fitness.taken_in)) == gender,
        wish.children > 0 and not fitness.children,
        wish.wheelchair and not fitness.wheelchair,
        fitness.security < wish.security,
    )
    return not any(unfit)


@dataclass(frozen=True, slots=True)
class OfferedPlace:
    """A place that is offered from a day on."""

    place_id: UUID
    begins_on: date


@dataclass(frozen=True, slots=True, repr=False)
class StayAnswer:
    """What became of an offer or a stay, on a day, and the person's own words."""

    then: StayState
    on: date
    words: str

    def __post_init__(self) -> None:
        if self.then is StayState.DECLINED and not self.words.strip():
            raise Invalid("support.own_words_missing", field="words")


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place on a list: never where it is. ``approved_until`` None: not approved today, or not asked for it."""

    id: UUID
    name: str
    kind: str
    provider: str
    region: str
    fitness: Fitness
    beds: int
    free: int
    is_approved: bool
    approved_until: date | None

    def suits(self, wish: Wish, gender: str) -> bool:
        """Fit for somebody, in the region they want, with room for all of them."""
        in_region = wish.region in ("", self.region)
        return in_region and self.free >= wish.beds and fits(self.fitness, wish, gender)


@dataclass(frozen=True, slots=True)
class PlaceView:
    """An opened place, with its approvals, its supervision, and those of its stays that the reader takes part in."""

    line: PlaceLine
    approvals: Sequence[tuple[date, date]]
    supervisions: Sequence[tuple[date, str]]
    stays: Sequence[StayView]
    may_change: bool


@dataclass(frozen=True, slots=True, repr=False)
class StayView:
    """A stay, from the offer on; ``words``: what the person said to it."""

    id: UUID
    case_id: UUID
    case_number: str
    pseudonym: str
    place: str
    provider: str
    state: StayState
    begins_on: date
    ends_on: date | None
    beds: int
    words: str
    may_answer: bool
    may_see_address: bool


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Somebody who waits for a place."""

    id: UUID
    case_id: UUID
    case_number: str
    pseudonym: str
    since: date
    wish: Wish
