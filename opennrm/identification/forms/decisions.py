"""Forms of decisions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.decisions import DecisionInput
from opennrm.identification.forms.choices import all_countries, codes


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
