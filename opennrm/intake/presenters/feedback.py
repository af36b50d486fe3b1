"""Words of what whoever referred is told, and of who stands by a child."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.intake import policies
from opennrm.intake.domain import ReferralView
from opennrm.intake.domain.feedback import Consent, FeedbackView, Stage, Way, open_stages

EVENTS: dict[str, Promise] = {
    "intake.referrer_told": _("Gav besked til den, der henviste"),
    "intake.feedback_shown": _("Så, hvad den, der henviste, har fået at vide"),
    "intake.stage_reached": _("Sagen nåede et trin, som den, der henviste, kan få at vide"),
    "intake.representative_asked": _("Så efter, om en mulig mindreårig har en bisidder"),
    "intake.representative_named": _("Navngav bisidder eller repræsentant"),
    "intake.representatives_shown": _("Så bisidder eller repræsentant"),
}
STAGES: Mapping[str, Promise] = {
    Stage.RECEIVED: _("Henvisningen er modtaget"),
    Stage.INTERVIEW_HELD: _("Der er holdt en samtale"),
    Stage.ASSESSED: _("Personen er vurderet"),
    Stage.CLOSED: _("Henvisningen er afsluttet"),
}
CONSENTS: Mapping[str, Promise] = {
    Consent.NOTHING: _("Intet, eller er ikke spurgt"),
    Consent.STAGES: _("Hvor langt sagen er nået"),
    Consent.OUTCOME: _("Hvor langt sagen er nået, og udfaldet"),
}
WAYS: Mapping[str, Promise] = {
    Way.PAGE: _("På henvisningens side"),
    Way.PHONE: _("Telefonisk"),
    Way.LETTER: _("Brev eller sikker mail"),
    Way.MEETING: _("Ved et møde"),
}
REFUSALS: dict[str, Promise] = {
    "intake.nobody_to_tell": _("Personen kom selv, så der er ingen at give besked til."),
    "intake.feedback_of_nothing": _("Vælg, hvad den, der henviste, får at vide."),
    "intake.feedback_told_already": _(
        "Det eller noget senere er allerede fortalt. Se under Besked til den, der henviste."
    ),
    "intake.feedback_too_early": _(
        "Det er ikke sket endnu ifølge sagen. Registrér det først, eller vælg noget, der er sket."
    ),
    "intake.feedback_without_consent": _(
        "Uden personens samtykke må det kun siges, at henvisningen er modtaget. Spørg personen, eller vælg det. "
        "Kilde: registrets egen regel."
    ),
    "intake.outcome_without_consent": _(
        "Udfaldet siges kun, når personen har sagt ja til det, og når personen er vurderet. Fjern udfaldet, eller ret samtykket. "
        "Kilde: registrets egen regel."
    ),
    "intake.feedback_to_whom": _("Skriv, hvem der fik det at vide."),
    "intake.text_too_long": _("Teksten er for lang. Skriv højst %(longest)s tegn."),
    "intake.referrer_without_page": _(
        "Den, der henviste, deltager ikke i sagen i registret og kan ikke se siden. Giv beskeden på en anden måde."
    ),
    "intake.representative_empty": _("Skriv, hvem bisidderen eller repræsentanten er."),
    "intake.representative_in_future": _("Dagen ligger i fremtiden. Skriv den dag, det gælder fra."),
    "intake.representative_lacking": _(
        "Personen kan være under 18 år og har ingen bisidder eller repræsentant. Reglen: En mulig mindreårig behandles som et barn "
        "og får en, før en samtale planlægges eller holdes. Kilde: årsrapporten; at navnet skal stå her, er registrets egen regel "
        "fra 2. maj 2022. Navngiv en på sagens side under Bisidder eller repræsentant, og prøv igen."
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """What was told once, in words."""

    told: FeedbackView
    stage: Promise
    way: Promise
    consent: Promise


def rows(found: Iterable[FeedbackView]) -> list[Row]:
    return [Row(each, STAGES[each.stage], WAYS[each.way], CONSENTS[each.consent]) for each in found]


def may_tell(referral: ReferralView, actor: Actor, today: date) -> bool:
    """Whoever answers referrals, while there is something to tell and somebody to tell it to."""
    holds = policies.holds_interviews(actor, today)
    may = verdict(
        policies.check_can_decide_referral, actor, holds_interviews=holds, is_withdrawn=referral.is_withdrawn
    )
    is_somebody = verdict(policies.check_has_a_referrer, referral.referred_by)
    return bool(may and is_somebody) and bool(open_stages(referral.told, referral.reached, referral.state))
