"""Forms of interviews, assessment and decision."""

from opennrm.identification.forms.assessments import RequestForm
from opennrm.identification.forms.decisions import DecisionForm
from opennrm.identification.forms.interviews import DraftForm, InterviewForm, TextForm, WithdrawConsentForm
from opennrm.identification.forms.withdrawal import WithdrawForm

__all__ = [
    "DecisionForm",
    "DraftForm",
    "InterviewForm",
    "RequestForm",
    "TextForm",
    "WithdrawConsentForm",
    "WithdrawForm",
]
