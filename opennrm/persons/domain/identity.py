"""Who a person is. These values never show themselves: their text is a mask, also in errors and logs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.shared import dates
from opennrm.shared.errors import Invalid

# Nobody in the register is older, and no estimate is higher: a slip of the pen (ours).
OLDEST = 120
LONGEST = 500


class BirthKind(StrEnum):
    """Which of them the age is known by."""

    DATE = "date"
    YEAR = "year"
    ESTIMATE = "estimate"
    UNKNOWN = "unknown"


# What is told of a birth of each kind; the rest stays None.
TOLD: dict[BirthKind, frozenset[str]] = {
    BirthKind.DATE: frozenset({"day"}),
    BirthKind.YEAR: frozenset({"year"}),
    BirthKind.ESTIMATE: frozenset({"estimated_age", "estimated_on"}),
    BirthKind.UNKNOWN: frozenset(),
}


@dataclass(frozen=True, slots=True, repr=False)
class Birth:
    """A birth date, a birth year, an age estimated on a day, or nothing."""

    kind: BirthKind
    day: date | None = None
    year: int | None = None
    estimated_age: int | None = None
    estimated_on: date | None = None

    def __post_init__(self) -> None:
        parts = ("day", "year", "estimated_age", "estimated_on")
        if {part for part in parts if getattr(self, part) is not None} != TOLD[self.kind]:
            raise Invalid("persons.birth_does_not_fit_its_kind", field="birth_kind")

    def __repr__(self) -> str:
        return "Birth(…)"

    def age_on(self, day: date) -> int | None:
        """Completed years on a day; None where the birth is unknown, or later than that day.

        A birth year alone gives the age that is reached in that year, and an estimate grows by one on each
        anniversary of the day it was made (both ours).
        """
        age = self._years_until(day)
        return age if age is not None and age >= 0 else None

    def _years_until(self, day: date) -> int | None:
        if self.day is not None:
            return dates.age_on(self.day, day)
        if self.year is not None:
            return day.year - self.year
        if self.estimated_age is not None and self.estimated_on is not None:
            return self.estimated_age + dates.age_on(self.estimated_on, day)
        return None


UNKNOWN_BIRTH = Birth(BirthKind.UNKNOWN)

# At which field of a form a refused birth is shown.
FIELDS = {
    BirthKind.DATE: "birth_day",
    BirthKind.YEAR: "birth_year",
    BirthKind.ESTIMATE: "estimated_age",
    BirthKind.UNKNOWN: "birth_kind",
}


def check_birth(birth: Birth, *, today: date) -> None:
    """Nobody was born, and nobody's age was estimated, in the future; and nobody is older than people get."""
    if (birth.estimated_on or today) > today:
        raise Invalid("persons.estimate_in_future", field="estimated_on")
    if birth.kind is BirthKind.UNKNOWN:
        return
    age = birth.age_on(today)
    if age is None:
        raise Invalid("persons.birth_in_future", field=FIELDS[birth.kind])
    if age > OLDEST or (birth.estimated_age or 0) > OLDEST:
        raise Invalid("persons.birth_too_long_ago", field=FIELDS[birth.kind], oldest=OLDEST)


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """What names a person. Names may be empty: the person may be anonymous."""

    names: str
    birth: Birth
    document_number: str = ""
    phone: str = ""
    address: str = ""

    def __post_init__(self) -> None:
        for part in TEXTS:
            if len(getattr(self, part)) > LONGEST:
                raise Invalid("persons.too_long", field=part, longest=LONGEST)

    def __repr__(self) -> str:
        return "Identity(…)"


TEXTS = ("names", "document_number", "phone", "address")


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What may be shown of a person without opening the identity."""

    person_id: UUID
    pseudonym: str
    gender: str
    nationality: str
    identity_version: int = 1
