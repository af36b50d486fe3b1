"""The words of this app: refusals, acts in the trail, states, differences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.reporting.domain.chapter_states import ChapterState
from opennrm.reporting.domain.manuscripts.views import ChapterLine, StepView, TextView, differences
from opennrm.reporting.presenters.faults import FAULTS, FaultRow, fault_rows

__all__ = [
    "EVENTS", "FAULTS", "REFUSALS", "STATES", "FaultRow", "VersionRow", "chapter_rows", "fault_rows", "step_rows", "tag_of",
    "version_rows",
]  # fmt: skip

REFUSALS: dict[str, Promise] = {
    "reporting.claims_unreadable": _(
        "Filen %(file)s kan ikke læses: %(reason)s. Angiv en CSV-fil i UTF-8 med kolonnerne id, value og stated_as."
    ),
    "reporting.text_unreadable": _(
        "Filen %(file)s kan ikke læses: %(reason)s. Prøv at gemme den igen, eller som tekst (TXT)."
    ),
    "reporting.text_kind_unknown": _(
        "Filen %(file)s er af en art, der ikke kan læses. Brug en af disse: %(kinds)s."
    ),
    "reporting.year_not_named": _("Teksten nævner intet årstal. Angiv året med --year."),
    "reporting.claims_columns_missing": _(
        "Filen %(file)s mangler kolonnerne %(columns)s. Tilføj dem i første linje, og prøv igen."
    ),
    "reporting.year_out_of_range": _("Vælg et år fra %(first)s til %(last)s."),
    "reporting.manuscript_exists": _("Der er allerede et manuskript for %(year)s. Gå til det i listen."),
    "reporting.too_many_chapters": _("Et manuskript har højst %(most)s kapitler."),
    "reporting.not_a_picture": _("Filen er ikke et enkelt billede. Vælg et billede (JPG eller PNG)."),
    "reporting.too_many_photographs": _("Et manuskript har højst %(most)s billeder."),
    "reporting.text_empty": _("Skriv kapitlets danske tekst. Den begynder med titlen: = Titel"),
    "reporting.text_too_long": _("Teksten er for lang: højst %(longest)s tegn på hvert sprog. Del kapitlet."),
    "reporting.text_changed": _(
        "En kollega har gemt kapitlet, mens du skrev. Begge udgaver står på siden. Flet dem i din, og gem igen: så står din "
        "som den nyeste, og kollegaens bliver blandt versionerne."
    ),
    "reporting.comment_empty": _("Skriv, hvad der skal gøres."),
    "reporting.comment_too_long": _("Kommentaren er for lang: højst %(longest)s tegn."),
    "reporting.comment_settled": _("Kommentaren er allerede afsluttet."),
    "reporting.comments_open": _("Der er kommentarer, som ikke er afsluttet. Afslut dem først."),
    "reporting.chapter_cannot_move": _(
        "Kapitlets tilstand tillader det ikke. Se siden igen: en kollega kan have gjort det."
    ),
    "reporting.not_in_review": _("Kapitlet er ikke sendt til gennemlæsning."),
    "reporting.own_text": _(
        "Du har skrevet i teksten. Fire øjne: en, der ikke har skrevet i den, skal gøre det (egen regel)."
    ),
    "reporting.another_text": _("Teksten er ændret, siden du læste den. Læs den nye udgave først."),
    "reporting.not_anonymous": _(
        "Kapitlet fortæller om en person. Bekræft hvert punkt i tjeklisten, eller tag teksten ud (egen regel)."
    ),
    "reporting.faults_da": _(
        "Den danske tekst har %(count)s fejl. Åbn kapitlet, ret dem, eller brug forslagene, og prøv igen."
    ),
    "reporting.faults_en": _(
        "Den engelske tekst har %(count)s fejl. Åbn kapitlet, ret dem, eller brug forslagene, og prøv igen."
    ),
    "reporting.no_such_edition": _("Der er ingen godkendt udgave %(number)s af årsrapporten for %(year)s."),
    "reporting.chapters_not_approved": _("Alle kapitler skal være godkendt, før udgaven kan godkendes."),
}

EVENTS: dict[str, Promise] = {
    "reporting.manuscript_begun": _("Begyndte manuskript til årsrapport"),
    "reporting.manuscript_shown": _("Så manuskript til årsrapport"),
    "reporting.chapter_added": _("Tilføjede kapitel"),
    "reporting.chapter_shown": _("Så kapitel"),
    "reporting.versions_shown": _("Så kapitlets versioner"),
    "reporting.chapter_written": _("Skrev i kapitel"),
    "reporting.chapter_previewed": _("Så kapitel, som det bliver"),
    "reporting.catalogue_searched": _("Søgte i kataloget over tal"),
    "reporting.review_shown": _("Så kommentarer til kapitel"),
    "reporting.comment_made": _("Kommenterede kapitel"),
    "reporting.comment_settled": _("Afsluttede kommentar"),
    "reporting.chapter_submitted": _("Sendte kapitel til gennemlæsning"),
    "reporting.chapter_sent_back": _("Sendte kapitel tilbage"),
    "reporting.chapter_approved": _("Godkendte kapitel"),
    "reporting.photograph_added": _("Tilføjede billede til årsrapport"),
    "reporting.photograph_shown": _("Så billede til årsrapport"),
    "reporting.edition_approved": _("Godkendte udgave af årsrapport"),
}

STATES: dict[ChapterState, Promise] = {
    ChapterState.DRAFT: _("Kladde"),
    ChapterState.IN_REVIEW: _("Til gennemlæsning"),
    ChapterState.APPROVED: _("Godkendt"),
}
TAGS = {ChapterState.DRAFT: "neutral", ChapterState.IN_REVIEW: "warning", ChapterState.APPROVED: "success"}
DONE: dict[ChapterState, Promise] = {
    ChapterState.DRAFT: _("Sendt tilbage"),
    ChapterState.IN_REVIEW: _("Sendt til gennemlæsning"),
    ChapterState.APPROVED: _("Godkendt"),
}


def tag_of(state: ChapterState) -> tuple[str, str]:
    return str(STATES[state]), TAGS[state]


def chapter_rows(lines: Iterable[ChapterLine]) -> list[tuple[ChapterLine, str, str]]:
    return [(line, *tag_of(line.state)) for line in lines]


def step_rows(steps: Iterable[StepView]) -> list[tuple[StepView, str]]:
    return [(step, str(DONE[step.state])) for step in steps]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version beside the one before it: lines that both have (" "), that came ("+") and that went ("-")."""

    version: TextView
    danish: list[tuple[str, str]]
    english: list[tuple[str, str]]


def version_rows(versions: list[TextView]) -> list[VersionRow]:
    """Newest first, as they come."""
    before: list[TextView | None] = [*versions[1:], None]
    return [
        VersionRow(
            now,
            list(differences(then.danish if then else "", now.danish)),
            list(differences(then.english if then else "", now.english)),
        )
        for now, then in zip(versions, before, strict=True)
    ]
