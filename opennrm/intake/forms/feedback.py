"""Forms of what whoever referred is told, and of who stands by a child."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.intake.domain.feedback import LONGEST, Consent, Feedback, Stage, Way
from opennrm.intake.domain.representatives import LONGEST as LONGEST_NAME
from opennrm.intake.forms import choices
from opennrm.intake.presenters.feedback import CONSENTS, STAGES, WAYS
from opennrm.shared.dates import clock


class FeedbackForm(forms.Form):
    """What is told, how, and what the person has agreed to."""

    stage = forms.ChoiceField(label=_("Hvad får den, der henviste, at vide?"), widget=forms.RadioSelect)
    consent = forms.ChoiceField(
        label=_("Hvad har personen sagt ja til?"),
        widget=forms.RadioSelect,
        choices=list(CONSENTS.items()),
        help_text=_("Uden samtykke må det kun siges, at henvisningen er modtaget."),
    )
    outcome = forms.ChoiceField(
        label=_("Udfaldet"),
        required=False,
        choices=lambda: [("", _("Siges ikke")), *choices.codes("outcomes")],
        help_text=_("Kun når personen har sagt ja til det."),
    )
    way = forms.ChoiceField(label=_("Hvordan?"), widget=forms.RadioSelect, choices=list(WAYS.items()))
    text = forms.CharField(
        label=_("Til hvem, og hvad blev ellers sagt?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skal udfyldes, når det ikke er på siden. Krypteres."),
    )

    def __init__(self, *args: Any, stages: Sequence[Stage], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stage"].choices = [(each.value, STAGES[each]) for each in stages]  # type: ignore[attr-defined]

    def feedback(self) -> Feedback:
        told = self.cleaned_data
        return Feedback(
            Stage(told["stage"]), Way(told["way"]), Consent(told["consent"]), told["outcome"], told["text"]
        )


class RepresentativeForm(forms.Form):
    """Who stands by the person, and since when."""

    name = forms.CharField(
        label=_("Bisidder eller repræsentant"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=_(
            "Navn, og hvordan vi sikkert får fat i vedkommende. Tomt: der er ingen længere. Krypteres."
        ),
    )
    since = forms.DateField(label=_("Fra og med"), initial=clock.today)
