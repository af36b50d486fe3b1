"""Words of support."""

from __future__ import annotations

from django.utils.functional import Promise

from opennrm.support.presenters import periods, plans
from opennrm.support.presenters import places as accommodation
from opennrm.support.presenters.periods import rows, shown, weekdays
from opennrm.support.presenters.places import SECURITY, place, places, stays, waiting
from opennrm.support.presenters.plans import AUDIENCES, areas_of, budget_of, service_line
from opennrm.support.presenters.printing import printed

EVENTS: dict[str, Promise] = periods.EVENTS | plans.EVENTS | accommodation.EVENTS
REFUSALS: dict[str, Promise] = periods.REFUSALS | plans.REFUSALS | accommodation.REFUSALS

__all__ = [
    "AUDIENCES",
    "EVENTS",
    "REFUSALS",
    "SECURITY",
    "areas_of",
    "budget_of",
    "place",
    "places",
    "printed",
    "rows",
    "service_line",
    "shown",
    "stays",
    "waiting",
    "weekdays",
]
