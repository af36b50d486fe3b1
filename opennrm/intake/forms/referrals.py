"""The form of a referral."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.intake.domain import ReferralInput
from opennrm.intake.forms import choices
from opennrm.shared.dates import clock


class ReferralForm(forms.Form):
    """Who referred, when, and why."""

    referred_by = forms.ChoiceField(
        label=_("Henvist af"), widget=forms.RadioSelect, choices=lambda: choices.codes("contact_origins")
    )
    made_on = forms.DateField(label=_("Henvist den"), initial=clock.today)
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
        )


class WithdrawForm(forms.Form):
    """Nothing to fill in: the page says what happens, the button does it."""
