"""The form of handing over the shift."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class HandoverForm(forms.Form):
    """What the next shift must know."""

    note = forms.CharField(
        label=_("Til den næste vagt"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hvad er åbent, hvem venter på svar, og hvad må ikke ske? Teksten gemmes krypteret."),
    )
