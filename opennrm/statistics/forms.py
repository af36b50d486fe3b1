"""Which figures to show, and which to let out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.statistics.domain.publications import Edition, Profile
from opennrm.statistics.presenters import PROFILES
from opennrm.statistics.presenters.words import language


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


class EditionForm(forms.Form):
    """The tables of a year, to be prepared for publication."""

    year = forms.IntegerField(label=_("År"), min_value=2007, max_value=2100, localize=False)
    as_of = forms.DateField(
        label=_("Opgørelsesdato"), help_text=_("Tallene bliver det, registeret vidste den dag.")
    )
    profile = forms.ChoiceField(
        label=_("Profil"),
        choices=[(profile.value, words) for profile, words in PROFILES.items()],
        widget=forms.RadioSelect,
        initial=Profile.STRICT.value,
    )

    def edition(self) -> Edition:
        told = self.cleaned_data
        return Edition(told["year"], told["as_of"], Profile(told["profile"]))


class ReleaseForm(forms.Form):
    """On which ground, where single persons stand out."""

    ground = forms.ChoiceField(label=_("Begrundelse"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        codes = rules().codes_on("release_grounds", clock.today())
        chosen = [(each.code, each.labels[language()]) for each in codes]
        self.fields["ground"].choices = [("", _("Vælg")), *chosen]  # type: ignore[attr-defined]
