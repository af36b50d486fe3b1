"""Forms of intake."""

from opennrm.intake.forms.calls import CallForm
from opennrm.intake.forms.handovers import HandoverForm
from opennrm.intake.forms.referrals import ReferralForm, WithdrawForm

__all__ = ["CallForm", "HandoverForm", "ReferralForm", "WithdrawForm"]
