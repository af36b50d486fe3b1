"""Words of intake."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "intake.call_registered": _("Registrerede opkald"),
    "intake.call_shown": _("Så opkald"),
    "intake.call_corrected": _("Rettede opkald"),
    "intake.call_withdrawn": _("Trak opkald tilbage"),
    "intake.called_back": _("Ringede tilbage"),
    "intake.shift_left": _("Overlod vagten"),
    "intake.shift_taken": _("Overtog vagten"),
    "intake.handover_shown": _("Så overlevering af vagten"),
    "intake.referral_made": _("Henviste person"),
    "intake.referral_shown": _("Så henvisning"),
    "intake.referral_withdrawn": _("Trak henvisning tilbage"),
}

REFUSALS: dict[str, Promise] = {
    "intake.call_in_future": _(
        "Opkaldet kan ikke ligge i fremtiden. Ret tidspunktet til det, hvor opkaldet kom."
    ),
    "intake.call_before_centre": _(
        "Opkaldet kan ikke ligge før %(year)s, hvor centret blev oprettet. Ret tidspunktet."
    ),
    "intake.call_after_registration": _(
        "Opkaldet kan ikke være kommet, efter at det blev registreret. Ret tidspunktet."
    ),
    "intake.call_after_referral": _(
        "En henvisning af %(referred_on)s hviler på opkaldet, så opkaldet kan ikke ligge senere. "
        "Ret tidspunktet, eller træk henvisningen tilbage først."
    ),
    "intake.private_caller": _(
        "En privatperson eller et potentielt offer ringer ikke for en organisation. Lad feltet stå tomt, "
        "eller vælg en anden opkalder. Et navn hører til i noterne, som er krypteret."
    ),
    "intake.call_too_long": _("Skriv, hvor mange minutter opkaldet tog, højst %(most)s."),
    "intake.called_back_before_call": _("Du kan først ringe tilbage efter opkaldet. Ret tidspunktet."),
    "intake.call_follows_itself": _("Opkaldet kan ikke følge op på sig selv. Vælg et andet opkald."),
    "intake.no_call_back": _("Der er ikke lovet at ringe tilbage, eller det er allerede gjort."),
    "intake.handover_empty": _("Skriv, hvad den næste vagt skal vide. Er intet åbent, så skriv det."),
    "intake.shift_taken_already": _("En kollega har allerede overtaget vagten. Du behøver ikke gøre mere."),
    "intake.shift_of_oneself": _("Du har selv overladt vagten. En kollega skal overtage den."),
    "intake.unknown_code": _("Værdien gælder ikke på den dato. Vælg en anden fra listen, eller ret datoen."),
    "intake.call_changed": _(
        "En kollega har rettet opkaldet, mens du skrev. Begge udgaver står på siden, og intet er tabt. "
        "Sammenlign dem, ret din tekst, og gem igen."
    ),
    "intake.call_withdrawn": _(
        "Opkaldet er trukket tilbage og kan ikke ændres. Registrér det på ny, hvis det skete."
    ),
    "intake.call_has_referrals": _(
        "En henvisning hviler på opkaldet. Træk henvisningen tilbage først, og derefter opkaldet."
    ),
    "intake.case_has_referral": _(
        "En henvisning i en sag hviler på opkaldet, så sagen kan ikke fjernes. Træk henvisningen tilbage først."
    ),
    "intake.call_concerns_another": _(
        "Opkaldet handler ikke om denne sag. Ret opkaldet, så sagen er med, eller henvis uden opkald."
    ),
    "intake.referral_on_withdrawn_call": _(
        "Opkaldet er trukket tilbage. Henvis uden opkald, eller vælg et andet."
    ),
    "intake.referral_in_future": _(
        "Henvisningen kan ikke ligge i fremtiden. Skriv den dag, personen blev henvist."
    ),
    "intake.referral_before_centre": _(
        "Henvisningen kan ikke ligge før %(year)s, hvor centret blev oprettet. Ret datoen."
    ),
    "intake.referral_before_call": _(
        "Henvisningen kan ikke ligge før opkaldet, som den hviler på (%(called_on)s). Ret datoen."
    ),
    "intake.referral_withdrawn": _("Henvisningen er allerede trukket tilbage. Du behøver ikke gøre mere."),
    "intake.referral_of_another_organisation": _(
        "En anden organisation har lavet henvisningen. Bed den om at trække henvisningen tilbage."
    ),
}
