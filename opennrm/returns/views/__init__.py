"""Pages of prepared returns and journeys."""

from opennrm.returns.views.journeys import journeys, new, show, withdraw
from opennrm.returns.views.prepared import advance, confirm_arrival, of_case, open_prepared, prepared, stop

__all__ = [
    "advance",
    "confirm_arrival",
    "journeys",
    "new",
    "of_case",
    "open_prepared",
    "prepared",
    "show",
    "stop",
    "withdraw",
]
