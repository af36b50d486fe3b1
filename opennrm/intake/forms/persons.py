"""The part of the call form that is about one new person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.intake.forms import choices
from opennrm.persons.forms import AgeFields, IdentityForm, birth_of, names_of

__all__ = ["PARTS", "birth_of", "fields", "is_told", "names_of"]

PARTS = ("names", "gender", "nationality", "age_kind", "age_value")


def fields() -> dict[str, forms.Field]:
    """The fields of one person. All may stay empty: then there is no such person."""
    return {
        "names": IdentityForm.base_fields["names"],
        "gender": forms.ChoiceField(
            label=_("Køn"), required=False, choices=lambda: [choices.NOT_KNOWN, *choices.codes("genders")]
        ),
        "nationality": forms.ChoiceField(
            label=_("Nationalitet"), required=False, choices=choices.nationalities
        ),
        **AgeFields.base_fields,
    }


def is_told(values: dict[str, Any]) -> bool:
    """Was anything typed about this person?"""
    return any(values.get(part) for part in ("names", "gender", "nationality", "age_value"))
