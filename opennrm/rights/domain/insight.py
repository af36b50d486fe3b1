"""What a person is told of what is held about them. Plain values; the words are the presenters'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

# Tables that lead to a person and tell nothing of their own: keys, keyed functions of what is told elsewhere, and what an
# officer has decided about erasing.
NOT_TOLD = frozenset(
    {
        "persons_subjectkey", "persons_searchtoken", "rights_hold", "rights_erasure", "rights_erasureitem",
        "rights_erasureproof", "cases_casecomplex", "prosecution_filecase", "documents_content", "identification_sharedfact",
    }
)  # fmt: skip
# A key is no information about anybody, and must never leave; a letter is handed over as the letter it is.
NOT_TOLD_COLUMNS = frozenset({"documents_version.key_sealed", "identification_letter.pdf_sealed"})


class Withheld(StrEnum):
    """What is not handed over, and why: stands in every answer it applies to."""

    COLLEAGUES = "colleagues"
    COMPLEX = "complex"
    FILES = "files"
    POLICE = "police"
    ELSEWHERE = "elsewhere"


class Fate(StrEnum):
    """What has become of a record since it was written."""

    HOLDS = "holds"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """One value: its column, and what stands there."""

    column: str
    value: str | date | datetime | bool | int | tuple[str, ...]

    def __repr__(self) -> str:
        return f"Told({self.column!r}, …)"


@dataclass(frozen=True, slots=True)
class Record:
    """One row: from whom it came and when, and whether it still holds."""

    table: str
    source: str
    at: date | datetime | None
    fate: Fate
    values: Sequence[Told]
    # A text that may tell of others too: to be read and masked before it is handed over.
    names_others: bool = False
    # That of a document, a note or an item of evidence, and of what hangs on them.
    section: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """An organisation that received something, on which ground, or that looked into the records."""

    organisation: str
    ground: str
    since: date
    until: date | None
    times: int = 0


def added_up(openings: Iterable[Recipient]) -> list[Recipient]:
    """Of several records of one person: an organisation once, from the first time to the last."""
    found: dict[str, Recipient] = {}
    for each in openings:
        known = found.get(each.organisation, each)
        ends = [day for day in (known.until, each.until) if day]
        times = each.times + (known.times if each.organisation in found else 0)
        found[each.organisation] = replace(
            known, since=min(known.since, each.since), until=max(ends, default=None), times=times
        )
    return sorted(found.values(), key=lambda each: each.since)


@dataclass(frozen=True, slots=True)
class Insight:
    """Everything that the actor's organisation can see of a person, and what is withheld."""

    pseudonym: str
    made_on: date
    records: Sequence[Record]
    recipients: Sequence[Recipient]
    openings: Sequence[Recipient]
    withheld: Sequence[Withheld]

    @property
    def names_others(self) -> int:
        return sum(record.names_others for record in self.records)
