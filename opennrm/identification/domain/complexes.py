"""What cases have in common: facts of a case complex, told once; and links between two cases, inside it or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.shared.errors import Invalid


class SharedKind(StrEnum):
    PLACE = "place"
    EXPLOITER = "exploiter"
    PERIOD = "period"


class LinkKind(StrEnum):
    SAME_EXPLOITER = "same_exploiter"
    SAME_PLACE = "same_place"
    COUPLE = "couple"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True)
class SharedInput:
    """A fact of all the cases of a complex. ``text`` is sealed under the complex's own key."""

    case_id: UUID
    kind: str
    text: str
    began_on: date | None = None
    ended_on: date | None = None

    def __repr__(self) -> str:
        return f"SharedInput({self.kind!r}, …)"


@dataclass(frozen=True, slots=True, repr=False)
class SharedView:
    """One of them; its kind and number are what it is called elsewhere."""

    id: UUID
    kind: str
    number: int
    text: str
    began_on: date | None
    ended_on: date | None
    organisation: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link as it is seen from one of its cases."""

    id: UUID
    case_id: UUID
    kind: str
    other_id: UUID
    other_number: str


def check_shared(shared: SharedInput, *, today: date) -> None:
    if shared.kind not in set(SharedKind):
        raise Invalid("identification.unknown_code", field="kind")
    if not shared.text.strip():
        raise Invalid("identification.shared_without_words", field="text")
    if shared.began_on and shared.began_on > today:
        raise Invalid("identification.shared_in_future", field="began_on")
    if shared.began_on and shared.ended_on and shared.ended_on < shared.began_on:
        raise Invalid("identification.period_ends_before_it_begins", field="ended_on")


def in_order(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """A link has no direction: it stands once, whoever of the two it is made from."""
    if one == other:
        raise Invalid("identification.linked_to_itself", field="other")
    return (one, other) if one < other else (other, one)
