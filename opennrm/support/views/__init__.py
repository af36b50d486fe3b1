"""Pages of support."""

from opennrm.support.views.periods import end, extend, periods, running, withdraw_extension
from opennrm.support.views.plans import (
    answer,
    begin,
    budget,
    contact_person,
    health,
    offer,
    plan,
    print_plan,
    revise,
    safety_plan,
    support,
)

__all__ = [
    "answer",
    "begin",
    "budget",
    "contact_person",
    "end",
    "extend",
    "health",
    "offer",
    "periods",
    "plan",
    "print_plan",
    "revise",
    "running",
    "safety_plan",
    "support",
    "withdraw_extension",
]
