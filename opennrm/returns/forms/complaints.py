"""Forms of complaints and feedback."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.returns.domain.complaints import AnswerInput, ComplaintInput, FeedbackInput
from opennrm.returns.forms.choices import codes
from opennrm.returns.forms.work import long_text

SCORES = (
    ("1", _("1: meget dårlig")),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", _("5: meget god")),
)


class ComplaintForm(forms.Form):
    """What the person complains of."""

    received_on = forms.DateField(label=_("Modtaget den"))
    about = forms.ChoiceField(
        label=_("Hvad klager personen over?"), choices=codes("complaint_subjects"), widget=forms.RadioSelect
    )
    way = forms.ChoiceField(
        label=_("Hvordan I fik det at vide"), choices=codes("consent_ways"), widget=forms.RadioSelect
    )
    words = long_text(_("Med personens egne ord"))

    def complaint(self) -> ComplaintInput:
        return ComplaintInput(**self.cleaned_data)


class AnswerForm(forms.Form):
    """What became of it."""

    answered_on = forms.DateField(label=_("Besvaret den"))
    outcome = forms.ChoiceField(
        label=_("Hvad blev resultatet?"), choices=codes("complaint_outcomes"), widget=forms.RadioSelect
    )
    answer = long_text(_("Hvad personen får at vide"))

    def answer_input(self) -> AnswerInput:
        return AnswerInput(**self.cleaned_data)


class FeedbackForm(forms.Form):
    """How the person found the help."""

    given_on = forms.DateField(label=_("Sagt den"))
    language = forms.ChoiceField(label=_("På hvilket sprog"), choices=codes("languages"))
    score = forms.TypedChoiceField(
        label=_("Hvordan var hjælpen?"), choices=SCORES, coerce=int, widget=forms.RadioSelect
    )
    words = long_text(_("Med personens egne ord"), required=False)

    def feedback(self) -> FeedbackInput:
        return FeedbackInput(**self.cleaned_data)
