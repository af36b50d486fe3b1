"""Forms of cases: sharing, opening an identity, grouping."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.cases import selectors
from opennrm.cases.domain import CaseView, Ground, GroundKind, Scope, Wish
from opennrm.cases.domain.contract_states import ContractState
from opennrm.cases.domain.contracts import ContractView
from opennrm.cases.presenters import FINDINGS, SECTIONS, sections_to_share
from opennrm.mechanism.countries import danish_order
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock

Choices = list[tuple[str, object]]
NOT_CHOSEN = ("", _("Vælg"))


def language() -> str:
    return (get_language() or "da")[:2]


def codes(list_name: str) -> Choices:
    """The codes of a list that hold today, in the language of the page."""
    return [(code.code, code.labels[language()]) for code in rules().codes_on(list_name, clock.today())]


def organisations(but: set[str]) -> Choices:
    """Every organisation of today but those, by name."""
    today = clock.today()
    held = [each for each in rules().organisations if each.holds_on(today) and each.code not in but]
    labels = [(each.code, each.labels[language()]) for each in held]
    return [NOT_CHOSEN, *sorted(labels, key=lambda choice: danish_order(choice[1]))]


class ShareForm(forms.Form):
    """Which organisation is let in, on which ground, and why."""

    organisation = forms.ChoiceField(label=_("Organisation"))
    legal_basis = forms.ChoiceField(
        label=_("Samtykke eller hjemmel"),
        help_text=_("Uden personens samtykke kræver videregivelse en hjemmel."),
    )
    reason = forms.CharField(
        label=_("Begrundelse"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For eksempel: Organisationen skal finde et sted at bo."),
    )

    sections = forms.MultipleChoiceField(
        label=_("Dele af sagen"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Organisationen ser kun dem. Du kan kun dele det, din rolle giver ret til."),
    )
    purpose = forms.ChoiceField(label=_("Formål"))
    said_how = forms.ChoiceField(
        label=_("Hvordan gav personen samtykke?"), required=False, help_text=_("Kun ved samtykke.")
    )
    lasts_until = forms.DateField(
        label=_("Sidste dag"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Adgangen lukker af sig selv efter dagen. Tomt: indtil deltagelsen afsluttes."),
    )
    by_contract = forms.BooleanField(
        label=_("Som henvisning: organisationen skal sige ja, før den ser noget"),
        required=False,
        help_text=_(
            "Den ser kun formål, grundlag, hvor meget det haster, og hvem I er. Kræver en sidste dag."
        ),
    )
    urgency = forms.ChoiceField(
        label=_("Hvor meget haster det?"), required=False, help_text=_("Kun ved en henvisning.")
    )
    field_order = (
        "organisation", "sections", "purpose", "legal_basis", "said_how", "lasts_until", "by_contract", "urgency", "reason",
    )  # fmt: skip

    def __init__(
        self, *args: Any, taking_part: set[str], sections: Sequence[Section], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = organisations(but=taking_part)  # type: ignore[attr-defined]
        self.fields["sections"].choices = [(each.value, SECTIONS[each]) for each in sections]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [NOT_CHOSEN, *codes("sharing_purposes")]  # type: ignore[attr-defined]
        self.fields["said_how"].choices = [NOT_CHOSEN, *codes("consent_ways")]  # type: ignore[attr-defined]
        self.fields["urgency"].choices = [NOT_CHOSEN, *codes("urgencies")]  # type: ignore[attr-defined]
        self.fields["legal_basis"].choices = [  # type: ignore[attr-defined]
            NOT_CHOSEN,
            (GroundKind.CONSENT.value, _("Personens samtykke")),
            *codes("legal_bases"),
        ]

    def ground(self) -> Ground:
        chosen, reason = self.cleaned_data["legal_basis"], self.cleaned_data["reason"]
        if chosen == GroundKind.CONSENT:
            return Ground(GroundKind.CONSENT, "", reason)
        return Ground(GroundKind.LEGAL_BASIS, chosen, reason)

    def scope(self) -> Scope:
        told = self.cleaned_data
        sections = frozenset(map(Section, told["sections"]))
        return Scope(sections, told["purpose"], told["said_how"], told["lasts_until"])

    def wish(self) -> Wish:
        told = self.cleaned_data
        return Wish(told["organisation"], self.ground(), self.scope(), told["by_contract"], told["urgency"])


def share_form(case: CaseView, typed: QueryDict | None = None, *, by: Actor) -> ShareForm:
    """With whom a case may be shared, and what of it."""
    taking_part = {each.organisation for each in case.participants}
    return ShareForm(typed, taking_part=taking_part, sections=sections_to_share(by, case))


class EmergencyForm(forms.Form):
    """Which case is opened in an emergency, and why it cannot wait."""

    case = forms.CharField(
        label=_("Sag"), max_length=20, help_text=_("Sagsnummer eller pseudonym, for eksempel 2021-0042")
    )
    reason = forms.CharField(
        label=_("Hvem er i fare, og hvorfor haster det?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Databeskyttelsesrådgiveren læser det. Skriv ingen navne på personer i registret."),
    )


class ReviewForm(forms.Form):
    """Was an emergency access justified?"""

    finding = forms.ChoiceField(
        label=_("Var nødadgangen berettiget?"), choices=list(FINDINGS.items()), widget=forms.RadioSelect
    )


class ConsentForm(forms.Form):
    """How a person agreed that others may know who they are."""

    said_how = forms.ChoiceField(label=_("Hvordan gav personen samtykke?"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["said_how"].choices = [NOT_CHOSEN, *codes("consent_ways")]  # type: ignore[attr-defined]


class PurposeForm(forms.Form):
    """Why an identity is opened."""

    purpose = forms.ChoiceField(label=_("Formål"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["purpose"].choices = codes("opening_purposes")  # type: ignore[attr-defined]


class GroupForm(forms.Form):
    """Which other cases belong together with this one; a title where the complex is new."""

    title = forms.CharField(
        label=_("Titel på sagskomplekset"),
        max_length=200,
        help_text=_("Et sted og et år, for eksempel. Skriv ingen navne på personer."),
    )
    others = forms.CharField(
        label=_("Andre sager"),
        max_length=1000,
        help_text=_("Sagsnumre eller pseudonymer med komma imellem, for eksempel 2021-0042, K7M-3XY"),
    )

    def __init__(self, *args: Any, actor: Actor, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.actor = actor
        if not is_new:
            del self.fields["title"]

    def clean_others(self) -> frozenset[UUID]:
        words = [word.strip() for word in self.cleaned_data["others"].replace(";", ",").split(",")]
        return frozenset(self._one(word) for word in words if word)

    def _one(self, text: str) -> UUID:
        """A pseudonym names a case only where the actor sees just one of that person."""
        found = list(selectors.find(self.actor, text)[:2])
        if not found:
            raise forms.ValidationError(
                _("%(text)s er ikke en af dine sager. Tjek tegnene."), params={"text": text}
            )
        if len(found) > 1:
            raise forms.ValidationError(
                _("%(text)s har flere sager. Skriv sagsnummeret."), params={"text": text}
            )
        return found[0].pk


class AnswerForm(forms.Form):
    """Yes or no to a contract."""

    answer = forms.ChoiceField(
        label=_("Hvad svarer I?"),
        choices=[("accept", _("Ja, vi tager imod")), ("decline", _("Nej"))],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(label=_("Hvorfor ikke?"), required=False, help_text=_("Kun ved nej."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].choices = [NOT_CHOSEN, *codes("contract_declines")]  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """How it went, for whoever referred."""

    outcome = forms.ChoiceField(label=_("Hvordan gik det?"))
    text = forms.CharField(
        label=_("Besked til dem, der henviste"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].choices = [NOT_CHOSEN, *codes("contract_outcomes")]  # type: ignore[attr-defined]


def next_form(shown: ContractView, typed: QueryDict | None = None, *, by: Actor) -> forms.Form:
    """What the receiver is asked now; a form without fields where that is nothing, or somebody else's."""
    asked = {ContractState.OFFERED: AnswerForm, ContractState.ACCEPTED: ReportForm}
    if shown.receiver != by.organisation_code:
        return forms.Form(typed)
    return asked.get(shown.state, forms.Form)(typed)
