"""What of an identity is compared when the whole register is looked through for the same person twice."""

from __future__ import annotations

from dataclasses import dataclass

from opennrm.persons.domain.identity import Identity
from opennrm.persons.domain.names import parts, sound
from opennrm.persons.domain.search import document, phone


@dataclass(frozen=True, slots=True, repr=False)
class Comparable:
    """An identity in the forms that are compared. Never shows itself, like an identity."""

    name: str | None
    sounds: list[str]
    born: str | None
    document: str | None
    phone: str | None

    def __repr__(self) -> str:
        return "Comparable(…)"


def comparable(identity: Identity) -> Comparable:
    """Nothing is None: it is then alike to nothing, and unlike nothing either."""
    named = sorted(parts(identity.names))
    day = identity.birth.day
    return Comparable(
        " ".join(named) or None,
        sorted({sound(part) for part in named} - {""}),
        day.isoformat() if day else None,
        document(identity.document_number) or None,
        phone(identity.phone) or None,
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places in a list whose identities may be one person's, and how likely that is, from 0 to 1."""

    one: int
    other: int
    degree: float
