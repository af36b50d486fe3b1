"""Calls, the cases they concern, and referrals."""

from opennrm.intake.models.calls import Call, CallCase, Handover
from opennrm.intake.models.referrals import Contact, Referral, ReferralFeedback, ReferralStep, Representative

__all__ = [
    "Call",
    "CallCase",
    "Contact",
    "Handover",
    "Referral",
    "ReferralFeedback",
    "ReferralStep",
    "Representative",
]
