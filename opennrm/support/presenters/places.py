"""Words of accommodation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.support.domain.places import PlaceLine, StayView, TakenIn, WaitingLine
from opennrm.support.domain.stay_states import StayState

EVENTS: dict[str, Promise] = {
    "support.place_registered": _("Registrerede sted at bo"),
    "support.place_shown": _("Så sted at bo"),
    "support.place_approved": _("Skrev godkendelse af sted"),
    "support.place_supervised": _("Skrev tilsyn med sted"),
    "support.address_changed": _("Ændrede stedets adresse"),
    "support.address_shown": _("Så adressen på et ophold"),
    "support.place_wanted": _("Satte på venteliste til et sted at bo"),
    "support.waiting_ended": _("Tog af venteliste"),
    "support.choice_shown": _("Så steder, der passer"),
    "support.place_offered": _("Tilbød sted at bo"),
    "support.stays_shown": _("Så ophold"),
    "support.stay_opened": _("Åbnede ophold for at svare"),
    "support.stay_answered": _("Skrev svar på tilbudt sted"),
    "support.moved_in": _("Skrev indflytning"),
    "support.moved_out": _("Skrev udflytning"),
}
REFUSALS: dict[str, Promise] = {
    "support.unknown_code": _("Vælg fra listen."),
    "support.place_without_name": _("Giv stedet et navn, som ikke siger, hvor det ligger."),
    "support.place_without_address": _("Skriv adressen. Den opbevares krypteret."),
    "support.place_known": _("I har allerede et sted med det navn. Vælg et andet."),
    "support.beds_out_of_range": _("Et sted har fra 1 til %(most)s pladser. Ret antallet."),
    "support.children_out_of_range": _("Skriv et antal børn fra 0 til %(most)s."),
    "support.approval_reversed": _("Godkendelsen slutter efter den dag, den begynder. Ret en af datoerne."),
    "support.supervised_in_future": _("Tilsynet kan ikke være ført i fremtiden. Ret datoen."),
    "support.place_of_another": _(
        "Stedet holdes af en anden organisation. Bed den om at tilbyde pladsen eller ændre stedet."
    ),
    "support.place_does_not_fit": _(
        "Stedet passer ikke til personen: se, hvem det er for, og om det tager børn og kørestole og er sikkert nok."
    ),
    "support.place_not_approved": _(
        "Stedet er ikke godkendt af Socialtilsynet den dag, så ingen kan flytte ind. Skriv den nye godkendelse, "
        "eller vælg et andet sted."
    ),
    "support.place_full": _("Der er ikke plads nok den dag. Vælg et andet sted, eller vent."),
    "support.waits_already": _("Personen står allerede på ventelisten."),
    "support.waits_for_nothing": _("Skriv først, hvad personen har brug for, på ventelisten."),
    "support.offered_already": _("Personen har et tilbud, der venter på svar. Skriv svaret først."),
    "support.stay_cannot_move": _("Opholdet er et andet sted nu. Se støtten i sagen igen."),
    "support.before_the_offer": _(
        "Indflytningen er fra den dag, pladsen er tilbudt, eller senere. Ret datoen."
    ),
    "support.before_the_stay": _("Udflytningen kan ikke ligge før indflytningen. Ret datoen."),
    "support.provider_takes_no_part": _(
        "Den organisation, der driver stedet, tager ikke del i sagen endnu. Del sagen med den, når personen har "
        "sagt ja til det. Så kan indflytningen skrives."
    ),
    "support.address_no_longer_shown": _(
        "Opholdet er slut. Adressen vises kun for ophold, der er tilbudt eller løber."
    ),
    "support.offer_too_far_off": _("En plads tilbydes fra i dag og højst tre måneder frem. Ret datoen."),
}
STATES: dict[StayState, Promise] = {
    StayState.OFFERED: _("Tilbudt"),
    StayState.DECLINED: _("Afslået"),
    StayState.WITHDRAWN: _("Tilbud trukket tilbage"),
    StayState.STAYING: _("Bor der"),
    StayState.ENDED: _("Flyttet ud"),
}
ANSWERS: dict[StayState, Promise] = {
    StayState.STAYING: _("Personen er flyttet ind"),
    StayState.DECLINED: _("Personen har sagt nej"),
    StayState.WITHDRAWN: _("Tilbuddet er trukket tilbage"),
    StayState.ENDED: _("Personen er flyttet ud"),
}
TAKEN_IN: dict[str, Promise] = {
    TakenIn.WOMEN.value: _("Kvinder"),
    TakenIn.MEN.value: _("Mænd"),
    TakenIn.EVERYBODY.value: _("Alle"),
}
SECURITY: dict[int, Promise] = {
    1: _("1: almindelig"),
    2: _("2: øget"),
    3: _("3: høj, med personale hele døgnet"),
}
TAGS = {StayState.OFFERED: "info", StayState.STAYING: "success"}
# An approval that ends within so many days is marked (ours).
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place in words; ``approval``: "missing", "soon", "holds" or "" where none is asked for."""

    line: PlaceLine
    taken_in: Promise
    security: Promise
    approval: str


def place(line: PlaceLine, today: date) -> PlaceShown:
    fit = line.fitness
    return PlaceShown(line, TAKEN_IN[fit.taken_in], SECURITY[fit.security], _approval(line, today))


def _approval(line: PlaceLine, today: date) -> str:
    if not line.is_approved:
        return "missing"
    if line.approved_until is None:
        return ""
    return "soon" if line.approved_until - today <= SOON else "holds"


def places(lines: Sequence[PlaceLine], today: date) -> list[PlaceShown]:
    return [place(each, today) for each in lines]


def stays(views: Sequence[StayView]) -> list[tuple[StayView, Promise, str]]:
    """Each with its state in words and how that is marked."""
    return [(each, STATES[each.state], TAGS.get(each.state, "neutral")) for each in views]


def waiting(lines: Sequence[WaitingLine]) -> list[tuple[WaitingLine, Promise]]:
    """Each with the security that is needed, in words."""
    return [(each, SECURITY[each.wish.security]) for each in lines]
