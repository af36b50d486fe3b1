"""Words of support."""

from __future__ import annotations

from django.utils.functional import Promise

from opennrm.support.presenters import periods
from opennrm.support.presenters.periods import rows, shown, weekdays

EVENTS: dict[str, Promise] = periods.EVENTS
REFUSALS: dict[str, Promise] = periods.REFUSALS

__all__ = ["EVENTS", "REFUSALS", "rows", "shown", "weekdays"]
