"""Which figures to show."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.shared.dates import clock


class KeyFiguresForm(forms.Form):
    """A year, and the day whose knowledge counts."""

    year = forms.IntegerField(label=_("År"), min_value=2007, max_value=2100, localize=False)
    as_of = forms.DateField(
        label=_("Opgørelsesdato"), required=False, help_text=_("Tom betyder: det, registeret ved nu.")
    )

    def clean_as_of(self) -> date | None:
        day: date | None = self.cleaned_data["as_of"]
        if day and day > clock.today():
            raise forms.ValidationError(_("Opgørelsesdatoen kan ikke ligge i fremtiden. Ret datoen."))
        return day

    def chosen(self) -> tuple[int, date | None]:
        """What was chosen, or this year as of now."""
        if self.is_valid():
            return self.cleaned_data["year"], self.cleaned_data["as_of"]
        return clock.today().year, None
