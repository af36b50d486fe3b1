"""Calls, the cases they concern, and referrals."""

from opennrm.intake.models.calls import Call, CallCase, Handover
from opennrm.intake.models.referrals import Referral

__all__ = ["Call", "CallCase", "Handover", "Referral"]
