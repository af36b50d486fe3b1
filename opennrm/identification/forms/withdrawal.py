"""The form that takes a record back."""

from __future__ import annotations

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _


class WithdrawForm(django_forms.Form):
    """Confirms that a record was made by mistake."""

    confirmed = django_forms.BooleanField(
        label=_("Ja, posten er registreret ved en fejl og skal trækkes tilbage")
    )
