"""What is seen of a case that was opened. Pseudonym and codes, never who the person is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.access.domain.roles import Section
from opennrm.persons.domain.matching import Elsewhere
from opennrm.persons.domain.search import Likeness


@dataclass(frozen=True, slots=True)
class Seen:
    """Cases that were found within the actor's scope, each with the sections that are open in it. Made by ``cases`` alone
    (an architecture test holds it), so that a later stage which is given them need not ask again."""

    sections: Mapping[UUID, frozenset[Section]]

    @property
    def ids(self) -> tuple[UUID, ...]:
        return tuple(self.sections)

    def within(self, section: Section) -> tuple[UUID, ...]:
        """Those in which a section is open."""
        return tuple(case_id for case_id, opened in self.sections.items() if section in opened)


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation that takes part: on which ground, in which sections, until when it is meant to."""

    organisation: str
    kind: str
    legal_basis: str
    since: date
    sections: tuple[Section, ...]
    lasts_until: date | None


@dataclass(frozen=True, slots=True)
class ParticipationView:
    """The same with the reason in words and its end: for the page where sharing is decided."""

    id: UUID
    organisation: str
    kind: str
    legal_basis: str
    since: date
    until: date | None
    sections: tuple[Section, ...]
    purpose: str
    said_how: str
    lasts_until: date | None
    is_over: bool
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
    sections: frozenset[Section]
    known_only_to: str
    erased_on: date | None = None

    @property
    def seen(self) -> Seen:
        return Seen({self.id: self.sections})


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
