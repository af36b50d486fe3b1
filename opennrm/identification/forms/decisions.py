"""Forms of decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.documents.domain.evidence import EvidenceChoice
from opennrm.identification.domain.conclusions import (
    CODES_OF,
    Conclusion,
    Conclusions,
    Element,
    RestsOn,
    are_demanded,
)
from opennrm.identification.domain.decisions import DecisionInput
from opennrm.identification.domain.views import AssessmentView
from opennrm.identification.forms.choices import Choices, all_countries, codes, language
from opennrm.identification.forms.countries import CountriesField
from opennrm.mechanism.domain.instruments import in_language
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock


def said_of(element: Element) -> Callable[[], Choices]:
    """What may be concluded: only the means of a child are not needed."""

    def choices() -> Choices:
        known = codes("conclusions")()
        return [each for each in known if element is Element.MEANS or each[0] != Conclusion.NOT_NEEDED]

    return choices


def rests_on(label: Any, choices: Callable[[], Choices] | tuple[()] = ()) -> django_forms.MultipleChoiceField:
    return django_forms.MultipleChoiceField(
        label=label, choices=choices, widget=django_forms.CheckboxSelectMultiple, required=False
    )


# What a conclusion rests on, by the ends of the fields' names.
RESTING = ("codes", "findings", "evidence")


def resting_in(told: Mapping[str, Any]) -> list[RestsOn]:
    """What the three conclusions of a form rest on."""
    return [
        each
        for element in Element
        for each in (
            *(RestsOn(element, code=code) for code in told[f"{element}_codes"]),
            *(RestsOn(element, finding_id=UUID(found)) for found in told.get(f"{element}_findings", [])),
            *(RestsOn(element, evidence_id=UUID(item)) for item in told.get(f"{element}_evidence", [])),
        )
    ]


def _named(item: EvidenceChoice) -> str:
    return f"{item.reference}: {rules().label('evidence_kinds', item.kind, language())}"


class DecisionForm(django_forms.Form):
    """A decision with its grounds. ``assessment``: with the findings and the evidence that the conclusions may rest on."""

    decided_on = django_forms.DateField(label=_("Afgørelsens dato"))
    act = django_forms.ChoiceField(
        label=_("Handling"),
        choices=said_of(Element.ACT),
        widget=django_forms.RadioSelect,
        help_text=_("Hvad nogen gjorde med personen, for eksempel rekrutterede eller husede."),
    )
    act_codes = rests_on(_("Handlingen hviler på"), codes(CODES_OF[Element.ACT]))
    act_findings = rests_on(_("Fund, som handlingen hviler på"))
    act_evidence = rests_on(_("Beviser, som handlingen hviler på"))
    means = django_forms.ChoiceField(
        label=_("Middel"),
        choices=said_of(Element.MEANS),
        widget=django_forms.RadioSelect,
        help_text=_("Hvordan det skete, for eksempel med trusler eller vildledning."),
    )
    means_codes = rests_on(_("Midlet hviler på"), codes(CODES_OF[Element.MEANS]))
    means_findings = rests_on(_("Fund, som midlet hviler på"))
    means_evidence = rests_on(_("Beviser, som midlet hviler på"))
    purpose = django_forms.ChoiceField(
        label=_("Formål"),
        choices=said_of(Element.PURPOSE),
        widget=django_forms.RadioSelect,
        help_text=_("Hvad personen skulle udnyttes til."),
    )
    purpose_codes = rests_on(_("Formålet hviler på"), codes(CODES_OF[Element.PURPOSE]))
    purpose_findings = rests_on(_("Fund, som formålet hviler på"))
    purpose_evidence = rests_on(_("Beviser, som formålet hviler på"))
    outcome = django_forms.ChoiceField(
        label=_("Udfald"),
        choices=codes("outcomes"),
        widget=django_forms.RadioSelect,
        help_text=_("Udfaldet følger af de tre konklusioner."),
    )
    forms = django_forms.MultipleChoiceField(
        label=_("Udnyttelsesformer"),
        choices=codes("forms"),
        widget=django_forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Kun når personen er offer. Vælg alle, der er fastslået."),
    )
    main_form = django_forms.ChoiceField(
        label=_("Primær udnyttelsesform"),
        choices=codes("forms", blank=True),
        required=False,
        help_text=_("Den ene, der tælles i statistikken."),
    )
    sub_form = django_forms.ChoiceField(
        label=_("Underform"), choices=codes("sub_forms", blank=True), required=False
    )
    sector = django_forms.ChoiceField(
        label=_("Branche"),
        choices=codes("sectors", blank=True),
        required=False,
        help_text=_("Ved tvangsarbejde."),
    )
    country_of_exploitation = django_forms.ChoiceField(
        label=_("Land, hvor udnyttelsen skete"),
        choices=all_countries,
        required=False,
        help_text=_("Det ene, der tælles i statistikken."),
    )
    other_countries = CountriesField(label=_("Andre lande, hvor udnyttelsen skete"))
    recruited_in = django_forms.ChoiceField(
        label=_("Land, hvor personen blev rekrutteret"), choices=all_countries, required=False
    )
    transit = CountriesField(label=_("Lande på vejen"))
    exploited_from = django_forms.DateField(
        label=_("Udnyttelsen begyndte"),
        required=False,
        help_text=_("Var personen under 18 år den dag, kræves intet middel."),
    )
    exploited_until = django_forms.DateField(label=_("Udnyttelsen sluttede"), required=False)
    grounds = django_forms.CharField(
        label=_("Begrundelse"), widget=django_forms.Textarea(attrs={"rows": 6}), help_text=_("Krypteres.")
    )

    def __init__(self, *args: Any, assessment: AssessmentView, **options: Any) -> None:
        super().__init__(*args, **options)
        found = [(str(each), in_language(labels, language())) for each, labels in assessment.findings]
        items = [(str(each.id), _named(each)) for each in assessment.evidence]
        for element in Element:
            self.fields[element.value].required = are_demanded(clock.today())
            self._offer(f"{element}_findings", found)
            self._offer(f"{element}_evidence", items)

    def _offer(self, name: str, known: Choices) -> None:
        """Where there is nothing to choose, nothing is asked."""
        self.fields[name].choices = known  # type: ignore[attr-defined]
        if not known:
            del self.fields[name]

    def elements(self) -> list[list[django_forms.BoundField]]:
        """The three conclusions, each with what it rests on, for the page's columns."""
        parts = ("", *(f"_{each}" for each in RESTING))
        return [[self[f"{e}{part}"] for part in parts if f"{e}{part}" in self.fields] for e in Element]

    def others(self) -> list[django_forms.BoundField]:
        """What is asked after them."""
        asked = {field.name for fields in self.elements() for field in fields} | {"decided_on"}
        return [field for field in self if field.name not in asked]

    @staticmethod
    def decision(case_id: UUID, cleaned: dict[str, Any], corrects: UUID | None = None) -> DecisionInput:
        told = cleaned | {"forms": tuple(cleaned["forms"])}
        said = {element.value: told.pop(element.value) for element in Element}
        resting = resting_in(told)
        told = {name: each for name, each in told.items() if name.partition("_")[2] not in RESTING}
        is_told = any(said.values()) or resting
        conclusions = Conclusions(**said, rests_on=tuple(resting)) if is_told else None
        return DecisionInput(case_id=case_id, corrects=corrects, conclusions=conclusions, **told)
