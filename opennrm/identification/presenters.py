"""Words of identification."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.policies import Verdict
from opennrm.identification.domain.states import State
from opennrm.ui.refusals import words

STATES: dict[str, Promise] = {
    State.INTERVIEWING: _("Samtaler i gang"),
    State.AWAITING_DECISION: _("Afventer afgørelse"),
    State.DECIDED: _("Afgjort"),
}

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "identification.interview_recorded": _("Registrerede samtale"),
    "identification.interview_shown": _("Så samtale"),
    "identification.interview_withdrawn": _("Trak samtale tilbage"),
    "identification.assessment_requested": _("Sendte sag til vurdering"),
    "identification.assessment_shown": _("Så vurdering"),
    "identification.verdict_asked": _("Fik svar på, om sagen kan afgøres"),
    "identification.decided": _("Traf afgørelse"),
    "identification.decision_shown": _("Så afgørelse"),
    "identification.decision_withdrawn": _("Trak afgørelse tilbage"),
}

REFUSALS: dict[str, Promise] = {
    "identification.move_impossible": _(
        "Vurderingen er et andet sted i forløbet, så dette kan ikke gøres nu. Åbn sagen igen for at se, hvor den er nået til."
    ),
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
    "identification.unknown_code": _("Vælg en af mulighederne på listen."),
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
    "identification.another_assessment_open": _(
        "Der er en ny vurdering i gang i sagen. Afslut den, før en tidligere afgørelse trækkes tilbage."
    ),
    "identification.residence_unknown": _(
        "Opholdsgrundlaget afgør, hvem der er kompetent, så det skal kendes. Få det afklaret med Udlændingestyrelsen."
    ),
    "identification.interview_of_another_organisation": _(
        "Samtalen blev holdt af en anden organisation. Kun den kan trække samtalen tilbage."
    ),
    "identification.interview_withdrawn": _("Samtalen er allerede trukket tilbage."),
    "identification.interview_decided_on": _(
        "Der er truffet afgørelse på grundlag af samtalen, så den bliver stående."
    ),
}


def reason(verdict: Verdict) -> str:
    """Why not, in words; "" where the act is allowed."""
    return words(verdict.refused) if verdict.refused else ""
