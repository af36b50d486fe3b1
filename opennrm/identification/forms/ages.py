"""The form of a disputed age."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.ages import OLDEST, AgeInput
from opennrm.identification.forms.choices import codes


class AgeForm(django_forms.Form):
    """What the person says, what it was assessed to be, and what that rests on."""

    claimed_age = django_forms.IntegerField(
        label=_("Alder, som personen selv oplyser"), required=False, min_value=0, max_value=OLDEST
    )
    evidence = django_forms.MultipleChoiceField(
        label=_("Hvad afgørelsen hviler på"),
        choices=codes("age_evidence"),
        widget=django_forms.CheckboxSelectMultiple,
    )
    assessed_age = django_forms.IntegerField(
        label=_("Alder, som vurderingen når frem til"), required=False, min_value=0, max_value=OLDEST
    )
    outcome = django_forms.ChoiceField(
        label=_("Afgørelse om alderen"),
        choices=codes("age_outcomes"),
        widget=django_forms.RadioSelect,
        help_text=_("Er der tvivl, behandles personen som under 18 år."),
    )
    grounds = django_forms.CharField(
        label=_("Begrundelse"),
        widget=django_forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=_("Krypteres."),
    )

    @staticmethod
    def age(case_id: UUID, cleaned: dict[str, Any]) -> AgeInput:
        return AgeInput(case_id=case_id, **cleaned | {"evidence": tuple(cleaned["evidence"])})
