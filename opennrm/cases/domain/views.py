"""What is seen of a case that was opened. Pseudonym and codes, never who the person is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.persons.domain.matching import Elsewhere
from opennrm.persons.domain.search import Likeness


@dataclass(frozen=True, slots=True)
class Seen:
    """Cases that were found within the actor's scope. Made by ``cases`` alone (an architecture test holds it), so that a
    later stage which is given them need not ask again."""

    ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation that takes part, and on which ground."""

    organisation: str
    kind: str
    legal_basis: str
    since: date


@dataclass(frozen=True, slots=True)
class ParticipationView:
    """The same with the reason in words and its end: for the page where sharing is decided."""

    id: UUID
    organisation: str
    kind: str
    legal_basis: str
    since: date
    until: date | None
    reason: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class ComplexView:
    """The case complex: its title, and those of its cases that the actor takes part in."""

    id: UUID
    title: str
    cases: Sequence[tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class CaseView:
    """An opened case."""

    id: UUID
    number: str
    person_id: UUID
    pseudonym: str
    # Other pseudonyms of the same person, and their cases that the reader takes part in.
    known_as: Sequence[str]
    same_person: Sequence[tuple[UUID, str]]
    identity_version: int
    gender: str
    nationality: str
    opened_on: date
    complex: ComplexView | None
    participants: Sequence[Participant]
    erased_on: date | None = None

    @property
    def seen(self) -> Seen:
        return Seen((self.id,))


@dataclass(frozen=True, slots=True)
class Match:
    """One of the reader's cases, of a person who is like one that is about to be registered, and in what."""

    case_id: UUID
    number: str
    pseudonym: str
    likenesses: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """Whom somebody may be, as far as it may be said. False: nobody."""

    own: tuple[Match, ...]
    elsewhere: Elsewhere

    def __bool__(self) -> bool:
        return bool(self.own) or self.elsewhere is Elsewhere.KNOWN
