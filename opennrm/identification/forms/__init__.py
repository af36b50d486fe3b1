"""Forms of interviews, assessment and decision."""

from opennrm.identification.forms.assessments import RequestForm
from opennrm.identification.forms.decisions import DecisionForm
from opennrm.identification.forms.interviews import InterviewForm
from opennrm.identification.forms.withdrawal import WithdrawForm

__all__ = ["DecisionForm", "InterviewForm", "RequestForm", "WithdrawForm"]
