"""Forms of intake."""

from opennrm.intake.forms.calls import CallForm
from opennrm.intake.forms.handovers import HandoverForm
from opennrm.intake.forms.referrals import (
    ContactForm,
    DeclineForm,
    MergeForm,
    MissingForm,
    MoreForm,
    ReferralForm,
    WithdrawForm,
)

__all__ = [
    "CallForm", "ContactForm", "DeclineForm", "HandoverForm", "MergeForm", "MissingForm", "MoreForm", "ReferralForm",
    "WithdrawForm",
]  # fmt: skip
