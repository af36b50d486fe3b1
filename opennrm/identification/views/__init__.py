"""Pages of interviews, assessment and decision."""

from opennrm.identification.views.assessments import assessment, request_assessment
from opennrm.identification.views.decisions import correct, decide, withdraw_decision
from opennrm.identification.views.interviews import (
    correct_interview,
    interview,
    show_interview,
    withdraw_consent,
    withdraw_interview,
)
from opennrm.identification.views.offline import draft, offline, offline_worker

__all__ = [
    "draft",
    "offline",
    "offline_worker",
    "correct_interview",
    "show_interview",
    "withdraw_consent",
    "assessment",
    "correct",
    "decide",
    "interview",
    "request_assessment",
    "withdraw_decision",
    "withdraw_interview",
]
