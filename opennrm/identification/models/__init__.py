"""Assessments, interviews, findings, instruments and decisions."""

from opennrm.identification.models.assessments import Assessment
from opennrm.identification.models.decisions import Decision, DecisionForm
from opennrm.identification.models.instruments import Instrument
from opennrm.identification.models.interviews import Finding, Interview, InterviewConsent, InterviewText

__all__ = [
    "Assessment",
    "Decision",
    "DecisionForm",
    "Finding",
    "Instrument",
    "Interview",
    "InterviewConsent",
    "InterviewText",
]
