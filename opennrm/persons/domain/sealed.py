"""Free text of another app's row, as it stands in the table."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Sealed:
    """The text of one row, and the place it was sealed for."""

    table: str
    column: str
    row: UUID
    value: bytes
