"""What a court or the prosecution found in a criminal case: recorded beside our decisions, never counted as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.identification.domain.decisions import IN_A_CRIMINAL_CASE
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid


@dataclass(frozen=True, slots=True)
class RulingInput:
    """Who found what, on which day; ``source`` says where it can be read, and is sealed."""

    case_id: UUID
    ruled_by: str
    ruled_on: date
    found: str
    source: str

    def __repr__(self) -> str:
        return f"RulingInput({self.ruled_by!r}, {self.found!r}, …)"


@dataclass(frozen=True, slots=True, repr=False)
class RulingView:
    """One of them, with its source in words."""

    id: UUID
    ruled_by: str
    ruled_on: date
    found: str
    source: str
    organisation: str


def check_ruling(ruling: RulingInput, *, today: date) -> None:
    if ruling.ruled_by not in IN_A_CRIMINAL_CASE:
        raise Invalid("identification.unknown_code", field="ruled_by")
    if not rules().has("outcomes", ruling.found):
        raise Invalid("identification.unknown_code", field="found")
    if ruling.ruled_on > today:
        raise Invalid("identification.ruling_in_future", field="ruled_on")
    if not ruling.source.strip():
        raise Invalid("identification.ruling_without_source", field="source")
