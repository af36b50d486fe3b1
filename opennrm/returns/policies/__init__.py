"""Who may do what with prepared returns and journeys. The case's scope says whose."""

from opennrm.returns.policies.journeys import check_can_record, check_can_withdraw
from opennrm.returns.policies.prepared import (
    CHECKS,
    check_can_advance,
    check_can_confirm_arrival,
    check_can_open,
    check_can_stop,
    check_can_travel,
)

__all__ = [
    "CHECKS",
    "check_can_advance",
    "check_can_confirm_arrival",
    "check_can_open",
    "check_can_record",
    "check_can_stop",
    "check_can_travel",
    "check_can_withdraw",
]
