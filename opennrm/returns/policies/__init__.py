"""Who may do what with prepared returns and journeys. The case's scope says whose."""

from opennrm.returns.policies.journeys import check_can_record, check_can_withdraw
from opennrm.returns.policies.prepared import (
    CHECKS,
    check_can_advance,
    check_can_answer,
    check_can_assess_risk,
    check_can_clarify_health,
    check_can_close,
    check_can_confirm_arrival,
    check_can_open,
    check_can_see,
    check_can_see_health,
    check_can_see_risk,
    check_can_settle,
    check_can_stop,
    check_can_travel,
    check_can_visit,
)

__all__ = [
    "CHECKS",
    "check_can_advance",
    "check_can_answer",
    "check_can_see",
    "check_can_visit",
    "check_can_settle",
    "check_can_see_risk",
    "check_can_see_health",
    "check_can_close",
    "check_can_clarify_health",
    "check_can_assess_risk",
    "check_can_confirm_arrival",
    "check_can_open",
    "check_can_record",
    "check_can_stop",
    "check_can_travel",
    "check_can_withdraw",
]
