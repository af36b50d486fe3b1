"""The part of the call form that is about one new person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.intake.forms import choices
from opennrm.persons.domain.identity import Birth, BirthKind, check_birth
from opennrm.shared.dates import clock

AGE_KINDS = [
    (BirthKind.UNKNOWN.value, _("Ved ikke")),
    (BirthKind.DATE.value, _("Fødselsdato")),
    (BirthKind.YEAR.value, _("Fødselsår")),
    (BirthKind.ESTIMATE.value, _("Anslået alder")),
]
ANONYMOUS = {"anonym", "anonymous"}
PARTS = ("names", "gender", "nationality", "age_kind", "age_value")


def fields() -> dict[str, forms.Field]:
    """The fields of one person. All may stay empty: then there is no such person."""
    return {
        "names": forms.CharField(
            label=_("Navn"),
            max_length=200,
            required=False,
            help_text=_("Skriv anonym, hvis navnet ikke er oplyst"),
        ),
        "gender": forms.ChoiceField(
            label=_("Køn"), required=False, choices=lambda: [choices.NOT_KNOWN, *choices.codes("genders")]
        ),
        "nationality": forms.ChoiceField(
            label=_("Nationalitet"), required=False, choices=choices.nationalities
        ),
        "age_kind": forms.ChoiceField(
            label=_("Hvad ved du om alderen?"),
            required=False,
            choices=AGE_KINDS,
            initial=BirthKind.UNKNOWN.value,
        ),
        "age_value": forms.CharField(
            label=_("Fødselsdato, fødselsår eller anslået alder"),
            max_length=20,
            required=False,
            help_text=_("For eksempel 12.6.2001, 2001 eller 20"),
        ),
    }


def is_told(values: dict[str, Any]) -> bool:
    """Was anything typed about this person?"""
    return any(values.get(part) for part in ("names", "gender", "nationality", "age_value"))


def names_of(typed: str) -> str:
    """Somebody anonymous has no names."""
    return "" if typed.strip().lower() in ANONYMOUS else typed.strip()


def birth_of(kind: str, value: str, called_on: date) -> Birth:
    """What is known of the age. What does not fit is a ``ValidationError`` with an example, or a refusal."""
    make = BIRTHS.get(kind, BIRTHS[BirthKind.UNKNOWN])
    birth = make(value.strip(), called_on)
    check_birth(birth, today=clock.today())
    return birth


def _unknown(value: str, called_on: date) -> Birth:
    if value:
        raise forms.ValidationError(_("Vælg, om det er fødselsdato, fødselsår eller anslået alder."))
    return Birth(BirthKind.UNKNOWN)


def _by_date(value: str, called_on: date) -> Birth:
    return Birth(BirthKind.DATE, day=forms.DateField(localize=True).clean(value))


def _by_year(value: str, called_on: date) -> Birth:
    return Birth(
        BirthKind.YEAR,
        year=_number(value, 1900, called_on.year, str(_("Skriv fødselsåret, for eksempel 2001."))),
    )


def _by_estimate(value: str, called_on: date) -> Birth:
    age = _number(value, 0, 120, str(_("Skriv alderen i hele år, for eksempel 20.")))
    return Birth(BirthKind.ESTIMATE, estimated_age=age, estimated_on=called_on)


def _number(value: str, lowest: int, highest: int, advice: str) -> int:
    if not value.isdecimal() or not lowest <= int(value) <= highest:
        raise forms.ValidationError(advice)
    return int(value)


BIRTHS: dict[str, Callable[[str, date], Birth]] = {
    BirthKind.UNKNOWN: _unknown,
    BirthKind.DATE: _by_date,
    BirthKind.YEAR: _by_year,
    BirthKind.ESTIMATE: _by_estimate,
}
