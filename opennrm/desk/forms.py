"""What is typed into the field that finds cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.desk.domain import CaseFilter, Comparison
from opennrm.desk.presenters import TITLES
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock


class SearchForm(forms.Form):
    """A case number, a pseudonym, or what is known of a person."""

    q = forms.CharField(label=_("Find sag"), max_length=200)


class CaseFilterForm(forms.Form):
    """Which cases are listed. Codes and days only, so it may stand in the address."""

    reached = forms.ChoiceField(label=_("Længst nået til"), required=False)
    responsible = forms.ChoiceField(label=_("Har opgaver hos"), required=False)
    organisation = forms.ChoiceField(label=_("Deltager"), required=False)
    main_form = forms.ChoiceField(label=_("Primær udnyttelsesform"), required=False)
    since = forms.DateField(label=_("Oprettet fra og med"), required=False)
    until = forms.DateField(label=_("Oprettet til og med"), required=False)
    overdue = forms.BooleanField(label=_("Kun med overskredet frist"), required=False)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        language, everything = (get_language() or "da")[:2], ("", _("Alle"))
        choices: dict[str, Iterable[tuple[Any, Any]]] = {
            "reached": TITLES.items(),
            "responsible": ((str(key), name) for key, name in access.colleague_names(actor).items()),
            "organisation": ((each.code, each.labels[language]) for each in rules().organisations),
            "main_form": ((each.code, each.labels[language]) for each in rules().codes("forms")),
        }
        for name, found in choices.items():
            cast(forms.ChoiceField, self.fields[name]).choices = [everything, *found]
        if not actor.has(Permission.DECISION_VIEW):
            del self.fields["main_form"]

    def wanted(self) -> CaseFilter:
        """What cannot be asked for is not asked for."""
        told = self.cleaned_data if self.is_valid() else {}
        return CaseFilter(
            reached=told.get("reached", ""),
            responsible_id=UUID(told["responsible"]) if told.get("responsible") else None,
            overdue=bool(told.get("overdue")),
            organisation=told.get("organisation", ""),
            main_form=told.get("main_form", ""),
            since=told.get("since"),
            until=told.get("until"),
        )


class YearForm(forms.Form):
    """Of which year the team's figures are."""

    year = forms.IntegerField(label=_("År"), min_value=2007, max_value=2100, localize=False)

    def chosen(self) -> int:
        return int(self.cleaned_data["year"]) if self.is_valid() else clock.today().year


class SamePersonForm(forms.Form):
    """Which other case may be about the same person."""

    other = forms.CharField(
        label=_("Den anden sag"),
        max_length=20,
        help_text=_("Sagsnummer eller pseudonym, for eksempel 2021-0042 eller K7M-3XY"),
    )


class MergeForm(forms.Form):
    """Which of two records stands for the person, and whose identity holds."""

    into = forms.ChoiceField(
        label=_("Hvilket pseudonym skal personen kendes under?"),
        widget=forms.RadioSelect,
        help_text=_("Det andet pseudonym fører stadig til personen."),
    )
    identity = forms.ChoiceField(
        label=_("Hvis identitet gælder?"),
        widget=forms.RadioSelect,
        help_text=_("Den anden gemmes som historik."),
    )

    def __init__(self, *args: Any, compared: Comparison, **options: Any) -> None:
        super().__init__(*args, **options)
        records = [(str(each.person_id), each.pseudonym) for each in (compared.one, compared.other)]
        for name in ("into", "identity"):
            self.fields[name].choices = records  # type: ignore[attr-defined]
            self.initial[name] = records[0][0]


class MergeActForm(forms.Form):
    """What is done about a merge: each button is one of them."""

    act = forms.ChoiceField(
        choices=[(each, each) for each in ("merge", "reject", "unmerge")], widget=forms.HiddenInput
    )
