"""Forms of the assessment."""

from __future__ import annotations

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.identification.forms.choices import codes


class RequestForm(django_forms.Form):
    """The residence status decides who is competent."""

    residence_status = django_forms.ChoiceField(
        label=_("Personens opholdsgrundlag nu"),
        choices=codes("residence_statuses"),
        widget=django_forms.RadioSelect,
        help_text=_("Det afgør, hvilken myndighed der er kompetent."),
    )
