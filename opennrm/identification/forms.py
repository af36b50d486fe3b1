"""Forms of interviews, assessment and decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.decisions import DecisionInput
from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock

Choices = list[tuple[str, Any]]


def _language() -> str:
    return (get_language() or "da")[:2]


def codes(list_name: str, *, blank: bool = False) -> Callable[[], Choices]:
    """The codes that hold today, in the language of the page."""

    def choices() -> Choices:
        known = [(code.code, code.labels[_language()]) for code in rules().codes_on(list_name, clock.today())]
        return [("", _("Vælg")), *known] if blank else known

    return choices


def all_countries() -> Choices:
    return [("", _("Ved ikke")), *countries.all_countries(_language())]


class InterviewForm(django_forms.Form):
    """An identification interview, in the order it is told."""

    held_on = django_forms.DateField(label=_("Dato for samtalen"))
    place = django_forms.ChoiceField(label=_("Sted"), choices=codes("interview_places", blank=True))
    language = django_forms.ChoiceField(label=_("Sprog"), choices=codes("languages", blank=True))
    interpreter = django_forms.BooleanField(label=_("Der var tolk med"), required=False)
    consent = django_forms.BooleanField(
        label=_("Personen har givet samtykke til samtalen"),
        required=False,
        help_text=_("Samtalen er frivillig, og personen kan være anonym."),
    )
    notes = django_forms.CharField(
        label=_("Samtalen"),
        widget=django_forms.Textarea(attrs={"rows": 8}),
        required=False,
        help_text=_("Krypteres. Kun den, der åbner vurderingen, kan læse det."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in rules().codes_on("indicators", clock.today()):
            label = code.labels[_language()]
            self.fields[f"seen_{code.code}"] = django_forms.BooleanField(label=label, required=False)
            self.fields[f"note_{code.code}"] = django_forms.CharField(
                label=_("Hvad det hviler på: %(indicator)s") % {"indicator": label}, required=False
            )

    def indicator_fields(self) -> list[tuple[django_forms.BoundField, django_forms.BoundField]]:
        """Each indicator with its note, for the page."""
        names = [name.removeprefix("seen_") for name in self.fields if name.startswith("seen_")]
        return [(self[f"seen_{name}"], self[f"note_{name}"]) for name in names]

    @staticmethod
    def interview(case_id: UUID, cleaned: dict[str, Any]) -> InterviewInput:
        """A note without its tick is a finding too: nothing typed is lost."""
        names = [name.removeprefix("seen_") for name in cleaned if name.startswith("seen_")]
        found = [name for name in names if cleaned[f"seen_{name}"] or cleaned[f"note_{name}"]]
        told = {
            key: cleaned[key] for key in ("held_on", "place", "language", "interpreter", "consent", "notes")
        }
        findings = tuple(Finding(name, cleaned[f"note_{name}"]) for name in found)
        return InterviewInput(case_id=case_id, findings=findings, **told)


class RequestForm(django_forms.Form):
    """The residence status decides who is competent."""

    residence_status = django_forms.ChoiceField(
        label=_("Personens opholdsgrundlag nu"),
        choices=codes("residence_statuses"),
        widget=django_forms.RadioSelect,
        help_text=_("Det afgør, hvilken myndighed der er kompetent."),
    )


class DecisionForm(django_forms.Form):
    """A decision with its grounds."""

    decided_on = django_forms.DateField(label=_("Afgørelsens dato"))
    outcome = django_forms.ChoiceField(
        label=_("Udfald"), choices=codes("outcomes"), widget=django_forms.RadioSelect
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
        label=_("Land, hvor udnyttelsen skete"), choices=all_countries, required=False
    )
    grounds = django_forms.CharField(
        label=_("Begrundelse"), widget=django_forms.Textarea(attrs={"rows": 6}), help_text=_("Krypteres.")
    )

    @staticmethod
    def decision(case_id: UUID, cleaned: dict[str, Any], corrects: UUID | None = None) -> DecisionInput:
        told = cleaned | {"forms": tuple(cleaned["forms"])}
        return DecisionInput(case_id=case_id, corrects=corrects, **told)


class WithdrawForm(django_forms.Form):
    """Confirms that a record was made by mistake."""

    confirmed = django_forms.BooleanField(
        label=_("Ja, posten er registreret ved en fejl og skal trækkes tilbage")
    )
