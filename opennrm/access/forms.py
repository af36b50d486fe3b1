"""Signing in, and the one way from a form to a service."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from opennrm.access import services
from opennrm.access.domain.actor import Actor
from opennrm.ui.forms import Act, attempt


class SignInForm(AuthenticationForm):
    """User name and password."""

    error_messages = {
        "invalid_login": _(
            "Brugernavn eller adgangskode er forkert. Prøv igen, eller kontakt din administrator."
        ),
        "inactive": _("Brugernavn eller adgangskode er forkert. Prøv igen, eller kontakt din administrator."),
    }


class ChooseOrganisationForm(forms.Form):
    """Which organisation the user acts for."""

    organisation = forms.UUIDField(widget=forms.HiddenInput)


def submit(form: forms.BaseForm, act: Act, *, by: Actor) -> bool:
    """Validate, act in a savepoint, put a refusal at its field and into the audit."""
    return attempt(form, act, lambda refused: services.record_refusal(refused, by=by))
