"""Forms of the prepared return as a whole."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from opennrm.returns.domain import ArrivalInput, ConsentInput, HouseholdInput, PreparedInput, StopInput
from opennrm.returns.domain.prepared import Household
from opennrm.returns.forms.choices import codes, countries_abroad

YEARS = RegexValidator(
    r"^\s*\d{4}(\s*[,;\s]\s*\d{4})*\s*$", _("Skriv årstal med fire cifre, for eksempel 2014, 2017.")
)


class ConsentForm(forms.Form):
    """The person's yes to the next step."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=100_000)
    consented_on = forms.DateField(label=_("Personen sagde ja den"))
    way = forms.ChoiceField(
        label=_("Hvordan personen sagde ja"), choices=codes("consent_ways"), widget=forms.RadioSelect
    )

    def consent(self) -> ConsentInput:
        return ConsentInput(self.cleaned_data["consented_on"], self.cleaned_data["way"])


class PreparedForm(forms.Form):
    """Who returns, where to, and that the person wants to hear more."""

    destination = forms.ChoiceField(
        label=_("Rejser til"),
        choices=countries_abroad,
        help_text=_("Personens hjemland, eller det land, hvor personen har sit ophold."),
    )
    household = forms.ChoiceField(
        label=_("Forsørger personen mindreårige børn i det land?"),
        choices=((Household.ADULT.value, _("Nej")), (Household.PROVIDER.value, _("Ja"))),
        widget=forms.RadioSelect,
    )
    children_born = forms.CharField(
        label=_("Børnenes fødselsår"), required=False, max_length=120, validators=[YEARS],
        help_text=_("Kun når personen forsørger børn under 18. Ét årstal for hvert barn, for eksempel 2014, 2017."),
    )  # fmt: skip
    together_with = forms.CharField(
        label=_("Rejser sammen med"), required=False, max_length=20,
        help_text=_("Sagsnummer eller pseudonym på en anden, der har en forberedt hjemsendelse."),
    )  # fmt: skip
    consented_on = forms.DateField(label=_("Tilbuddet blev givet den"))
    way = forms.ChoiceField(
        label=_("Hvordan personen sagde ja til at høre mere"),
        choices=codes("consent_ways"),
        widget=forms.RadioSelect,
    )

    def prepared(self, case_id: UUID) -> PreparedInput:
        told: dict[str, Any] = self.cleaned_data
        years = tuple(int(year) for year in re.findall(r"\d{4}", told["children_born"]))
        return PreparedInput(
            case_id,
            told["destination"],
            HouseholdInput(told["household"], years, told["together_with"]),
            ConsentInput(told["consented_on"], told["way"]),
        )


class ArrivalForm(ConsentForm):
    """The person has arrived."""

    arrived_on = forms.DateField(label=_("Personen kom frem den"))
    field_order = ("version", "arrived_on", "consented_on", "way")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["consented_on"].label = _("Personen sagde ja til støtten efter hjemkomsten den")

    def arrival(self) -> ArrivalInput:
        return ArrivalInput(self.cleaned_data["arrived_on"], self.consent())


class StopForm(forms.Form):
    """It ends before its time."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=100_000)
    stopped_on = forms.DateField(label=_("Stoppet den"))
    why = forms.ChoiceField(label=_("Hvorfor"), choices=codes("return_stops"), widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=_("Hvordan I fik det at vide"), choices=codes("consent_ways"), widget=forms.RadioSelect
    )
    paid = forms.ChoiceField(
        label=_("Hvad der sker med det, der er betalt"),
        choices=codes("paid_consequences"),
        widget=forms.RadioSelect,
        help_text=_("Fortæl personen det. Hjemrejsestyrelsen standser de udbetalinger, der mangler."),
    )

    def stop(self) -> StopInput:
        told = self.cleaned_data
        return StopInput(told["stopped_on"], told["why"], told["way"], told["paid"])
