"""What is blacked out before a copy leaves: whole pages, or rectangles in hundredths of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from opennrm.documents.domain.media import MOST_PAGES
from opennrm.shared.errors import Invalid

LINE = re.compile(r"(\d{1,3})(?:\s*:\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3}))?")
MOST_REGIONS = 500


@dataclass(frozen=True, slots=True)
class Region:
    """Part of a page: left, top, right and bottom in hundredths of its width and height."""

    page: int
    left: int = 0
    top: int = 0
    right: int = 100
    bottom: int = 100

    def __post_init__(self) -> None:
        if not 1 <= self.page <= MOST_PAGES:
            raise Invalid("documents.no_such_page", field="regions", page=self.page)
        if not (0 <= self.left < self.right <= 100 and 0 <= self.top < self.bottom <= 100):
            raise Invalid("documents.region_is_none", field="regions", page=self.page)

    def __str__(self) -> str:
        return f"{self.page}: {self.left} {self.top} {self.right} {self.bottom}"


def regions(text: str) -> tuple[Region, ...]:
    """As they are typed or drawn, one a line: "2" is a whole page, "2: 10 20 60 30" a rectangle on it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise Invalid("documents.nothing_masked", field="regions")
    if len(lines) > MOST_REGIONS:
        raise Invalid("documents.too_many_regions", field="regions", most=MOST_REGIONS)
    return tuple(_region(line) for line in lines)


def _region(line: str) -> Region:
    found = LINE.fullmatch(line)
    if found is None:
        raise Invalid("documents.region_unreadable", field="regions", line=line[:40])
    return Region(*(int(part) for part in found.groups() if part is not None))


def check_pages(masked: tuple[Region, ...], pages: int) -> None:
    """Nothing is masked that is not there: it would be a page that was forgotten."""
    for each in masked:
        if each.page > pages:
            raise Invalid("documents.no_such_page", field="regions", page=each.page)
