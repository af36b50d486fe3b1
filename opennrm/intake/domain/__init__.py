"""Rules of calls and referrals: plain Python."""

from opennrm.intake.domain.calls import CallInput, CallView, ConcernedCase, NewPerson
from opennrm.intake.domain.referrals import FirstReferral, ReferralInput, ReferralView

__all__ = [
    "CallInput",
    "CallView",
    "ConcernedCase",
    "FirstReferral",
    "NewPerson",
    "ReferralInput",
    "ReferralView",
]
