"""The states of a chapter, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class ChapterState(StrEnum):
    """Where the text of a chapter stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"


# A new text of a chapter is a draft again, also of one that was approved: what was approved is what was read.
NEXT: Mapping[ChapterState, frozenset[ChapterState]] = {
    ChapterState.DRAFT: frozenset({ChapterState.IN_REVIEW}),
    ChapterState.IN_REVIEW: frozenset({ChapterState.APPROVED, ChapterState.DRAFT}),
    ChapterState.APPROVED: frozenset({ChapterState.DRAFT}),
}


def check_can_move(now: ChapterState, then: ChapterState) -> None:
    if then not in NEXT[now]:
        raise Denied("reporting.chapter_cannot_move")
