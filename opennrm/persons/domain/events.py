"""What persons tell the later stages. Ids and days only, never identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PersonErased:
    """The person's key is destroyed. Whoever holds something that leads to them lets go of it, in the same transaction."""

    person_id: UUID


@dataclass(frozen=True, slots=True)
class PersonsMerged:
    """Two records are one person: ``merged_id`` is counted as ``into_id`` from now on."""

    merge_id: UUID
    merged_id: UUID
    into_id: UUID
    occurred_on: date


@dataclass(frozen=True, slots=True)
class PersonsUnmerged:
    """They are two persons after all."""

    merge_id: UUID
