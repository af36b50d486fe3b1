"""Forms of interviews, assessment and decision."""

from opennrm.identification.forms.ages import AgeForm
from opennrm.identification.forms.assessments import RequestForm
from opennrm.identification.forms.complexes import LinkForm, SharedForm
from opennrm.identification.forms.decisions import DecisionForm
from opennrm.identification.forms.interviews import DraftForm, InterviewForm, TextForm, WithdrawConsentForm
from opennrm.identification.forms.letters import LetterForm
from opennrm.identification.forms.planning import (
    ConflictForm,
    HeldForm,
    InterpreterForm,
    NoShowForm,
    PlanClosedForm,
    PlanForm,
    RoomForm,
    VisitForm,
)
from opennrm.identification.forms.turns import (
    AnswerForm,
    AskForm,
    HandOverForm,
    OpinionForm,
    ReopenForm,
    RulingForm,
)
from opennrm.identification.forms.withdrawal import WithdrawForm

__all__ = [
    "ConflictForm",
    "HeldForm",
    "InterpreterForm",
    "NoShowForm",
    "PlanClosedForm",
    "PlanForm",
    "RoomForm",
    "VisitForm",
    "DecisionForm",
    "DraftForm",
    "InterviewForm",
    "RequestForm",
    "TextForm",
    "WithdrawConsentForm",
    "LinkForm",
    "SharedForm",
    "AgeForm",
    "AnswerForm",
    "AskForm",
    "HandOverForm",
    "OpinionForm",
    "ReopenForm",
    "RulingForm",
    "LetterForm",
    "WithdrawForm",
]
