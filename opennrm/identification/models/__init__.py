"""Assessments, interviews, findings and decisions."""

from opennrm.identification.models.assessments import Assessment
from opennrm.identification.models.decisions import Decision, DecisionForm
from opennrm.identification.models.interviews import Finding, Interview

__all__ = ["Assessment", "Decision", "DecisionForm", "Finding", "Interview"]
