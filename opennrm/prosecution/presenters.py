"""Words of prosecution."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "prosecution.file_opened": _("Oprettede politisag"),
    "prosecution.file_shown": _("Så politisag"),
    "prosecution.step_recorded": _("Registrerede skridt i politisag"),
    "prosecution.step_withdrawn": _("Trak skridt i politisag tilbage"),
}

REFUSALS: dict[str, Promise] = {
    "prosecution.number_missing": _("Journalnummeret mangler. Skriv politiets journalnummer."),
    "prosecution.number_too_long": _(
        "Journalnummeret er for langt. Skriv højst %(longest)s tegn, kun selve nummeret."
    ),
    "prosecution.number_taken": _(
        "Journalnummeret findes allerede i registret. Find sagen i listen, eller kontakt anklagemyndigheden, "
        "hvis du ikke kan se den."
    ),
    "prosecution.file_in_future": _(
        "Politisagen kan ikke være oprettet i fremtiden. Ret datoen, eller lad feltet stå tomt, hvis du ikke ved det."
    ),
    "prosecution.file_of_another_organisation": _(
        "En anden organisation har oprettet politisagen. Bed den eller anklagemyndigheden om at registrere skridtet."
    ),
    "prosecution.no_such_accused": _(
        "De sigtede i en politisag nummereres fra 1 til %(most)s. Ret nummeret."
    ),
    "prosecution.unknown_step": _("Vælg sigtelse, tiltale eller domfældelse."),
    "prosecution.unknown_statute": _("Bestemmelsen findes ikke i registret. Vælg en fra listen."),
    "prosecution.statute_not_in_force": _(
        "Bestemmelsen gælder ikke på den dato. Vælg en anden bestemmelse, eller ret datoen."
    ),
    "prosecution.step_in_future": _("Datoen kan ikke ligge i fremtiden. Skriv den dag, det skete."),
    "prosecution.step_before_file": _(
        "Datoen ligger før politisagen blev oprettet (%(opened_on)s). Ret datoen."
    ),
    "prosecution.step_known": _(
        "Det samme skridt er allerede registreret for den sigtede på den dato. Du behøver ikke gøre mere."
    ),
    "prosecution.step_out_of_order": _(
        "En tiltale kan ikke ligge før sigtelsen, og en domfældelse ikke før tiltalen, når begge er registreret. "
        "Ret datoen, eller træk det forkerte skridt tilbage først."
    ),
    "prosecution.step_withdrawn": _("Skridtet er allerede trukket tilbage. Du behøver ikke gøre mere."),
}
