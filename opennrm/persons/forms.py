"""How an identity is typed: the fields that both registration and correction use, and the form of a correction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from opennrm.persons.domain.identity import LONGEST, Birth, BirthKind, Identity, check_birth
from opennrm.shared.dates import clock
from opennrm.shared.errors import Refused
from opennrm.ui.refusals import words

AGE_KINDS = [
    (BirthKind.UNKNOWN.value, _("Ved ikke")),
    (BirthKind.DATE.value, _("Fødselsdato")),
    (BirthKind.YEAR.value, _("Fødselsår")),
    (BirthKind.ESTIMATE.value, _("Anslået alder")),
]
ANONYMOUS = {"anonym", "anonymous"}


class AgeFields(forms.Form):
    """What is known of the age."""

    age_kind = forms.ChoiceField(
        label=_("Hvad ved du om alderen?"),
        required=False,
        choices=AGE_KINDS,
        initial=BirthKind.UNKNOWN.value,
    )
    age_value = forms.CharField(
        label=_("Fødselsdato, fødselsår eller anslået alder"),
        max_length=20,
        required=False,
        help_text=_("For eksempel 12.6.2001, 2001 eller 20"),
    )


class IdentityForm(AgeFields):
    """A correction of who a person is. ``version`` is the identity that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    names = forms.CharField(
        label=_("Navn"),
        max_length=200,
        required=False,
        help_text=_("Skriv anonym, hvis navnet ikke er oplyst"),
    )
    estimated_on = forms.DateField(
        label=_("Alderen er anslået den"), required=False, help_text=_("Kun for en anslået alder")
    )
    document_number = forms.CharField(label=_("Dokumentnummer"), max_length=LONGEST, required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=LONGEST, required=False)
    address = forms.CharField(
        label=_("Adresse"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    field_order = ("version", "names", "age_kind", "age_value", "estimated_on")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        estimated_on = typed.get("estimated_on") or clock.today()
        try:
            self.birth = birth_of(typed.get("age_kind", ""), typed.get("age_value", ""), estimated_on)
        except forms.ValidationError as unfit:
            self.add_error("age_value", unfit)
        except Refused as refused:
            at = "estimated_on" if refused.field == "estimated_on" else "age_value"
            self.add_error(at, words(refused))
        return typed

    def identity(self) -> Identity:
        told = self.cleaned_data
        return Identity(
            names_of(told["names"]), self.birth, told["document_number"], told["phone"], told["address"]
        )


def _number_of(birth: Birth) -> object:
    known = birth.year if birth.year is not None else birth.estimated_age
    return "" if known is None else known


def typed_as(identity: Identity, version: int) -> dict[str, object]:
    """An identity as the form would hold it."""
    birth = identity.birth
    return {
        "version": version,
        "names": identity.names,
        "age_kind": birth.kind.value,
        "age_value": date_format(birth.day, "j.n.Y") if birth.day else _number_of(birth),
        "estimated_on": birth.estimated_on,
        "document_number": identity.document_number,
        "phone": identity.phone,
        "address": identity.address,
    }


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
