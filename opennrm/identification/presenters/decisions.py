"""Words of decisions."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVENTS: dict[str, Promise] = {
    "identification.verdict_asked": _("Fik svar på, om sagen kan afgøres"),
    "identification.decided": _("Traf afgørelse"),
    "identification.decision_shown": _("Så afgørelse"),
    "identification.decision_withdrawn": _("Trak afgørelse tilbage"),
}

REFUSALS: dict[str, Promise] = {
    "identification.decision_in_future": _("Afgørelsen kan ikke ligge i fremtiden. Ret datoen."),
    "identification.grounds_missing": _("Skriv begrundelsen: hvad afgørelsen hviler på."),
    "identification.decision_without_interview": _(
        "Der er ingen identifikationssamtale i sagen. Registrér den først; kun domstole og anklagemyndighed kan afgøre uden."
    ),
    "identification.decision_before_interview": _(
        "Afgørelsen kan ikke ligge før den første samtale den %(held_on)s. Ret datoen."
    ),
    "identification.forms_without_victim": _(
        "Udnyttelsesform, branche og underform hører til udfaldet offer. Fjern dem, eller ret udfaldet."
    ),
    "identification.forms_missing": _(
        "Vælg mindst én udnyttelsesform. Kan den ikke fastslås, så vælg netop det."
    ),
    "identification.form_not_then": _(
        "Udnyttelsesformen blev ikke brugt på den dato. Vælg en anden, eller ret datoen."
    ),
    "identification.main_form_not_chosen": _("Den primære udnyttelsesform skal være en af de valgte."),
    "identification.sector_does_not_fit": _("Branche angives ved tvangsarbejde og kun der."),
    "identification.sub_form_does_not_fit": _(
        "Underformen hører ikke til en af de valgte udnyttelsesformer."
    ),
    "identification.wrong_authority": _(
        "Din myndighed er ikke kompetent efter personens opholdsgrundlag. Den kompetente myndighed står på vurderingens side."
    ),
    "identification.interviewer_decides": _(
        "Du har holdt en samtale med personen, så en kollega skal træffe afgørelsen."
    ),
    "identification.not_sent_for_assessment": _(
        "Sagen er ikke sendt til vurdering. Den, der har holdt samtalen, sender den først."
    ),
    "identification.already_decided": _(
        "Der er allerede truffet afgørelse. Åbn vurderingen for at se den; er den forkert, kan den rettes."
    ),
    "identification.already_replaced": _(
        "Afgørelsen er allerede erstattet af en senere. Ret den senere i stedet."
    ),
    "identification.decision_withdrawn": _("Afgørelsen er trukket tilbage og kan ikke ændres."),
    "identification.decision_of_another_case": _(
        "Afgørelsen hører til en anden sag. Begynd igen fra sagens side."
    ),
}
