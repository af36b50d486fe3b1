"""The form of what is done with a letter."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.letter_states import NEXT, LetterState
from opennrm.identification.presenters.letters import STEPS


class LetterForm(django_forms.Form):
    """What was done, and the words that go with it: to whom, with which interpreter, or why not."""

    then = django_forms.ChoiceField(label=_("Hvad er der sket?"), widget=django_forms.RadioSelect)
    text = django_forms.CharField(
        label=_("Hvordan eller hvorfor"),
        widget=django_forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_(
            "Hvem fik det og hvornår, hvem tolkede, eller hvorfor det er farligt at give det. Krypteres."
        ),
    )

    def __init__(self, *args: Any, state: str, **options: Any) -> None:
        super().__init__(*args, **options)
        following = NEXT[LetterState(state)]
        chosen = [(each.value, STEPS[each]) for each in LetterState if each in following]
        self.fields["then"].choices = chosen  # type: ignore[attr-defined]
