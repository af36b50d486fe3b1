"""Acts of support."""

from opennrm.support.services.contacts import name_contact_person
from opennrm.support.services.periods import (
    end_period,
    extend,
    follow_decision,
    follow_request,
    open_period,
    show_periods,
    withdraw_extension,
)
from opennrm.support.services.plan_pages import (
    open_area,
    open_for_print,
    open_service,
    show_health,
    show_plan,
    show_support,
)
from opennrm.support.services.plans import answer, begin_plan, change_budget, offer, revise
from opennrm.support.services.safety import open_safety_plan, write_safety_plan

__all__ = [
    "answer",
    "begin_plan",
    "change_budget",
    "end_period",
    "extend",
    "follow_decision",
    "follow_request",
    "name_contact_person",
    "offer",
    "open_area",
    "open_for_print",
    "open_period",
    "open_safety_plan",
    "open_service",
    "revise",
    "show_health",
    "show_periods",
    "show_plan",
    "show_support",
    "withdraw_extension",
    "write_safety_plan",
]
