"""Words of the three conclusions, and of a disputed age."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.conclusions import Element

ELEMENTS: dict[str, Promise] = {
    Element.ACT: _("Handling"),
    Element.MEANS: _("Middel"),
    Element.PURPOSE: _("Formål"),
}

EVENTS: dict[str, Promise] = {"identification.age_decided": _("Traf afgørelse om alder")}

REFUSALS: dict[str, Promise] = {
    "identification.conclusions_missing": _(
        "Vælg en konklusion om både handling, middel og formål. Kan det endnu ikke siges, så vælg netop det."
    ),
    "identification.conclusion_needed": _(
        "Her kræves en konklusion. Kun midlet kan udelades, og kun når personen er under 18 år eller behandles som det."
    ),
    "identification.conclusion_rests_on_nothing": _(
        "Vælg, hvad den fastslåede konklusion hviler på: mindst ét punkt eller ét fund."
    ),
    "identification.outcome_does_not_follow": _(
        "Udfaldet følger ikke af konklusionerne. Reglen: Offer kræver, at handling, middel og formål er fastslået; er en af dem "
        "ikke fastslået, er personen ikke offer; ellers kan det endnu ikke afgøres. Kilde: registrets egen regel fra 2. maj 2022. "
        "Ret udfaldet eller konklusionerne."
    ),
    "identification.outcome_of_a_child": _(
        "Udfaldet følger ikke af konklusionerne. Reglen for en person under 18 år, eller som behandles som det: Offer kræver, at "
        "handling og formål er fastslået, uanset midlet; er en af de to ikke fastslået, er personen ikke offer; ellers kan det "
        "endnu ikke afgøres. Kilde: registrets egen regel fra 2. maj 2022. Ret udfaldet eller konklusionerne."
    ),
    "identification.finding_of_another_case": _(
        "Et fund hører ikke til sagen, eller samtalen er trukket tilbage. Vælg et andet."
    ),
    "identification.evidence_of_another_case": _("Et bevis hører ikke til sagen. Vælg et andet."),
    "identification.period_ends_before_it_begins": _(
        "Udnyttelsen kan ikke slutte, før den begyndte. Ret en af datoerne."
    ),
    "identification.period_after_decision": _(
        "Udnyttelsen kan ikke ligge efter afgørelsens dato. Ret datoen."
    ),
    "identification.main_country_missing": _(
        "Vælg først det land, der tælles. De andre lande kommer derefter."
    ),
    "identification.age_without_evidence": _("Vælg mindst ét, som afgørelsen om alderen hviler på."),
    "identification.age_impossible": _("Alderen skal være et tal mellem 0 og 120."),
    "identification.age_on_the_other_side": _(
        "Den vurderede alder og afgørelsen passer ikke sammen: den ene er under 18 år og den anden ikke. Ret en af dem."
    ),
}
