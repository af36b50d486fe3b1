"""Forms of prosecution."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.cases import selectors as cases
from opennrm.mechanism.rules import rules
from opennrm.prosecution.domain.files import LONGEST_NUMBER
from opennrm.prosecution.domain.steps import MOST_ACCUSED, StepInput


def choices(list_name: str) -> list[tuple[str, str]]:
    """Every code that ever held; the rule says whether it held on the day that is typed."""
    language = (get_language() or "da")[:2]
    return [(each.code, each.labels[language]) for each in rules().codes(list_name) if not each.pending]


class FileForm(forms.Form):
    """A new police file."""

    number = forms.CharField(
        label=_("Journalnummer"), max_length=LONGEST_NUMBER, help_text=_("Politiets nummer på sagen")
    )
    opened_on = forms.DateField(
        label=_("Oprettet hos politiet"),
        required=False,
        help_text=_("Lad feltet stå tomt, hvis du ikke ved det"),
    )
    case = forms.CharField(
        label=_("Sag i registret"),
        max_length=40,
        required=False,
        help_text=_("Sagsnummer eller pseudonym på den udnyttede, for eksempel 2021-0042"),
    )

    def __init__(self, *args: object, actor: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.actor = actor

    def clean_case(self) -> tuple[UUID, ...]:
        """The case that is meant, if the actor takes part in it."""
        text = self.cleaned_data["case"].strip()
        newest = cases.find(self.actor, text).first() if text else None
        if text and newest is None:
            raise forms.ValidationError(
                _(
                    "Ingen af dine sager har det sagsnummer eller pseudonym. Tjek tegnene, eller lad feltet stå tomt."
                )
            )
        return (newest.pk,) if newest else ()


class StepForm(forms.Form):
    """A charge, an indictment or a conviction."""

    accused = forms.IntegerField(
        label=_("Sigtet nr."),
        min_value=1,
        max_value=MOST_ACCUSED,
        initial=1,
        help_text=_("Nummeret i politisagen. Registret gemmer ikke, hvem den sigtede er."),
    )
    step = forms.ChoiceField(
        label=_("Skridt"), widget=forms.RadioSelect, choices=lambda: choices("prosecution_steps")
    )
    statute = forms.ChoiceField(
        label=_("Bestemmelse"),
        choices=lambda: choices("statutes"),
        widget=forms.Select(attrs={"class": "input-width-xl"}),
    )
    occurred_on = forms.DateField(label=_("Dato"))

    def step_input(self, file_id: UUID) -> StepInput:
        return StepInput(file_id=file_id, **self.cleaned_data)
