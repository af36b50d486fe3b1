"""What is seen of a merge, and of a person who has several records. Pseudonyms only, never who the person is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from opennrm.persons.domain.states import State


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two records of one person: which is merged into which, who said so, and where it stands."""

    id: UUID
    merged_id: UUID
    merged: str
    into_id: UUID
    into: str
    takes_identity: bool
    state: State
    proposed_at: datetime
    proposed_by_id: UUID
    decided_at: datetime | None
    decided_by_id: UUID | None
    undone_at: datetime | None
    undone_by_id: UUID | None


@dataclass(frozen=True, slots=True)
class Oneself:
    """All records of one person that somebody may see. ``pseudonym`` is that of the record which stands for them,
    ``known_as`` are the others; ``identity_of`` is the record whose identity holds."""

    pseudonym: str
    known_as: tuple[str, ...]
    ids: tuple[UUID, ...]
    identity_of: UUID
    identity_version: int
