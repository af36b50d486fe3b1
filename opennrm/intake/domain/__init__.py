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
from opennrm.intake.domain.referrals import (
    ContactView,
    ContactWay,
    FirstReferral,
    ReferralDetails,
    ReferralInput,
    ReferralView,
    StepView,
)

__all__ = [
    "CONTROL",
    "CallDetails",
    "CallInput",
    "CallView",
    "ConcernedCase",
    "ContactView",
    "ContactWay",
    "FirstReferral",
    "HandoverView",
    "NewPerson",
    "ReferralDetails",
    "ReferralInput",
    "ReferralView",
    "RelatedCall",
    "StepView",
]
