"""Words of interviews."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, Promise] = {
    "identification.interview_recorded": _("Registrerede samtale"),
    "identification.interview_shown": _("Så samtale"),
    "identification.interview_withdrawn": _("Trak samtale tilbage"),
}

REFUSALS: dict[str, Promise] = {
    "identification.consent_missing": _(
        "En identifikationssamtale er frivillig. Uden personens samtykke kan den ikke registreres."
    ),
    "identification.interview_rests_on_referral": _(
        "En identifikationssamtale hviler på henvisningen, så den kan ikke trækkes tilbage. "
        "Registrér den rigtige henvisning først, eller tilbagekald samtalen."
    ),
    "identification.referral_missing": _("Personen er ikke henvist endnu. Registrér først henvisningen."),
    "identification.interview_before_referral": _(
        "Samtalen kan ikke ligge før henvisningen den %(referred_on)s. Ret datoen."
    ),
    "identification.interview_in_future": _("Samtalen kan ikke ligge i fremtiden. Ret datoen."),
    "identification.no_right_to_interview": _(
        "Din organisation havde ikke ret til at holde identifikationssamtaler den dag. "
        "Fra 2022 holder Center mod Menneskehandel alle samtaler. Ret datoen, eller henvis personen til centret."
    ),
    "identification.interview_of_another_organisation": _(
        "Samtalen blev holdt af en anden organisation. Kun den kan trække samtalen tilbage."
    ),
    "identification.interview_withdrawn": _("Samtalen er allerede trukket tilbage."),
    "identification.interview_decided_on": _(
        "Der er truffet afgørelse på grundlag af samtalen, så den bliver stående."
    ),
}
