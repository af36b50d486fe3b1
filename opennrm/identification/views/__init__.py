"""Pages of interviews, assessment and decision."""

from opennrm.identification.views.assessments import assessment, request_assessment
from opennrm.identification.views.decisions import correct, decide, withdraw_decision
from opennrm.identification.views.interviews import interview, withdraw_interview

__all__ = [
    "assessment",
    "correct",
    "decide",
    "interview",
    "request_assessment",
    "withdraw_decision",
    "withdraw_interview",
]
