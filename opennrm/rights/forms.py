"""Forms of holds and erasures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.rules import rules
from opennrm.rights.presenters import hold_name
from opennrm.shared.dates import clock


class ProposeForm(forms.Form):
    """The simulation that was seen."""

    checksum = forms.CharField(widget=forms.HiddenInput, max_length=64)


class RequestForm(forms.Form):
    """Whose records are erased because they asked."""

    person = forms.CharField(
        label=_("Person"), max_length=20, help_text=_("Sagsnummer eller pseudonym, for eksempel K7M-3XY")
    )


class InsightForm(forms.Form):
    """In which language and form, and that it is they who ask."""

    language = forms.ChoiceField(
        label=_("Sprog"),
        choices=[("da", _("Dansk")), ("en", _("Engelsk"))],
        initial="da",
        widget=forms.RadioSelect,
    )
    form = forms.ChoiceField(
        label=_("Form"),
        choices=[("pdf", _("PDF, til at læse")), ("json", _("JSON, til en maskine"))],
        initial="pdf",
        widget=forms.RadioSelect,
    )
    checked = forms.BooleanField(
        label=_("Jeg har sikret mig, at det er personen selv eller en med fuldmagt, der spørger"),
        error_messages={"required": _("Bekræft, at du har sikret dig, hvem der spørger.")},
    )


class HoldForm(forms.Form):
    """Whose records may not be erased for now, and why."""

    person = forms.CharField(
        label=_("Person"), max_length=20, help_text=_("Sagsnummer eller pseudonym, for eksempel K7M-3XY")
    )
    kind = forms.ChoiceField(label=_("Hvorfor stoppes sletning?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Begrundelse"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv ingen navne på personer i registret."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = rules().codes_on("hold_kinds", clock.today())
        self.fields["kind"].choices = [(each.code, hold_name(each.code)) for each in kinds]  # type: ignore[attr-defined]
