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
from opennrm.support.services.places import (
    approve_place,
    change_address,
    register_place,
    show_address,
    show_place,
    supervise_place,
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
from opennrm.support.services.stays import (
    answer_stay,
    end_waiting,
    offer_place,
    open_stay,
    show_choice,
    show_stays,
    want_place,
)

__all__ = [
    "answer",
    "answer_stay",
    "approve_place",
    "begin_plan",
    "change_address",
    "change_budget",
    "end_period",
    "end_waiting",
    "extend",
    "follow_decision",
    "follow_request",
    "name_contact_person",
    "offer",
    "offer_place",
    "open_area",
    "open_for_print",
    "open_period",
    "open_safety_plan",
    "open_service",
    "open_stay",
    "register_place",
    "revise",
    "show_address",
    "show_choice",
    "show_health",
    "show_periods",
    "show_place",
    "show_plan",
    "show_stays",
    "show_support",
    "supervise_place",
    "want_place",
    "withdraw_extension",
    "write_safety_plan",
]
