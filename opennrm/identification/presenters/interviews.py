"""Words of interviews."""

from __future__ import annotations

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.identification.domain.views import InterviewRecord, ScoreView
from opennrm.mechanism.domain.instruments import DimensionScore, in_language
from opennrm.mechanism.rules import rules

EVENTS: dict[str, Promise] = {
    "identification.interview_recorded": _("Registrerede samtale"),
    "identification.interview_shown": _("Så samtale"),
    "identification.interview_withdrawn": _("Trak samtale tilbage"),
    "identification.text_written": _("Skrev tekst til samtale"),
    "identification.consent_withdrawn": _("Registrerede tilbagekaldt samtykke"),
    "identification.instrument_imported": _("Indlæste instrument"),
    "identification.instrument_retired": _("Tog instrument ud af brug"),
    "identification.score_switched": _("Slog et instruments sammentælling til eller fra"),
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
    "identification.interview_not_yours": _(
        "Samtalen blev holdt af en anden organisation. Kun den kan rette samtalen."
    ),
    "identification.representative_missing": _(
        "Skriv, hvem der var bisidder eller repræsentant for barnet. Et barn taler ikke alene."
    ),
    "identification.passage_not_found": _(
        "Stedet står ikke i samtalen. Kopiér det ordret fra det, du har skrevet ovenfor."
    ),
    "identification.text_changed": _("En kollega rettede teksten, mens du skrev."),
    "identification.consent_not_given": _("Samtykket er ikke givet, så det kan ikke trækkes tilbage."),
    "identification.edition_known": _(
        "Udgaven %(edition)s er indlæst i forvejen. Giv den nye udgave et nyt navn."
    ),
    "identification.no_such_instrument": _("Der er ikke noget instrument %(instrument)s i brug."),
}

ANSWERS: dict[str, Promise] = {
    "": _("Ikke spurgt"),
    "given": _("Givet"),
    "not_given": _("Ikke givet"),
    "withdrawn": _("Trukket tilbage"),
}
STRENGTHS: dict[str, Promise] = {"strong": _("stærke"), "medium": _("mellem"), "weak": _("svage")}
ELEMENTS: dict[str, Promise] = {
    "": _("–"),
    "act": _("Handling"),
    "means": _("Middel"),
    "purpose": _("Formål"),
}


def points(record: InterviewRecord) -> list[tuple[str, Promise, datetime | None]]:
    """The consent script with each answer in words."""
    return [
        (rules().label("consent_points", each.point, _language()), ANSWERS[each.answer], each.answered_at)
        for each in record.points
    ]


def scores(record: InterviewRecord) -> list[tuple[ScoreView, list[tuple[str, Promise, str, bool]]]]:
    """Each instrument's rule on these findings: dimension, element, what was seen, and what the rule says of it."""
    return [(each, [_dimension(one) for one in each.dimensions]) for each in record.scores]


def may_correct(record: InterviewRecord, actor: Actor) -> bool:
    """For the buttons; the policy asks again."""
    return (
        actor.has(Permission.INTERVIEW_RECORD)
        and actor.organisation_code == record.interview.organisation
        and not record.is_withdrawn
    )


def _dimension(scored: DimensionScore) -> tuple[str, Promise, str, bool]:
    seen = ", ".join(f"{count} {STRENGTHS[strength]}" for strength, count in scored.seen.items() if count)
    title = in_language(scored.dimension.labels, _language())
    return title, ELEMENTS[scored.dimension.element], seen, scored.is_positive


def _language() -> str:
    return (get_language() or "da")[:2]
