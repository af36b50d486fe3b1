"""Who is away, and who covers."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.shared.dates import clock
from opennrm.tasks.domain.covers import CoverInput
from opennrm.tasks.forms.tasks import colleagues


class CoverForm(forms.Form):
    """A colleague sees the tasks while somebody is away."""

    away = forms.ChoiceField(label=_("Hvem er væk?"))
    covering = forms.ChoiceField(label=_("Stedfortræder"))
    since = forms.DateField(label=_("Første fraværsdag"))
    until = forms.DateField(label=_("Første dag tilbage"))

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        options.setdefault("initial", {"away": str(actor.user_id), "since": clock.today()})
        super().__init__(*args, **options)
        everybody = colleagues(actor)
        own = [each for each in everybody if each[0] == str(actor.user_id)]
        fields = cast(dict[str, forms.ChoiceField], self.fields)
        fields["away"].choices = everybody if actor.has(Permission.TASK_ASSIGN) else own
        fields["covering"].choices = [("", _("Vælg en kollega")), *everybody]

    def cover_input(self) -> CoverInput:
        told = self.cleaned_data
        return CoverInput(UUID(told["away"]), UUID(told["covering"]), told["since"], told["until"])
