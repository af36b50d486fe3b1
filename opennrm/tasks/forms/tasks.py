"""What is typed about a task: reasons, colleagues, what the board shows."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.tasks.domain.deadlines import LONGEST, Unit
from opennrm.tasks.domain.kinds import Kind
from opennrm.tasks.domain.views import TaskRow, Wanted
from opennrm.tasks.presenters import URGENCIES, kind_words, lines

NOBODY = "ingen"


def _reasons(list_name: str) -> list[tuple[str, str]]:
    language = (get_language() or "da")[:2]
    return [(each.code, each.labels[language]) for each in rules().codes_on(list_name, clock.today())]


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in access.colleagues(actor)]


class PauseForm(forms.Form):
    """Why the deadline stands still."""

    reason = forms.ChoiceField(label=_("Begrundelse"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["reason"]).choices = _reasons("deadline_reasons")


class ExtendForm(PauseForm):
    """By how much, and why."""

    amount = forms.IntegerField(min_value=1)
    field_order = ("amount", "reason")

    def __init__(self, *args: Any, unit: Unit, **options: Any) -> None:
        super().__init__(*args, **options)
        words = {
            Unit.DAYS: _("Forlæng med så mange dage"),
            Unit.WORKING_DAYS: _("Forlæng med så mange arbejdsdage"),
            Unit.MONTHS: _("Forlæng med så mange måneder"),
        }
        amount = cast(forms.IntegerField, self.fields["amount"])
        amount.label = words[unit]
        amount.max_value = LONGEST[unit]


class DropForm(forms.Form):
    """Why it will not be done."""

    reason = forms.ChoiceField(label=_("Begrundelse"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["reason"]).choices = _reasons("drop_reasons")


class AssignForm(forms.Form):
    """Who has it from now on."""

    colleague = forms.ChoiceField(label=_("Ny ansvarlig"))

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("Vælg en kollega")), *colleagues(actor)]
        cast(forms.ChoiceField, self.fields["colleague"]).choices = choices

    @property
    def chosen(self) -> UUID:
        return UUID(self.cleaned_data["colleague"])


class HandOverForm(AssignForm):
    """Which of a colleague's tasks, and who takes them over. All are proposed."""

    tasks = forms.MultipleChoiceField(label=_("Opgaver"), widget=forms.CheckboxSelectMultiple)
    field_order = ("tasks", "colleague")

    def __init__(self, *args: Any, rows: list[TaskRow], actor: Actor, **options: Any) -> None:
        choices = [
            (
                str(each.task.id),
                f"{each.title}, {_('sag')} {each.task.case_number} ({each.task.pseudonym}), {each.when}",
            )
            for each in lines(rows, 0)
        ]
        options.setdefault("initial", {"tasks": [code for code, _words in choices]})
        super().__init__(*args, actor=actor, **options)
        cast(forms.MultipleChoiceField, self.fields["tasks"]).choices = choices

    @property
    def chosen_tasks(self) -> list[UUID]:
        return [UUID(each) for each in self.cleaned_data["tasks"]]


class BoardForm(forms.Form):
    """Which of the team's tasks are listed; it stands in the address, so a list can be sent to a colleague."""

    when = forms.ChoiceField(label=_("Frist"), required=False)
    kind = forms.ChoiceField(label=_("Opgave"), required=False)
    who = forms.ChoiceField(label=_("Ansvarlig"), required=False)

    def __init__(self, *args: Any, who: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        fields = cast(dict[str, forms.ChoiceField], self.fields)
        fields["when"].choices = [
            ("", _("Alle")),
            *((code.value, words) for code, words in URGENCIES.items()),
        ]
        fields["kind"].choices = [("", _("Alle")), *((kind.value, kind_words(kind)) for kind in Kind)]
        fields["who"].choices = [("", _("Alle")), (NOBODY, _("Uden ansvarlig")), *who]

    def wanted(self) -> Wanted:
        """What cannot be asked for is not asked for."""
        told = self.cleaned_data if self.is_valid() else {}
        who = told.get("who", "")
        return Wanted(
            kind=told.get("kind", ""),
            urgency=told.get("when", ""),
            responsible_id=UUID(who) if who and who != NOBODY else None,
            nobodys=who == NOBODY,
        )
