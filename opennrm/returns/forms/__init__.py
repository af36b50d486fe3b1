"""Forms of prepared returns and journeys."""

from opennrm.returns.forms.journeys import ReturnForm
from opennrm.returns.forms.prepared import ArrivalForm, ConsentForm, PreparedForm, StopForm

__all__ = ["ArrivalForm", "ConsentForm", "PreparedForm", "ReturnForm", "StopForm"]
