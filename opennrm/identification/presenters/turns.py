"""Words of what turns an assessment, of rulings and of opinions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.identification.domain.states import State
from opennrm.identification.domain.views import AssessmentView

EVENTS: dict[str, Promise] = {
    "identification.more_asked": _("Bad om flere oplysninger"),
    "identification.more_answered": _("Svarede med flere oplysninger"),
    "identification.handed_over": _("Overdrog vurdering"),
    "identification.reopened": _("Genoptog vurdering"),
    "identification.ruling_recorded": _("Registrerede domstols eller anklagemyndigheds vurdering"),
    "identification.opinion_given": _("Afgav uafhængig vurdering"),
}

REFUSALS: dict[str, Promise] = {
    "identification.turn_without_words": _("Skriv det med ord, så andre kan forstå det bagefter."),
    "identification.due_in_the_past": _("Fristen er allerede gået. Vælg en senere dato."),
    "identification.asked_takes_no_part": _("Organisationen deltager ikke i sagen. Del sagen med den først."),
    "identification.nothing_to_hand_over": _(
        "Der er ingen vurdering, som venter på afgørelse, at overdrage. Er sagen afgjort, kan den genoptages."
    ),
    "identification.same_authority": _(
        "Myndigheden er den samme efter det opholdsgrundlag, så der er intet at overdrage. Vælg et andet, eller fortryd."
    ),
    "identification.nothing_asked": _("Der er ikke bedt om flere oplysninger."),
    "identification.another_was_asked": _(
        "En anden organisation er spurgt. Den eller den kompetente myndighed svarer."
    ),
    "identification.more_is_asked_for": _(
        "Der er bedt om flere oplysninger. Vent på svaret, eller svar selv, hvis afgørelsen kan træffes uden."
    ),
    "identification.not_decided": _("Vurderingen er ikke afgjort, så den kan ikke genoptages."),
    "identification.not_waiting": _("Vurderingen venter ikke på en afgørelse nu."),
    "identification.ruling_in_future": _("Datoen kan ikke ligge i fremtiden. Ret datoen."),
    "identification.ruling_without_source": _("Skriv kilden: hvor det kan læses."),
    "identification.opinion_given": _(
        "Du har allerede afgivet din vurdering. En kollega, der ikke har mødt personen, skriver den næste."
    ),
    "identification.opinions_settled": _(
        "To vurderinger er enige, eller tre er afgivet. Afgørelsen kan træffes."
    ),
    "identification.opinion_missing": _(
        "Der mangler en uafhængig vurdering, før afgørelsen kan træffes. Reglen: to skal være enige, ellers afgør en tredje. "
        "Kilde: registrets egen regel. Bed en kollega, der ikke har holdt samtale med personen."
    ),
    "identification.decision_against_opinions": _(
        "Udfaldet er et andet end det, de uafhængige vurderinger nåede frem til. Ret udfaldet."
    ),
}

Applies = Callable[[AssessmentView, Actor], bool]


def _waits(view: AssessmentView, actor: Actor) -> bool:
    return view.state == State.AWAITING_DECISION and view.competent == actor.organisation_code


def _has_it(view: AssessmentView, actor: Actor) -> bool:
    open_to_it = view.state in (State.AWAITING_DECISION, State.MORE_REQUESTED)
    return open_to_it and view.competent == actor.organisation_code


def _is_asked(view: AssessmentView, actor: Actor) -> bool:
    return view.state == State.MORE_REQUESTED


def _is_decided(view: AssessmentView, actor: Actor) -> bool:
    return view.state == State.DECIDED and view.competent == actor.organisation_code


# What may be done from the page of an assessment beside deciding: when, and with which right.
ACTS: tuple[tuple[Any, str, Permission, Applies], ...] = (
    (_("Svar på spørgsmålet"), "identification:answer", Permission.DECISION_VIEW, _is_asked),
    (_("Bed om flere oplysninger"), "identification:ask_for_more", Permission.DECISION_DECIDE, _waits),
    (_("Skriv din vurdering"), "identification:give_opinion", Permission.DECISION_DECIDE, _waits),
    (_("Overdrag vurderingen"), "identification:hand_over", Permission.DECISION_DECIDE, _has_it),
    (_("Genoptag vurderingen"), "identification:reopen", Permission.DECISION_DECIDE, _is_decided),
    (_("Afgør alderen"), "identification:decide_age", Permission.DECISION_DECIDE, lambda view, actor: True),
    (
        _("Registrér domstolens eller anklagemyndighedens vurdering"),
        "identification:record_ruling",
        Permission.DECISION_DECIDE,
        lambda view, actor: True,
    ),
)


def acts_for(view: AssessmentView, actor: Actor) -> list[tuple[Any, str]]:
    return [
        (words, url_name)
        for words, url_name, right, applies in ACTS
        if actor.has(right) and applies(view, actor)
    ]
