"""Forms of prepared returns and journeys."""

from opennrm.returns.forms.complaints import AnswerForm, ComplaintForm, FeedbackForm
from opennrm.returns.forms.journeys import ReturnForm
from opennrm.returns.forms.prepared import ArrivalForm, ConsentForm, PreparedForm, StopForm
from opennrm.returns.forms.work import ActivityForm, CloseForm, HealthForm, RiskForm, VisitForm

__all__ = [
    "ActivityForm",
    "AnswerForm",
    "ComplaintForm",
    "FeedbackForm",
    "ArrivalForm",
    "CloseForm",
    "ConsentForm",
    "HealthForm",
    "PreparedForm",
    "ReturnForm",
    "RiskForm",
    "StopForm",
    "VisitForm",
]
