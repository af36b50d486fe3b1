"""Forms of intake."""

from opennrm.intake.forms.calls import CallForm
from opennrm.intake.forms.feedback import FeedbackForm, RepresentativeForm
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
    "CallForm", "ContactForm", "DeclineForm", "FeedbackForm", "HandoverForm", "MergeForm", "MissingForm", "MoreForm", "ReferralForm", "RepresentativeForm",
    "WithdrawForm",
]  # fmt: skip
