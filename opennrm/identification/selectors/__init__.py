"""What may be read of interviews and decisions: within the actor's cases."""

from opennrm.identification.selectors.assessments import has_open_assessment, newest_assessment, progress
from opennrm.identification.selectors.decisions import (
    decisions_for,
    get_decision,
    is_replaced,
    newest_victim_year,
)
from opennrm.identification.selectors.interviews import (
    first_interview_on,
    get_interview,
    interview_days,
    interviewers,
    interviews_for,
)
from opennrm.identification.selectors.periods import Basis, basis_of

__all__ = [
    "Basis",
    "basis_of",
    "decisions_for",
    "first_interview_on",
    "get_decision",
    "get_interview",
    "has_open_assessment",
    "interview_days",
    "interviewers",
    "interviews_for",
    "is_replaced",
    "newest_assessment",
    "newest_victim_year",
    "progress",
]
