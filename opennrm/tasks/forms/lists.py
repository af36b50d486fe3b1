"""Under which name a list is kept, and for whom."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.tasks.domain.lists import LONGEST_NAME


class SaveListForm(forms.Form):
    """The choice itself stands in the address."""

    name = forms.CharField(
        label=_("Navn"),
        max_length=LONGEST_NAME,
        help_text=_("For eksempel: Venter på afgørelse. Skriv ikke navne på personer."),
    )
    is_shared = forms.BooleanField(label=_("Del listen med holdet"), required=False)
