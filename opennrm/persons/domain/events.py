"""What persons tells the later stages."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PersonErased:
    """The person's key is destroyed. Whoever holds something that leads to them lets go of it, in the same transaction."""

    person_id: UUID
