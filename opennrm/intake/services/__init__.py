"""Acts of intake: calls to the hotline, its shifts, referrals and their queue, safe ways of contact."""

from opennrm.intake.services.calls import (
    correct_call,
    forget_person,
    mark_called_back,
    register_call,
    show_call,
    withdraw_call,
)
from opennrm.intake.services.contacts import end_contact, record_contact, show_contacts
from opennrm.intake.services.handovers import leave_shift, show_handovers, take_shift
from opennrm.intake.services.queue import (
    accept_referral,
    decline_referral,
    merge_referral,
    return_referral,
    tell_more,
)
from opennrm.intake.services.referrals import make_referral, show_referral, withdraw_referral

__all__ = [
    "accept_referral", "correct_call", "decline_referral", "end_contact", "forget_person", "leave_shift", "make_referral", "mark_called_back",
    "merge_referral", "record_contact", "register_call", "return_referral", "show_call", "show_contacts", "show_handovers",
    "show_referral", "take_shift", "tell_more", "withdraw_call", "withdraw_referral",
]  # fmt: skip
