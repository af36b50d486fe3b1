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
from opennrm.intake.services.feedback import reach, show_feedback, tell_referrer
from opennrm.intake.services.handovers import leave_shift, show_handovers, take_shift
from opennrm.intake.services.queue import (
    accept_referral,
    decline_referral,
    merge_referral,
    return_referral,
    tell_more,
)
from opennrm.intake.services.referrals import make_referral, show_referral, withdraw_referral
from opennrm.intake.services.representatives import (
    check_representative_named,
    name_representative,
    show_representatives,
)

__all__ = [
    "accept_referral", "check_representative_named", "correct_call", "decline_referral", "end_contact", "forget_person", "leave_shift", "make_referral", "mark_called_back",
    "merge_referral", "name_representative", "reach", "record_contact", "register_call", "return_referral", "show_call", "show_contacts", "show_feedback", "show_handovers",
    "show_referral", "show_representatives", "take_shift", "tell_more", "tell_referrer", "withdraw_call", "withdraw_referral",
]  # fmt: skip
