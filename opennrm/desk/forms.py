"""What is typed into the field that finds cases."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """A case number, a pseudonym, or what is known of a person."""

    q = forms.CharField(label=_("Find sag"), max_length=200)
