"""Words of support plans, contact persons and safety plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.support.domain.plan_views import AreaView, PlanView, ServiceView
from opennrm.support.domain.plans import Audience, kroner
from opennrm.support.domain.service_states import ServiceState

EVENTS: dict[str, Promise] = {
    "support.shown": _("Så støtten i en sag"),
    "support.health_shown": _("Så sundhed i støtteplan"),
    "support.area_opened": _("Åbnede område i støtteplan for at skrive"),
    "support.plan_begun": _("Begyndte støtteplan"),
    "support.plan_shown": _("Så støtteplan"),
    "support.plan_printed": _("Hentede støtteplan til personen"),
    "support.budget_changed": _("Ændrede støtteplanens budget"),
    "support.area_revised": _("Reviderede område i støtteplan"),
    "support.service_offered": _("Tilbød ydelse"),
    "support.service_opened": _("Åbnede ydelse for at svare"),
    "support.service_answered": _("Skrev svar på ydelse"),
    "support.contact_person_named": _("Udpegede kontaktperson"),
    "support.safety_plan_opened": _("Åbnede sikkerhedsplan"),
    "support.safety_plan_written": _("Skrev sikkerhedsplan"),
}
REFUSALS: dict[str, Promise] = {
    "support.unknown_area": _("Vælg et område fra listen."),
    "support.amount_out_of_range": _("Skriv et beløb fra 0 til %(most)s kr."),
    "support.representative_missing": _("Et barn har en repræsentant. Skriv, hvem det er."),
    "support.child_missing": _("Skriv, hvilket barn repræsentanten er for."),
    "support.plan_known": _("Personen har allerede en plan i sagen. Åbn den, og revidér den."),
    "support.plan_changed": _("Nogen har ændret planen, siden du åbnede siden. Se den nye, og prøv igen."),
    "support.budget_below_what_is_kept": _(
        "Budgettet kan ikke være mindre end det, der er afsat til accepterede ydelser. Skriv et større beløb."
    ),
    "support.need_missing": _("Skriv, hvad personen har behov for."),
    "support.area_changed": _(
        "Nogen har revideret området, siden du åbnede siden. Din tekst står her stadig. Se den nye tekst, skriv "
        "dem sammen, og tryk igen."
    ),
    "support.service_without_words": _("Skriv, hvad ydelsen er."),
    "support.unknown_provider": _("Vælg en organisation fra listen."),
    "support.offered_then": _("Ydelsen er tilbudt i dag eller tidligere, højst to år. Ret datoen."),
    "support.service_cannot_move": _(
        "Ydelsen er et andet sted nu. Åbn planen igen, og se, hvad der kan ske."
    ),
    "support.service_changed": _("Nogen har svaret på ydelsen, siden du åbnede siden. Se svaret i planen."),
    "support.own_words_missing": _(
        "Skriv med personens egne ord, hvorfor det er et nej. Vil personen ikke sige det, så skriv det."
    ),
    "support.budget_exceeded": _(
        "Der er kun %(left)s kr. tilbage af planens budget. Hæv budgettet, eller aftal noget andet med personen."
    ),
    "support.answer_in_future": _("Det kan ikke være sket i fremtiden. Ret datoen."),
    "support.answer_before_offer": _("Det kan ikke være sket før det, der gik forud. Ret datoen."),
    "support.no_such_colleague": _("Vælg en kollega, som hører til din organisation og arbejder med støtte."),
    "support.contact_in_future": _("En kontaktperson udpeges fra i dag eller tidligere. Ret datoen."),
    "support.contact_before_the_last": _(
        "Den nye kontaktperson begynder efter den dag, den nuværende begyndte. Ret datoen."
    ),
    "support.contact_already": _("Det er allerede personens kontaktperson. Vælg en anden."),
    "support.safety_without_steps": _("Skriv, hvad personen gør, når det bliver farligt."),
    "support.audience_missing": _("Vælg, hvem der må læse planen."),
    "support.safety_plan_changed": _(
        "En kollega har skrevet en ny sikkerhedsplan, siden du åbnede siden. Din tekst står her stadig. Se den "
        "nye, skriv dem sammen, og tryk igen."
    ),
    "support.unknown_language": _("Planen kan hentes på dansk eller engelsk."),
}
STATES: dict[ServiceState, Promise] = {
    ServiceState.OFFERED: _("Tilbudt"),
    ServiceState.ACCEPTED: _("Accepteret"),
    ServiceState.DECLINED: _("Afslået"),
    ServiceState.GIVEN: _("Givet"),
    ServiceState.STOPPED: _("Stoppet"),
}
ANSWERS: dict[ServiceState, Promise] = {
    ServiceState.ACCEPTED: _("Personen har sagt ja"),
    ServiceState.DECLINED: _("Personen har sagt nej"),
    ServiceState.GIVEN: _("Ydelsen er givet"),
    ServiceState.STOPPED: _("Ydelsen er stoppet, før den var givet"),
}
AUDIENCES: dict[str, Promise] = {
    Audience.ORGANISATION.value: _("Kun min organisation"),
    Audience.PARTICIPANTS.value: _("Alle, der tager del i sagen og arbejder med støtte"),
}
TAGS = {ServiceState.OFFERED: "info", ServiceState.ACCEPTED: "success", ServiceState.GIVEN: "success"}


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A service in words."""

    view: ServiceView
    state: Promise
    tag: str
    cost: str


@dataclass(frozen=True, slots=True)
class AreaShown:
    """An area with its services in words."""

    view: AreaView
    services: Sequence[ServiceLine]

    @property
    def is_empty(self) -> bool:
        return not self.view.revisions and not self.services


@dataclass(frozen=True, slots=True)
class BudgetShown:
    """The three amounts of a budget, as they are written."""

    total: str
    kept: str
    left: str


def areas_of(plan: PlanView) -> list[AreaShown]:
    return [AreaShown(each, [service_line(one) for one in each.services]) for each in plan.areas]


def service_line(view: ServiceView) -> ServiceLine:
    return ServiceLine(view, STATES[view.state], TAGS.get(view.state, "neutral"), kroner(view.cost))


def budget_of(plan: PlanView) -> BudgetShown:
    budget = plan.budget
    return BudgetShown(kroner(budget.total), kroner(budget.kept), kroner(budget.left))
