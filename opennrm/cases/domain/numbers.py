"""The case number: the year and the case's place in it, "2021-0042"."""

from __future__ import annotations

import re

PATTERN = re.compile(r"(\d{4})\s*-\s*(\d{1,6})")


def case_number(year: int, place: int) -> str:
    return f"{year}-{place:04d}"


def normalised(text: str) -> str | None:
    """A case number as people type it ("2021-42"), in the one way of writing."""
    found = PATTERN.fullmatch(text.strip())
    return case_number(int(found[1]), int(found[2])) if found else None
