"""Questions of support."""

from opennrm.support.forms.periods import EndForm, ExtendForm
from opennrm.support.forms.places import (
    AddressForm,
    AnswerStayForm,
    ApprovalForm,
    OfferPlaceForm,
    PlaceForm,
    SupervisionForm,
    WishForm,
)
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
    "AddressForm",
    "AnswerForm",
    "AnswerStayForm",
    "ApprovalForm",
    "BeginForm",
    "BudgetForm",
    "ContactPersonForm",
    "EndForm",
    "ExtendForm",
    "NeedForm",
    "OfferForm",
    "OfferPlaceForm",
    "PlaceForm",
    "SafetyForm",
    "SupervisionForm",
    "WishForm",
]
