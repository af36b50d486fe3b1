"""Words of intake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.intake import policies
from opennrm.intake.domain import ReferralView
from opennrm.intake.domain.states import State, check_can_move
from opennrm.intake.presenters import feedback

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = {
    "intake.call_registered": _("Registrerede opkald"),
    "intake.call_shown": _("Så opkald"),
    "intake.call_corrected": _("Rettede opkald"),
    "intake.call_withdrawn": _("Trak opkald tilbage"),
    "intake.called_back": _("Ringede tilbage"),
    "intake.call_back_promised": _("Lovede at ringe tilbage"),
    "intake.call_back_dropped": _("Løfte om at ringe tilbage bortfaldt"),
    "intake.shift_left": _("Overlod vagten"),
    "intake.shift_taken": _("Overtog vagten"),
    "intake.handover_shown": _("Så overlevering af vagten"),
    "intake.referral_made": _("Henviste person"),
    "intake.referral_received": _("Lagde henvisning i køen"),
    "intake.referral_answered": _("Besvarede henvisning ved siden af en anden"),
    "intake.referral_accepted": _("Tog imod henvisning"),
    "intake.referral_returned": _("Sendte henvisning retur"),
    "intake.referral_told_more": _("Besvarede retur af henvisning"),
    "intake.referral_declined": _("Afviste henvisning"),
    "intake.referral_merged": _("Lagde henvisning sammen med en anden"),
    "intake.contact_recorded": _("Registrerede kontaktvej"),
    "intake.contacts_shown": _("Så kontaktveje"),
    "intake.contact_ended": _("Afsluttede kontaktvej"),
    "intake.referral_shown": _("Så henvisning"),
    "intake.referral_withdrawn": _("Trak henvisning tilbage"),
    **feedback.EVENTS,
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
    "intake.nobody_to_refer": _(
        "Opkaldet handler ikke om nogen, der kan henvises, eller de venter allerede i køen. "
        "Skriv personerne, eller fjern fluebenet."
    ),
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
    "intake.referral_cannot_move": _(
        "Henvisningen er allerede behandlet. Genindlæs siden, og se, hvad der er sket med den."
    ),
    "intake.not_the_receiver": _(
        "Kun den, der holder identifikationssamtaler, tager stilling til henvisninger. Fra 2022 er det centret."
    ),
    "intake.missing_not_said": _("Skriv, hvad der mangler, så den, der henviste, kan svare."),
    "intake.more_not_said": _("Skriv det, der manglede."),
    "intake.merged_into_stranger": _(
        "Vælg en anden henvisning, der står ved magt, i samme sag eller i en anden sag om samme person. Er det to personer i registeret, så saml dem først."
    ),
    "intake.contact_empty": _("Skriv nummeret eller vejen, også når den aldrig må bruges."),
    "intake.referral_withdrawn": _("Henvisningen er allerede trukket tilbage. Du behøver ikke gøre mere."),
    "intake.referral_of_another_organisation": _(
        "En anden organisation har lavet henvisningen. Bed den om at trække henvisningen tilbage."
    ),
    **feedback.REFUSALS,
}

STATES: dict[State, Promise] = {
    State.RECEIVED: _("Modtaget"),
    State.RETURNED: _("Sendt retur"),
    State.ACCEPTED: _("Taget imod"),
    State.DECLINED: _("Afvist"),
    State.MERGED: _("Lagt sammen med en anden"),
}


@dataclass(frozen=True, slots=True)
class ReferralAct:
    """One thing that may be done with a referral: where, in which words, and to which state it leads."""

    url_name: str
    title: Promise
    done: Promise
    lead: Promise
    then: State

    def check(self, actor: Actor, referral: ReferralView, today: date) -> None:
        """The same for the page and for the link to it."""
        if self.then is State.RECEIVED:
            policies.check_can_tell_more(actor, is_withdrawn=referral.is_withdrawn)
        else:
            policies.check_can_decide_referral(
                actor,
                holds_interviews=policies.holds_interviews(actor, today),
                is_withdrawn=referral.is_withdrawn,
            )
        check_can_move(referral.state, self.then)


ACTS: dict[str, ReferralAct] = {
    act.url_name: act
    for act in (
        ReferralAct(
            "intake:accept_referral",
            _("Tag imod"),
            _("Henvisningen er taget imod."),
            _("Personen får tilbudt en identifikationssamtale."),
            State.ACCEPTED,
        ),
        ReferralAct(
            "intake:return_referral",
            _("Send retur"),
            _("Henvisningen er sendt retur."),
            _("Den, der henviste, bliver bedt om det, der mangler."),
            State.RETURNED,
        ),
        ReferralAct(
            "intake:tell_more",
            _("Svar på retur"),
            _("Svaret er givet, og henvisningen venter igen."),
            _("Skriv det, der manglede. Henvisningen kommer tilbage i køen."),
            State.RECEIVED,
        ),
        ReferralAct(
            "intake:decline_referral",
            _("Afvis"),
            _("Henvisningen er afvist."),
            _("Der bliver ingen samtale. Henvisningen blev lavet og tæller fortsat i statistikken."),
            State.DECLINED,
        ),
        ReferralAct(
            "intake:merge_referral",
            _("Læg sammen"),
            _("Henvisningerne er lagt sammen."),
            _(
                "Den samme henvisning er fortalt to gange. Kun den, der bliver stående, tæller i statistikken."
            ),
            State.MERGED,
        ),
    )
}


def act_named(request: HttpRequest) -> str:
    """The act whose page this is."""
    return request.resolver_match.view_name if request.resolver_match else ""


def acts_on(referral: ReferralView, actor: Actor, today: date) -> list[ReferralAct]:
    """What this actor may do with the referral now; merging only where there is another one."""
    possible = [act for act in ACTS.values() if verdict(act.check, actor, referral, today)]
    return [act for act in possible if act.then is not State.MERGED or referral.others]
