"""Acts on cases: opening, sharing, leaving, grouping, emergencies, and showing one."""

from opennrm.cases.services.contracts import (
    accept_contract,
    decline_contract,
    offer,
    report_contract,
    show_contract,
    show_contracts,
    take_back_contract,
)
from opennrm.cases.services.emergencies import break_glass, review_emergency, show_emergencies, show_emergency
from opennrm.cases.services.opening import (
    ask_elsewhere,
    correct_person,
    group,
    lift_anonymity,
    make_anonymous,
    open_case,
    open_person,
    register_person,
    resembling,
    resembling_person,
    show_case,
)
from opennrm.cases.services.receipts import end_expired, leave_receipt, show_receipts, verify_receipts
from opennrm.cases.services.sharing import (
    check_can_let_in,
    end_participation,
    let_in,
    let_in_by_law,
    share,
    show_participations,
    withdraw_consent,
)

__all__ = [
    "accept_contract", "check_can_let_in", "decline_contract", "offer", "report_contract", "show_contract", "show_contracts", "take_back_contract",
    "ask_elsewhere", "break_glass", "correct_person", "end_expired", "end_participation", "group", "leave_receipt", "let_in", "let_in_by_law",
    "lift_anonymity", "make_anonymous", "open_case", "open_person", "register_person", "resembling", "resembling_person",
    "review_emergency", "share", "show_case", "show_emergencies", "show_emergency", "show_participations", "show_receipts",
    "verify_receipts", "withdraw_consent",
]  # fmt: skip
