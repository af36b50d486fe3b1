"""Words of states, acts and refusals."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.tasks.domain.lists import Page
from opennrm.tasks.domain.states import State
from opennrm.tasks.domain.views import Urgency

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "tasks.task_opened": _("Opgave blev oprettet"),
    "tasks.task_shown": _("Så opgave"),
    "tasks.task_done": _("Opgave blev udført"),
    "tasks.task_dropped": _("Opgave bortfaldt"),
    "tasks.task_assigned": _("Gav opgave ny ansvarlig"),
    "tasks.deadline_extended": _("Forlængede frist"),
    "tasks.deadline_paused": _("Satte frist på pause"),
    "tasks.deadline_resumed": _("Lod frist løbe igen"),
    "tasks.cover_named": _("Udpegede stedfortræder"),
    "tasks.cover_ended": _("Afsluttede stedfortræder"),
    "tasks.calendar_made": _("Lavede kalenderadresse"),
    "tasks.calendar_closed": _("Lukkede kalenderadresse"),
    "tasks.calendar_read": _("Kalender blev hentet"),
    "tasks.digest_chosen": _("Valgte dage for e-mail"),
    "tasks.digest_sent": _("Fik e-mail med antal"),
    "tasks.list_saved": _("Gemte liste"),
    "tasks.list_forgotten": _("Slettede liste"),
}

STATES: dict[State, Promise] = {
    State.OPEN: _("Åben"),
    State.PAUSED: _("På pause"),
    State.DONE: _("Udført"),
    State.DROPPED: _("Bortfaldet"),
}

URGENCIES: dict[Urgency, Promise] = {
    Urgency.OVERDUE: _("Fristen er overskredet"),
    Urgency.TODAY: _("I dag"),
    Urgency.THIS_WEEK: _("Denne uge"),
    Urgency.LATER: _("Senere"),
    Urgency.PAUSED: _("På pause"),
}

REFUSALS: dict[str, Promise] = {
    "tasks.amount_out_of_range": _("Fristen kan højst være %(most)s i alt. Skriv et mindre tal."),
    "tasks.extension_too_short": _("En forlængelse er mindst 1. Skriv et helt tal."),
    "tasks.reason_missing": _("Vælg en begrundelse fra listen."),
    "tasks.pause_reversed": _("Pausen kan ikke slutte, før den begynder. Ret en af datoerne."),
    "tasks.paused_already": _("Fristen står på pause. Lad den løbe igen først."),
    "tasks.not_paused": _("Fristen løber allerede. Du behøver ikke gøre mere."),
    "tasks.cannot_move": _("Opgaven kan ikke ændres sådan. Gå tilbage til opgaven, og se, hvad du kan gøre."),
    "tasks.is_over": _("Opgaven er slut og kan ikke ændres. Se sagen for det, der skal ske nu."),
    "tasks.yours_already": _("Opgaven er allerede din."),
    "tasks.done_by_its_act": _(
        "Opgaven bliver udført, når selve handlingen er registreret. Gå til sagen, og registrér den der."
    ),
    "tasks.no_colleague": _(
        "Vælg en kollega, som hører til din organisation i dag og arbejder med sager."
    ),
    "tasks.nothing_to_hand_over": _(
        "Vælg mindst én åben opgave, som modtageren ikke allerede har ansvaret for."
    ),
    "tasks.cover_by_oneself": _("Stedfortræderen skal være en anden end den, der er væk."),
    "tasks.cover_in_the_past": _("Fraværet kan tidligst begynde i dag. Ret den første dag."),
    "tasks.cover_reversed": _("Den første dag tilbage skal ligge efter den første fraværsdag."),
    "tasks.cover_too_long": _(
        "En stedfortræder kan højst være udpeget i %(days)s dage. Overdrag opgaverne, hvis det varer længere."
    ),
    "tasks.calendar_too_often": _("Kalenderen henter for ofte. Sæt den til at hente hver time."),
    "tasks.no_weekday": _("Vælg dage fra listen."),
    "tasks.list_of_nothing": _("Vælg først noget på siden, så der er noget at gemme."),
    "tasks.list_without_name": _("Giv listen et navn på højst %(most)s tegn."),
    "tasks.too_many_lists": _("Du har allerede %(most)s lister. Slet en først."),
}  # fmt: skip

PAGES: dict[Page, str] = {Page.CASES: "desk:cases", Page.BOARD: "tasks:board"}
