"""Prepared returns, what is done in their steps, and the journeys."""

from opennrm.returns.models.complaints import Complaint, Feedback
from opennrm.returns.models.journeys import Return
from opennrm.returns.models.prepared import Child, PreparedReturn, StepConsent
from opennrm.returns.models.work import ActivityRecord, HealthClarification, Outcome, RiskAssessment, Visit

__all__ = [
    "ActivityRecord",
    "Child",
    "Complaint",
    "Feedback",
    "HealthClarification",
    "Outcome",
    "PreparedReturn",
    "Return",
    "RiskAssessment",
    "StepConsent",
    "Visit",
]
