"""What services are given and what pages are told of a manuscript."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from opennrm.reporting.domain.chapter_states import ChapterState
from opennrm.reporting.domain.manuscripts.blocks import tells_of_a_person
from opennrm.reporting.domain.manuscripts.telling import Telling
from opennrm.shared.errors import Invalid

LONGEST_TEXT, LONGEST_COMMENT = 60_000, 4_000


@dataclass(frozen=True, slots=True)
class TextInput:
    """A chapter as it was typed; ``version`` is the number of the text it was typed beside."""

    danish: str
    english: str
    version: int

    def __post_init__(self) -> None:
        if not self.danish.strip():
            raise Invalid("reporting.text_empty", field="danish")


@dataclass(frozen=True, slots=True)
class TextView:
    """One version of a chapter."""

    number: int
    danish: str
    english: str
    written_by: str
    written_at: datetime

    @property
    def tells_of_a_person(self) -> bool:
        return tells_of_a_person(self.danish) or tells_of_a_person(self.english)


@dataclass(frozen=True, slots=True)
class CommentView:
    id: UUID
    number: int
    words: str
    said_by: str
    said_at: datetime
    is_settled: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """A chapter was sent to review, sent back or approved."""

    state: ChapterState
    number: int
    done_by: str
    done_at: datetime
    checked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """An opened chapter."""

    id: UUID
    manuscript_id: UUID
    year: int
    as_of: date
    key: str
    state: ChapterState
    text: TextView
    photographs: frozenset[int]


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """In the list of a manuscript."""

    id: UUID
    title: str
    state: ChapterState
    number: int
    open_comments: int


@dataclass(frozen=True, slots=True)
class ManuscriptView:
    id: UUID
    year: int
    as_of: date
    chapters: tuple[ChapterLine, ...]
    photographs: tuple[tuple[UUID, int], ...]
    editions: tuple[tuple[int, str, datetime], ...]


@dataclass(frozen=True, slots=True)
class Previewed:
    """A chapter as it would stand in the report, in one language, and what is wrong with it."""

    telling: Telling
    page: dict[str, Any]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An approved manuscript: what the report is built from. ``chapters``: key, Danish and English text of each."""

    number: int
    year: int
    chapters: tuple[tuple[str, str, str], ...]
    photographs: tuple[tuple[int, str, bytes], ...] = ()


def differences(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Line by line: " " both have it, "-" taken out, "+" put in."""
    old, new = before.splitlines(), after.splitlines()
    for act, *lines in difflib.SequenceMatcher(None, old, new).get_opcodes():
        start, end, new_start, new_end = lines
        if act == "equal":
            yield from ((" ", line) for line in old[start:end])
            continue
        yield from (("-", line) for line in old[start:end])
        yield from (("+", line) for line in new[new_start:new_end])
