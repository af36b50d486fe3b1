"""Questions of support."""

from opennrm.support.forms.periods import EndForm, ExtendForm
from opennrm.support.forms.plans import (
    AnswerForm,
    BeginForm,
    BudgetForm,
    ContactPersonForm,
    NeedForm,
    OfferForm,
    SafetyForm,
)

__all__ = [
    "AnswerForm",
    "BeginForm",
    "BudgetForm",
    "ContactPersonForm",
    "EndForm",
    "ExtendForm",
    "NeedForm",
    "OfferForm",
    "SafetyForm",
]
