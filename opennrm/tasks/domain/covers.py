"""Being away, and who covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from opennrm.shared.errors import Invalid

# Ours: who is away for longer hands over.
LONGEST_COVER = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class CoverInput:
    """Who is away from when until when (``until``: the first day back), and who covers."""

    away_id: UUID
    covering_id: UUID
    since: date
    until: date


def check_cover(cover: CoverInput, *, today: date) -> None:
    """From today at the earliest, for a quarter of a year at most, by somebody else."""
    if cover.away_id == cover.covering_id:
        raise Invalid("tasks.cover_by_oneself", field="covering")
    if cover.since < today:
        raise Invalid("tasks.cover_in_the_past", field="since")
    if cover.until <= cover.since:
        raise Invalid("tasks.cover_reversed", field="until")
    if cover.until - cover.since > LONGEST_COVER:
        raise Invalid("tasks.cover_too_long", field="until", days=LONGEST_COVER.days)
