"""Rules of calls and referrals: plain Python."""

from opennrm.intake.domain.calls import (
    CONTROL,
    CallDetails,
    CallInput,
    CallView,
    ConcernedCase,
    HandoverView,
    NewPerson,
    RelatedCall,
)
from opennrm.intake.domain.referrals import FirstReferral, ReferralInput, ReferralView

__all__ = [
    "CONTROL",
    "CallDetails",
    "CallInput",
    "CallView",
    "ConcernedCase",
    "FirstReferral",
    "HandoverView",
    "NewPerson",
    "ReferralInput",
    "ReferralView",
    "RelatedCall",
]
