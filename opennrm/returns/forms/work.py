"""Forms of the work in the steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.rules import rules
from opennrm.returns.domain.activities import ActivityInput
from opennrm.returns.domain.activity_states import ActivityState
from opennrm.returns.domain.following import ClosingInput, HealthInput, RiskInput, VisitInput
from opennrm.returns.forms.choices import codes, language

Documents = Sequence[tuple[UUID, str, date]]


def long_text(label: Any, *, help_text: Any = "", required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text or _("Opbevares krypteret."),
    )


class ActivityForm(forms.Form):
    """How far an activity is."""

    state = forms.ChoiceField(
        label=_("Hvor langt er det?"),
        choices=(
            (ActivityState.WAITING.value, _("Venter")),
            (ActivityState.DONE.value, _("Gjort")),
            (ActivityState.NOT_RELEVANT.value, _("Ikke relevant")),
        ),
        widget=forms.RadioSelect,
    )
    waiting = forms.ChoiceField(label=_("Hvad ventes der på?"), required=False)
    needless = forms.ChoiceField(label=_("Hvorfor er det ikke relevant?"), required=False)
    happened_on = forms.DateField(label=_("Dato"))
    note = long_text(_("Notat"), required=False, help_text=_("Hvad der viser det. Opbevares krypteret."))
    document_id = forms.TypedChoiceField(
        label=_("Eller et dokument i sagen"), required=False, coerce=UUID, empty_value=None
    )

    def __init__(self, *args: Any, documents: Documents, **options: Any) -> None:
        super().__init__(*args, **options)
        for field, list_name in (("waiting", "waiting_reasons"), ("needless", "needless_reasons")):
            self.fields[field].choices = [("", _("Vælg")), *codes(list_name)()]  # type: ignore[attr-defined]
        named = [(str(row_id), _named(kind, day)) for row_id, kind, day in documents]
        self.fields["document_id"].choices = [("", _("Intet dokument")), *named]  # type: ignore[attr-defined]

    def input(self, activity: str) -> ActivityInput:
        told = self.cleaned_data
        reasons = {ActivityState.WAITING: told["waiting"], ActivityState.NOT_RELEVANT: told["needless"]}
        reason = reasons.get(told["state"], "")
        return ActivityInput(
            activity, told["state"], told["happened_on"], reason, told["note"], told["document_id"]
        )


def _named(kind: str, day: date) -> str:
    return f"{rules().label('document_kinds', kind, language())}, {date_format(day, 'j. F Y')}"


class RiskForm(forms.Form):
    """What is asked into with the person."""

    made_on = forms.DateField(label=_("Lavet den"))
    exploiters = long_text(_("Bagmænd i hjemlandet"))
    family = long_text(_("Familien"))
    debt = long_text(_("Gæld"))
    providing = long_text(_("Forsørgelsesansvar"))
    level = forms.ChoiceField(
        label=_("Hvor høj er risikoen?"), choices=codes("risk_levels"), widget=forms.RadioSelect
    )
    measures = forms.MultipleChoiceField(
        label=_("Hvad gøres der ved den?"),
        choices=codes("risk_measures"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Ses af alle, der arbejder med hjemrejsen. Det, personen har fortalt, ses kun af centret."
        ),
    )

    def risk(self) -> RiskInput:
        told = dict(self.cleaned_data)
        return RiskInput(measures=tuple(told.pop("measures")), **told)


class HealthForm(forms.Form):
    """What the person needs here and at home."""

    made_on = forms.DateField(label=_("Lavet den"))
    fit_to_travel = forms.ChoiceField(
        label=_("Kan personen rejse?"), choices=codes("fit_to_travel"), widget=forms.RadioSelect
    )
    here = long_text(_("Behov i Danmark"), required=False)
    at_home = long_text(_("Behov i hjemlandet"), required=False)

    def health(self) -> HealthInput:
        return HealthInput(**self.cleaned_data)


class VisitForm(forms.Form):
    """Somebody saw or talked to the person."""

    held_on = forms.DateField(label=_("Dato"))
    way = forms.ChoiceField(label=_("Hvordan"), choices=codes("visit_ways"), widget=forms.RadioSelect)
    notes = long_text(_("Hvordan går det?"))

    def visit(self) -> VisitInput:
        return VisitInput(**self.cleaned_data)


class CloseForm(forms.Form):
    """How it ended."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=100_000)
    closed_on = forms.DateField(
        label=_("Opfølgningen sluttede den"), help_text=_("Senest tolv måneder efter hjemrejsen.")
    )
    income = forms.ChoiceField(label=_("Hvad lever personen af?"), choices=codes("income_activities"))
    housing = forms.ChoiceField(label=_("Bolig"), choices=codes("housing_outcomes"))
    schooling = forms.ChoiceField(label=_("Uddannelse og skole"), choices=codes("schooling_outcomes"))
    risk = forms.ChoiceField(
        label=_("Risiko for at blive handlet igen"),
        choices=codes("trafficking_risks"),
        widget=forms.RadioSelect,
    )
    words = long_text(_("Med personens egne ord"), required=False)

    def closing(self) -> ClosingInput:
        told = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return ClosingInput(**told)
