"""On which days, and where to, the digest goes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

WEEKDAYS = (
    ("1", _("Mandag")),
    ("2", _("Tirsdag")),
    ("3", _("Onsdag")),
    ("4", _("Torsdag")),
    ("5", _("Fredag")),
)


class DigestForm(forms.Form):
    """No day is no digest."""

    address = forms.EmailField(label=_("Din e-mailadresse på arbejdet"), required=False)
    weekdays = forms.MultipleChoiceField(
        label=_("Dage"), choices=WEEKDAYS, required=False, widget=forms.CheckboxSelectMultiple
    )

    def clean(self) -> dict[str, object]:
        typed = super().clean() or {}
        if typed.get("weekdays") and not typed.get("address") and "address" not in self.errors:
            self.add_error("address", _("Skriv en e-mailadresse, for eksempel navn@myndighed.dk."))
        return typed

    @property
    def days(self) -> list[int]:
        return [int(day) for day in self.cleaned_data["weekdays"]]
