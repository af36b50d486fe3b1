"""Lengthening a period, and ending it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.support.domain.views import EndingInput, ExtensionInput


def choices(list_name: str) -> list[tuple[str, str]]:
    language = (get_language() or "da")[:2]
    return [(code.code, code.labels[language]) for code in rules().codes_on(list_name, clock.today())]


class ExtendForm(forms.Form):
    """By how many days, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    days = forms.IntegerField(
        label=_("Antal dage"),
        min_value=1,
        max_value=120,
        help_text=_("De lægges til, når perioden ellers ville slutte."),
    )
    ground = forms.ChoiceField(label=_("Grund"), widget=forms.RadioSelect)
    decided_on = forms.DateField(label=_("Besluttet den"))
    reason = forms.CharField(
        label=_("Begrundelse"), widget=forms.Textarea, max_length=4000, help_text=_("Opbevares krypteret.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ground"].choices = choices("extension_grounds")  # type: ignore[attr-defined]

    def extension(self) -> ExtensionInput:
        told = self.cleaned_data
        return ExtensionInput(told["days"], told["ground"], told["decided_on"], told["reason"])


class EndForm(forms.Form):
    """When it ends, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    ended_on = forms.DateField(
        label=_("Slutter den"), help_text=_("Den første dag, som perioden ikke længere dækker.")
    )
    why = forms.ChoiceField(label=_("Hvorfor"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["why"].choices = choices("period_ends")  # type: ignore[attr-defined]

    def ending(self) -> EndingInput:
        return EndingInput(self.cleaned_data["ended_on"], self.cleaned_data["why"])
