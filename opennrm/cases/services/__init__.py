"""Acts on cases: opening, sharing, leaving, grouping, emergencies, and showing one."""

from opennrm.cases.services.emergencies import break_glass, review_emergency, show_emergencies, show_emergency
from opennrm.cases.services.opening import (
    correct_person,
    group,
    lift_anonymity,
    make_anonymous,
    open_case,
    open_person,
    register_person,
    show_case,
)
from opennrm.cases.services.receipts import leave_receipt, show_receipts, verify_receipts
from opennrm.cases.services.sharing import (
    end_participation,
    let_in,
    let_in_by_law,
    share,
    show_participations,
    withdraw_consent,
)

__all__ = [
    "break_glass", "correct_person", "end_participation", "group", "lift_anonymity", "make_anonymous", "let_in", "leave_receipt", "let_in_by_law", "open_case", "open_person", "register_person",
    "review_emergency", "share", "show_case", "show_emergencies", "show_emergency", "show_participations", "show_receipts",
    "verify_receipts", "withdraw_consent",
]  # fmt: skip
