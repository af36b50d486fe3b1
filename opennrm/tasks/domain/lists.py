"""Lists that somebody keeps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from opennrm.shared.errors import Invalid

LONGEST_NAME, LONGEST_QUERY, MOST_LISTS = 60, 500, 50


class Page(StrEnum):
    """What a list is a choice of."""

    CASES = "cases"
    BOARD = "board"


# What may stand in the address of each page: names of fields whose values are codes, days and ids.
FIELDS = {
    Page.CASES: frozenset(
        {"reached", "responsible", "organisation", "main_form", "since", "until", "overdue"}
    ),
    Page.BOARD: frozenset({"when", "kind", "who"}),
}


@dataclass(frozen=True, slots=True)
class ListView:
    """A list that is kept."""

    id: UUID
    name: str
    query: str
    is_shared: bool
    is_own: bool


def kept(page: Page, query: str) -> str:
    """Of an address only what the page asks; nothing chosen is no list."""
    told = [(name, value) for name, value in parse_qsl(query) if name in FIELDS[page] and value]
    wanted = urlencode(told)
    if not told or len(wanted) > LONGEST_QUERY:
        raise Invalid("tasks.list_of_nothing", field="name")
    return wanted
