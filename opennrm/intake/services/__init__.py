"""Acts of intake: calls to the hotline, its shifts, and referrals."""

from opennrm.intake.services.calls import (
    correct_call,
    forget_person,
    mark_called_back,
    register_call,
    show_call,
    withdraw_call,
)
from opennrm.intake.services.handovers import leave_shift, show_handovers, take_shift
from opennrm.intake.services.referrals import make_referral, show_referral, withdraw_referral

__all__ = [
    "correct_call", "forget_person", "leave_shift", "make_referral", "mark_called_back", "register_call", "show_call", "show_handovers",
    "show_referral", "take_shift", "withdraw_call", "withdraw_referral",
]  # fmt: skip
