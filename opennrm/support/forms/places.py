"""Registering a place, approving it, wanting one, offering one, answering."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.support.domain.places import (
    MOST_BEDS,
    MOST_CHILDREN,
    ApprovalInput,
    Fitness,
    OfferedPlace,
    PlaceInput,
    PlaceLine,
    StayAnswer,
    StayView,
    Wish,
)
from opennrm.support.domain.stay_states import NEXT, StayState
from opennrm.support.forms.periods import choices
from opennrm.support.forms.plans import organisations, text
from opennrm.support.presenters.places import ANSWERS, SECURITY, TAKEN_IN
from opennrm.ui.fields import YesNoField

ADDRESS_HINT = _("Opbevares krypteret under sin egen nøgle. Vises kun for dem, der hjælper en, som bor der.")


def security_field(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=tuple(SECURITY.items()), coerce=int, widget=forms.RadioSelect
    )


class PlaceForm(forms.Form):
    """A place to live, whom it is for, and where it is."""

    name = forms.CharField(label=_("Navn"), max_length=60, help_text=_("Må ikke sige, hvor stedet ligger."))
    kind = forms.ChoiceField(label=_("Slags"), widget=forms.RadioSelect)
    provider = forms.ChoiceField(label=_("Hvem driver stedet?"))
    region = forms.ChoiceField(label=_("Region"))
    taken_in = forms.ChoiceField(
        label=_("Hvem er det for?"), choices=tuple(TAKEN_IN.items()), widget=forms.RadioSelect
    )
    children = YesNoField(label=_("Tager det børn?"))
    wheelchair = YesNoField(label=_("Kan man bo der med kørestol?"))
    security = security_field(_("Sikkerhed"))
    beds = forms.IntegerField(label=_("Pladser"), min_value=1, max_value=MOST_BEDS)
    address = text(_("Adresse"), rows=2, hint=ADDRESS_HINT)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields = cast(dict[str, forms.ChoiceField], self.fields)
        fields["kind"].choices = choices("accommodation_kinds")
        fields["provider"].choices = [("", _("Vælg")), *organisations()]
        fields["region"].choices = [("", _("Vælg")), *choices("regions")]

    def place(self) -> PlaceInput:
        told = self.cleaned_data
        fit = Fitness(told["taken_in"], told["children"], told["wheelchair"], told["security"])
        return PlaceInput(
            told["name"], told["kind"], told["provider"], told["region"], fit, told["beds"], told["address"]
        )


class ApprovalForm(forms.Form):
    """From when until when Socialtilsynet has approved a place."""

    since = forms.DateField(label=_("Godkendt fra"))
    until = forms.DateField(label=_("Godkendt til"), help_text=_("Den første dag, den ikke længere gælder."))

    def approval(self) -> ApprovalInput:
        return ApprovalInput(**self.cleaned_data)


class SupervisionForm(forms.Form):
    """When Socialtilsynet looked at a place, and what it found."""

    visited_on = forms.DateField(label=_("Tilsyn ført den"))
    outcome = forms.ChoiceField(label=_("Udfald"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["outcome"]).choices = choices("supervision_outcomes")


class AddressForm(forms.Form):
    """Where the place is from now on. What it was is not shown."""

    address = text(_("Ny adresse"), rows=2, hint=ADDRESS_HINT)


class WishForm(forms.Form):
    """What somebody needs of a place."""

    children = forms.IntegerField(label=_("Børn, som kommer med"), min_value=0, max_value=MOST_CHILDREN)
    wheelchair = YesNoField(label=_("Bruger personen eller et barn kørestol?"))
    security = security_field(_("Hvor sikkert skal stedet mindst være?"))
    region = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        region = cast(forms.ChoiceField, self.fields["region"])
        region.choices = [("", _("Alle regioner")), *choices("regions")]

    def wish(self) -> Wish:
        return Wish(**self.cleaned_data)


class OfferPlaceForm(forms.Form):
    """Which of the places that fit, and from when."""

    place = forms.ChoiceField(label=_("Sted"), widget=forms.RadioSelect)
    begins_on = forms.DateField(label=_("Fra den"))

    def __init__(self, *args: Any, places: Sequence[PlaceLine], **options: Any) -> None:
        super().__init__(*args, **options)
        free = _("%(name)s (%(free)s af %(beds)s pladser er ledige)")
        named = [
            (str(each.id), free % {"name": each.name, "free": each.free, "beds": each.beds})
            for each in places
        ]
        cast(forms.ChoiceField, self.fields["place"]).choices = named

    def offered(self) -> OfferedPlace:
        return OfferedPlace(UUID(self.cleaned_data["place"]), self.cleaned_data["begins_on"])


class AnswerStayForm(forms.Form):
    """What became of an offer or a stay."""

    then = forms.ChoiceField(label=_("Hvad er der sket?"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Hvornår?"))
    words = text(
        _("Med personens egne ord"),
        required=False,
        hint=_("Skal skrives, når personen siger nej. Opbevares krypteret."),
    )

    def __init__(self, *args: Any, stay: StayView, **options: Any) -> None:
        super().__init__(*args, **options)
        following = [(each.value, ANSWERS[each]) for each in StayState if each in NEXT[stay.state]]
        cast(forms.ChoiceField, self.fields["then"]).choices = following

    def answer(self) -> StayAnswer:
        told = self.cleaned_data
        return StayAnswer(StayState(told["then"]), told["on"], told["words"])
