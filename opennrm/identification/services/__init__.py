"""Acts of identification."""

from opennrm.identification.services.assessments import open_assessment, request_assessment
from opennrm.identification.services.decisions import decide, withdraw_decision
from opennrm.identification.services.interviews import keep_referral, record_interview, withdraw_interview
from opennrm.identification.services.openings import may_decide, open_case, open_decision, open_interview

__all__ = [
    "decide",
    "keep_referral",
    "may_decide",
    "open_assessment",
    "open_case",
    "open_decision",
    "open_interview",
    "record_interview",
    "request_assessment",
    "withdraw_decision",
    "withdraw_interview",
]
