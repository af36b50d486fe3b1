"""Notes inside a case, and who reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from opennrm.shared.errors import Invalid

LONGEST = 10_000


class Audience(StrEnum):
    """Everybody who takes part, the author's own organisation, or the author alone."""

    PARTICIPANTS = "participants"
    ORGANISATION = "organisation"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class NoteInput:
    """A note to be written."""

    case_id: UUID
    section: str
    audience: str
    text: str

    def __post_init__(self) -> None:
        if self.audience not in set(Audience):
            raise Invalid("documents.audience_missing", field="audience")
        check_text(self.text)


@dataclass(frozen=True, slots=True)
class Wording:
    """A note as it was worded once."""

    text: str
    written_at: datetime
    written_by: UUID


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note as it is read: the present wording first, those it corrected after it."""

    id: UUID
    section: str
    audience: Audience
    organisation: str
    wordings: Sequence[Wording]
    may_correct: bool


def check_text(text: str) -> None:
    if not text.strip():
        raise Invalid("documents.note_empty", field="text")
    if len(text) > LONGEST:
        raise Invalid("documents.note_too_long", field="text", longest=LONGEST)
