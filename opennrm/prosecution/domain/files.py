"""What a police file is, and who sees it. No accused person is identified: "Sigtet 1" within a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.shared.errors import Invalid

LONGEST_NUMBER = 60


class Reach(StrEnum):
    """Which police files an organisation works with."""

    OWN_FILES = "own_files"
    EVERY_FILE = "every_file"


# The prosecution service conducts every criminal case; the national unit (NEC, from 2022 NSK) works across the
# police districts (report). Everybody else works with the files they opened, and sees those linked to a case in
# which they take part (ours).
REACH: Mapping[str, Reach] = {
    "prosecution_service": Reach.EVERY_FILE,
    "nsk": Reach.EVERY_FILE,
}


def reach_of(organisation_code: str) -> Reach:
    return REACH.get(organisation_code, Reach.OWN_FILES)


def file_number(text: str) -> str:
    """One way of writing a journalnummer: capitals, no surplus spaces."""
    number = " ".join(text.split()).upper()
    if not number:
        raise Invalid("prosecution.number_missing", field="number")
    if len(number) > LONGEST_NUMBER:
        raise Invalid("prosecution.number_too_long", field="number", longest=LONGEST_NUMBER)
    return number


def check_opened_on(opened_on: date | None, *, today: date) -> None:
    """A file was not opened tomorrow. The day may be unknown, and long before the register began."""
    if opened_on is not None and opened_on > today:
        raise Invalid("prosecution.file_in_future", field="opened_on")


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as the page of the file shows it."""

    id: UUID
    step: str
    statute: str
    occurred_on: date
    organisation: str
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class RelationView:
    """One accused in the file, and what happened, oldest first."""

    accused: int
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """An opened police file."""

    id: UUID
    number: str
    opened_on: date | None
    organisation: str
    relations: tuple[RelationView, ...]
    cases: tuple[tuple[UUID, str], ...]
