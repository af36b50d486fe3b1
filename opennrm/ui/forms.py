"""How a form meets a service: one way, so that every refusal lands at its field and nothing is half saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.forms.utils import ErrorDict

from opennrm.shared.errors import Refused
from opennrm.ui.refusals import words

Act = Callable[[dict[str, Any]], object]
OnRefusal = Callable[[Refused], None]
# A field that says: this was not sent to be done, but is shown again as it was left.
RESUME = "resume"


def attempt(form: forms.BaseForm, act: Act, on_refusal: OnRefusal) -> bool:
    """Do the act if the form is valid. A refusal undoes it and stands at its field."""
    if RESUME in form.data:
        form._errors = ErrorDict()  # type: ignore[attr-defined] # half-filled is no fault yet
        return False
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            act(form.cleaned_data)
    except Refused as refused:
        on_refusal(refused)
        form.add_error(refused.field if refused.field in form.fields else None, words(refused))
        return False
    return True
