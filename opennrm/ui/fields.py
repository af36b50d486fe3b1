"""Questions that many forms ask in the same way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

YES_NO = (("yes", _("Ja")), ("no", _("Nej")))
YES_NO_UNKNOWN = (*YES_NO, ("unknown", _("Ved ikke")))


class YesNoField(forms.TypedChoiceField):
    """Yes or no as two radio buttons: an answer is a choice, never a forgotten tick."""

    widget = forms.RadioSelect

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=YES_NO, coerce=lambda answer: answer == "yes", empty_value=None, **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


class YesNoUnknownField(forms.ChoiceField):
    """Yes, no or "Ved ikke", which is an answer of its own."""

    widget = forms.RadioSelect

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=YES_NO_UNKNOWN, **options)
