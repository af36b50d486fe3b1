"""Free text of another app's row, as it stands in the table."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

# What is shown in the place of a text whose key is destroyed: in both languages, for it stands where no page chose words.
ERASED_TEXT = "[slettet · erased]"


@dataclass(frozen=True, slots=True)
class Sealed:
    """The text of one row, and the place it was sealed for."""

    table: str
    column: str
    row: UUID
    value: bytes
