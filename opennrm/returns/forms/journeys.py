"""The form of a journey."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.countries import all_countries
from opennrm.returns.domain import ReturnInput
from opennrm.returns.domain.journeys import FROM


class ReturnForm(forms.Form):
    """Where the person travelled to, and when."""

    destination = forms.ChoiceField(label=_("Rejste til"))
    travelled_on = forms.DateField(label=_("Rejsedag"), help_text=_("Den dag, personen rejste fra Danmark"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        countries = [each for each in all_countries((get_language() or "da")[:2]) if each[0] != FROM]
        self.fields["destination"].choices = [("", _("Vælg")), *countries]  # type: ignore[attr-defined]

    def return_input(self, case_id: UUID) -> ReturnInput:
        return ReturnInput(case_id, self.cleaned_data["destination"], self.cleaned_data["travelled_on"])
