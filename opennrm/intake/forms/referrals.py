"""The form of a referral."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.intake.domain import ContactWay, FirstReferral, ReferralDetails, ReferralInput
from opennrm.intake.forms import choices
from opennrm.shared.dates import clock

AGES = (
    ("adult", _("Nej, mindst 18 år")),
    ("in_doubt", _("Der er tvivl")),
    ("under_18", _("Ja, under 18 år")),
)
WISHES = (
    ("", _("Ikke spurgt")),
    ("no_wish", _("Intet ønske")),
    ("female", _("Kvinde")),
    ("male", _("Mand")),
)
DETAILS = tuple(each.name for each in fields(ReferralDetails))


class ReferralForm(forms.Form):
    """Who referred, when, and why."""

    referred_by = forms.ChoiceField(
        label=_("Henvist af"), widget=forms.RadioSelect, choices=lambda: choices.codes("contact_origins")
    )
    made_on = forms.DateField(label=_("Henvist den"), initial=clock.today)
    referrer = forms.CharField(
        label=_("Hvem henviste"),
        max_length=200,
        required=False,
        help_text=_("Navn, og hvordan vi sikkert får fat i vedkommende. Gemmes krypteret."),
    )
    urgency = forms.ChoiceField(
        label=_("Hvor meget haster det?"),
        required=False,
        widget=forms.RadioSelect,
        choices=lambda: choices.codes("urgencies"),
    )
    age = forms.ChoiceField(
        label=_("Kan personen være under 18 år?"),
        required=False,
        widget=forms.RadioSelect,
        choices=AGES,
        help_text=_("Er der tvivl, behandles personen som et barn og får en bisidder eller repræsentant."),
    )
    representative = forms.CharField(
        label=_("Bisidder eller repræsentant"),
        max_length=200,
        required=False,
        help_text=_("Kun for børn og ved tvivl om alder. Skal være på plads før samtalen."),
    )
    language = forms.ChoiceField(
        label=_("Sprog"), required=False, choices=lambda: [choices.NOT_KNOWN, *choices.codes("languages")]
    )
    interviewer = forms.ChoiceField(
        label=_("Ønske til den, der holder samtalen"), required=False, choices=WISHES
    )
    interpreter = forms.ChoiceField(label=_("Ønske til tolk"), required=False, choices=WISHES)
    situation = forms.ChoiceField(
        label=_("Hvor er personen nu?"),
        required=False,
        choices=lambda: [choices.NOT_CHOSEN, *choices.codes("situations")],
    )
    residence_status = forms.ChoiceField(
        label=_("Opholdsgrundlag, som det er kendt"),
        required=False,
        choices=lambda: [choices.NOT_CHOSEN, *choices.codes("residence_statuses")],
    )
    reason = forms.CharField(
        label=_("Begrundelse"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Hvad giver anledning til en identifikationssamtale? Teksten gemmes krypteret."),
    )
    call = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @classmethod
    def proposed(cls, posted: Mapping[str, Any] | None, *, call_id: str) -> ReferralForm:
        """What follows from the call is filled in already."""
        return cls(posted, initial={"call": call_id, "referred_by": "hotline"} if call_id else {})

    def referral_input(self, case_id: UUID) -> ReferralInput:
        typed = self.cleaned_data
        return ReferralInput(
            case_id=case_id,
            referred_by=typed["referred_by"],
            made_on=typed["made_on"],
            reason=typed["reason"],
            call_id=typed["call"],
            details=ReferralDetails(**{name: typed[name] for name in DETAILS}),
        )


class WithdrawForm(forms.Form):
    """Nothing to fill in: the page says what happens, the button does it."""


class MissingForm(forms.Form):
    """What is missing before the referral can be accepted."""

    text = forms.CharField(
        label=_("Hvad mangler?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Den, der henviste, ser teksten og svarer på den. Den gemmes krypteret."),
    )


class MoreForm(forms.Form):
    """What was missing."""

    text = forms.CharField(label=_("Det, der manglede"), widget=forms.Textarea(attrs={"rows": 4}))


class DeclineForm(forms.Form):
    """Why no interview comes of it."""

    reason = forms.ChoiceField(
        label=_("Grund"), widget=forms.RadioSelect, choices=lambda: choices.codes("decline_reasons")
    )
    text = forms.CharField(label=_("Uddybning"), required=False, widget=forms.Textarea(attrs={"rows": 4}))


class MergeForm(forms.Form):
    """Which referral says the same."""

    into = forms.ChoiceField(label=_("Den henvisning, der bliver stående"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, others: Sequence[FirstReferral], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["into"].choices = [  # type: ignore[attr-defined]
            (str(each.id), choices.referral(each)) for each in others
        ]


class ContactForm(forms.Form):
    """One way to reach the person, or one never to be used."""

    is_safe = forms.ChoiceField(
        label=_("Må vejen bruges?"),
        widget=forms.RadioSelect,
        choices=(("yes", _("Ja, den er sikker")), ("no", _("Nej, aldrig"))),
    )
    kind = forms.ChoiceField(label=_("Hvordan"), choices=lambda: choices.codes("contact_kinds"))
    address = forms.CharField(
        label=_("Nummer, adresse eller hvem"), max_length=200, help_text=_("Gemmes krypteret.")
    )
    times = forms.CharField(
        label=_("Hvornår"),
        max_length=200,
        required=False,
        help_text=_("For eksempel: kun hverdage 9-11, læg ikke besked"),
    )

    def way(self) -> ContactWay:
        told = self.cleaned_data
        return ContactWay(told["kind"], told["is_safe"] == "yes", told["address"], told["times"])
