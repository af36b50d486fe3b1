"""Forms of what turns an assessment, of rulings and of opinions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.conclusions import Conclusions, Element
from opennrm.identification.domain.decisions import IN_A_CRIMINAL_CASE
from opennrm.identification.domain.opinions import OpinionInput
from opennrm.identification.domain.rulings import RulingInput
from opennrm.identification.forms.choices import Choices, codes, language
from opennrm.identification.forms.decisions import DecisionForm, resting_in
from opennrm.mechanism.rules import rules


def _words(label: Any, help_text: Any = "") -> django_forms.CharField:
    widget = django_forms.Textarea(attrs={"rows": 4})
    return django_forms.CharField(label=label, max_length=5000, widget=widget, help_text=help_text)


def _named(organisations: set[str]) -> Choices:
    known = [(code, rules().organisation(code).labels[language()]) for code in organisations]
    return sorted(known, key=lambda choice: choice[1])


class AskForm(django_forms.Form):
    """What more is needed, of whom, and until when."""

    to = django_forms.ChoiceField(label=_("Hvem spørges"))
    text = _words(
        _("Hvad mangler"), _("Krypteres. Alle, der deltager i sagen og må se vurderingen, kan læse det.")
    )
    due_on = django_forms.DateField(label=_("Svar senest"), required=False)

    def __init__(self, *args: Any, taking_part: set[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = [("", _("Vælg")), *_named(taking_part)]  # type: ignore[attr-defined]


class AnswerForm(django_forms.Form):
    """What was asked for."""

    text = _words(_("Svar"), _("Krypteres. Registrér en ny samtale for sig."))


class HandOverForm(django_forms.Form):
    """The residence status that holds now, and how it is known."""

    residence_status = django_forms.ChoiceField(
        label=_("Personens opholdsgrundlag nu"),
        choices=codes("residence_statuses"),
        widget=django_forms.RadioSelect,
        help_text=_("Det afgør, hvilken myndighed der er kompetent."),
    )
    text = _words(_("Begrundelse"), _("Hvad har ændret sig, og hvorfra ved I det? Krypteres."))


class ReopenForm(django_forms.Form):
    """Why a decided assessment is taken up again."""

    text = _words(_("Begrundelse"), _("Hvad er nyt? Krypteres."))


class RulingForm(django_forms.Form):
    """What a court or the prosecution found."""

    ruled_by = django_forms.ChoiceField(label=_("Hvem"), choices=lambda: _named(set(IN_A_CRIMINAL_CASE)))
    ruled_on = django_forms.DateField(label=_("Dato"))
    found = django_forms.ChoiceField(
        label=_("Hvad de nåede frem til"), choices=codes("outcomes"), widget=django_forms.RadioSelect
    )
    source = _words(
        _("Kilde"), _("For eksempel retten, journalnummeret og dommens dato. Skriv ingen navne. Krypteres.")
    )

    @staticmethod
    def ruling(case_id: UUID, cleaned: dict[str, Any]) -> RulingInput:
        return RulingInput(case_id=case_id, **cleaned)


class OpinionForm(DecisionForm):
    """The conclusions of one assessor: those of a decision, and nothing that is counted."""

    ASKED = ("outcome", "grounds")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        concluded = {
            f"{element}{part}" for element in Element for part in ("", "_codes", "_findings", "_evidence")
        }
        for name in set(self.fields) - concluded - set(self.ASKED):
            del self.fields[name]
        for element in Element:
            self.fields[element.value].required = True

    @staticmethod
    def opinion(case_id: UUID, cleaned: dict[str, Any]) -> OpinionInput:
        said = {element.value: cleaned[element.value] for element in Element}
        conclusions = Conclusions(**said, rests_on=tuple(resting_in(cleaned)))
        return OpinionInput(case_id, cleaned["outcome"], cleaned["grounds"], conclusions)
