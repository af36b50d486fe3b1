"""Beginning a plan, revising an area, offering a service, answering it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.mechanism.rules import rules
from opennrm.shared.money import Money
from opennrm.support.domain.plan_views import NeedView, SafetyView, ServiceView
from opennrm.support.domain.plans import (
    MOST,
    AnswerInput,
    NeedInput,
    OfferInput,
    PlanInput,
    SafetyInput,
)
from opennrm.support.domain.service_states import NEXT, ServiceState
from opennrm.support.presenters.plans import ANSWERS, AUDIENCES
from opennrm.ui.fields import YesNoField

Choices = list[tuple[str, Any]]
SEALED = _("Opbevares krypteret.")


def text(label: Any, *, rows: int = 3, required: bool = True, hint: Any = SEALED) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, max_length=4000, required=required, help_text=hint)


def amount(label: Any, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST.ore // 100, help_text=hint)


class RevisionForm(forms.Form):
    """A further revision of a text. ``number``: of the one that was read."""

    number = forms.IntegerField(widget=forms.HiddenInput)

    def is_behind(self, newest: int) -> bool:
        """Somebody was faster. What was typed stays, and the next try has seen the newest."""
        if not self.is_bound or self.cleaned_data.get("number", newest) == newest:
            return False
        self.data = {name: self.data[name] for name in self.data} | {"number": str(newest)}
        return True


def organisations() -> Choices:
    language = (get_language() or "da")[:2]
    return [(each.code, each.labels[language]) for each in rules().organisations]


class BeginForm(forms.Form):
    """Whose plan it is, and what it may cost."""

    whose = forms.ChoiceField(
        label=_("Hvis plan er det?"),
        widget=forms.RadioSelect,
        choices=(("person", _("Personens egen")), ("child", _("Et barns, som er sammen med personen"))),
    )
    child = forms.CharField(label=_("Barnets navn"), max_length=200, required=False, help_text=SEALED)
    representative = forms.CharField(
        label=_("Barnets repræsentant"),
        max_length=200,
        required=False,
        help_text=_("Et barn har en repræsentant, som varetager dets interesser. Opbevares krypteret."),
    )
    budget = amount(_("Budget i kroner"), _("Det, som accepterede ydelser i alt må koste."))

    def plan(self) -> PlanInput:
        told = self.cleaned_data
        budget = Money.kroner(told["budget"])
        if told["whose"] == "person":
            return PlanInput(budget)
        return PlanInput(budget, told["child"] or " ", told["representative"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("whose") == "child" and not told.get("child", "").strip():
            self.add_error("child", _("Skriv, hvad barnet hedder eller kaldes."))
        return told


class BudgetForm(forms.Form):
    """What the plan may cost from now on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    budget = amount(_("Budget i kroner"), _("Ikke mindre end det, der er afsat til accepterede ydelser."))


class NeedForm(RevisionForm):
    """What is needed in an area, and what it should lead to."""

    need = text(
        _("Behov"), hint=_("Med personens egne ord, hvor det kan lade sig gøre. Opbevares krypteret.")
    )
    goal = text(_("Mål"), required=False)
    with_person = YesNoField(label=_("Er det skrevet sammen med personen?"))

    @staticmethod
    def as_it_was(newest: NeedView | None) -> dict[str, Any]:
        """To go on from what was written last."""
        return (
            {"number": newest.number, "need": newest.need, "goal": newest.goal} if newest else {"number": 0}
        )

    def told(self, area: str) -> NeedInput:
        told = self.cleaned_data
        return NeedInput(area, told["need"], told["goal"], told["with_person"], told["number"])


class OfferForm(forms.Form):
    """A service that is offered."""

    what = text(_("Ydelse"), rows=2)
    provider = forms.ChoiceField(label=_("Hvem giver den?"))
    offered_on = forms.DateField(label=_("Tilbudt den"))
    cost = amount(_("Pris i kroner"), _("Skriv 0, hvis den ikke koster noget."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        provider = cast(forms.ChoiceField, self.fields["provider"])
        provider.choices = [("", _("Vælg")), *organisations()]

    def told(self, area: str) -> OfferInput:
        told = self.cleaned_data
        cost = Money.kroner(told["cost"])
        return OfferInput(area, told["what"], told["provider"], told["offered_on"], cost)


class AnswerForm(forms.Form):
    """What became of a service."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    then = forms.ChoiceField(label=_("Hvad er der sket?"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Hvornår?"))
    words = text(
        _("Med personens egne ord"),
        required=False,
        hint=_("Skal skrives, når personen siger nej. Opbevares krypteret."),
    )

    def __init__(self, *args: Any, service: ServiceView, **options: Any) -> None:
        super().__init__(*args, **options)
        following = [(each.value, ANSWERS[each]) for each in ServiceState if each in NEXT[service.state]]
        cast(forms.ChoiceField, self.fields["then"]).choices = following

    def told(self) -> AnswerInput:
        told = self.cleaned_data
        return AnswerInput(ServiceState(told["then"]), told["on"], told["words"], told["version"])


class ContactPersonForm(forms.Form):
    """Who it is from now on."""

    colleague = forms.TypedChoiceField(label=_("Kontaktperson"))
    since = forms.DateField(label=_("Fra den"))

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        known = access.colleague_names(actor, Permission.SUPPORT_RECORD)
        names = [(str(user_id), name) for user_id, name in known.items()]
        cast(forms.ChoiceField, self.fields["colleague"]).choices = [("", _("Vælg en kollega")), *names]


class SafetyForm(RevisionForm):
    """What is dangerous, how one sees it, what the person does, whom they call, and who may read it."""

    dangers = text(_("Hvad er farligt?"), required=False)
    signs = text(_("Hvordan mærker personen, at det nærmer sig?"), required=False)
    steps = text(_("Hvad gør personen så?"), rows=4)
    contacts = text(_("Hvem ringer personen til?"), required=False, rows=2)
    audience = forms.ChoiceField(
        label=_("Hvem må læse planen?"),
        widget=forms.RadioSelect,
        choices=tuple(AUDIENCES.items()),
        help_text=_("Aftal det med personen."),
    )

    def told(self) -> SafetyInput:
        return SafetyInput(**self.cleaned_data)

    @staticmethod
    def as_it_was(newest: SafetyView | None) -> dict[str, Any]:
        """What one's own organisation wrote last, to go on from."""
        if newest is None:
            return {"number": 0, "audience": "organisation"}
        return {name: getattr(newest, name) for name in SafetyForm.base_fields}
