"""Who may do what in support. The scope says in which cases."""

from opennrm.support.policies.periods import check_can_change, check_can_withdraw
from opennrm.support.policies.places import (
    check_can_answer,
    check_can_change_place,
    check_can_house,
    check_can_keep_places,
    check_can_see_address,
    check_is_own,
)
from opennrm.support.policies.plans import (
    check_can_plan,
    check_can_record,
    check_can_step,
    check_may_see_plans,
)

__all__ = [
    "check_can_answer",
    "check_can_change",
    "check_can_change_place",
    "check_can_house",
    "check_can_keep_places",
    "check_can_plan",
    "check_can_record",
    "check_can_see_address",
    "check_can_step",
    "check_can_withdraw",
    "check_is_own",
    "check_may_see_plans",
]
