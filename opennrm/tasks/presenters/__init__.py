"""The words of tasks: one file per topic."""

from __future__ import annotations

from django.utils.functional import Promise

from opennrm.tasks.presenters import drafts, words
from opennrm.tasks.presenters.board import Board, board
from opennrm.tasks.presenters.subscriptions import calendar, digest
from opennrm.tasks.presenters.tasks import (
    DOES,
    Line,
    Page,
    Section,
    kind_words,
    length_words,
    lines,
    page,
    sections,
    source_words,
)
from opennrm.tasks.presenters.words import PAGES, STATES, URGENCIES

EVENTS: dict[str, Promise] = {**words.EVENTS, **drafts.EVENTS}
REFUSALS: dict[str, Promise] = {**words.REFUSALS, **drafts.REFUSALS}

__all__ = [
    "DOES", "EVENTS", "PAGES", "REFUSALS", "STATES", "URGENCIES", "Board", "Line", "Page", "Section", "board", "calendar", "digest", "kind_words",
    "length_words", "lines", "page", "sections", "source_words",
]  # fmt: skip
