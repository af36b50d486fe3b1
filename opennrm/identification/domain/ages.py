"""A disputed age, decided on with its evidence. Whom the register treats as a child follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.identification.domain.conclusions import OF_AGE, AgeOutcome
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid

# Nobody is older, and no estimate is higher: a slip of the pen (ours).
OLDEST = 120


@dataclass(frozen=True, slots=True)
class AgeInput:
    """What age the person claims, what it was assessed to be, and what that rests on. ``grounds`` are sealed."""

    case_id: UUID
    outcome: str
    evidence: tuple[str, ...]
    grounds: str
    claimed_age: int | None = None
    assessed_age: int | None = None

    def __repr__(self) -> str:
        return f"AgeInput({self.outcome!r}, …)"


@dataclass(frozen=True, slots=True, repr=False)
class AgeView:
    """One decision on an age, with its grounds in words."""

    id: UUID
    decided_on: date
    organisation: str
    outcome: str
    claimed_age: int | None
    assessed_age: int | None
    evidence: tuple[str, ...]
    grounds: str


def check_age(age: AgeInput) -> None:
    """An outcome that rests on something, and an assessed age on the same side of 18 (ours)."""
    _check_codes(age)
    if not age.grounds.strip():
        raise Invalid("identification.grounds_missing", field="grounds")
    for field in ("claimed_age", "assessed_age"):
        if not 0 <= (getattr(age, field) or 0) <= OLDEST:
            raise Invalid("identification.age_impossible", field=field)
    _check_side(age)


def _check_codes(age: AgeInput) -> None:
    if not rules().has("age_outcomes", age.outcome):
        raise Invalid("identification.unknown_code", field="outcome")
    if not all(rules().has("age_evidence", each) for each in age.evidence):
        raise Invalid("identification.unknown_code", field="evidence")
    if not age.evidence:
        raise Invalid("identification.age_without_evidence", field="evidence")


def _check_side(age: AgeInput) -> None:
    if age.assessed_age is None or age.outcome == AgeOutcome.IN_DOUBT:
        return
    if (age.assessed_age < OF_AGE) != (age.outcome == AgeOutcome.MINOR):
        raise Invalid("identification.age_on_the_other_side", field="assessed_age")
