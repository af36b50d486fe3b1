"""What may be read of support: in the actor's cases."""

from opennrm.support.selectors.periods import (
    lock_extension,
    lock_period,
    newest_of,
    periods_for,
    periods_of,
    running_periods_for,
)
from opennrm.support.selectors.plans import (
    areas_for,
    budget_of,
    contact_persons_of,
    get_plan,
    lock_plan,
    lock_service,
    needs_of,
    newest_number,
    open_areas,
    plans_for,
    plans_of,
    safety_plans_of,
    services_of,
)

__all__ = [
    "areas_for",
    "budget_of",
    "contact_persons_of",
    "get_plan",
    "lock_extension",
    "lock_period",
    "lock_plan",
    "lock_service",
    "needs_of",
    "newest_number",
    "newest_of",
    "open_areas",
    "periods_for",
    "periods_of",
    "plans_for",
    "plans_of",
    "running_periods_for",
    "safety_plans_of",
    "services_of",
]
