"""Who may do what in support. The scope says in which cases."""

from opennrm.support.policies.periods import check_can_change, check_can_withdraw
from opennrm.support.policies.plans import (
    check_can_plan,
    check_can_record,
    check_can_step,
    check_may_see_plans,
)

__all__ = [
    "check_can_change",
    "check_can_plan",
    "check_can_record",
    "check_can_step",
    "check_can_withdraw",
    "check_may_see_plans",
]
