"""Why something in a chapter cannot be said, in words, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.reporting.domain.typed.parts import Fault

FAULTS: dict[str, Promise] = {
    "number_without_question": _(
        "Et tal skal være et spørgsmål til registeret, for eksempel {victims}. Er det ikke et tal fra registeret, så skriv {fast: 25}."
    ),
    "brace_alone": _("En tuborgklamme står alene. Skriv både { og }."),
    "question_missing": _("Der står intet spørgsmål. Skriv for eksempel {victims}."),
    "measure_unknown": _("Opgørelsen %(measure)s findes ikke. Brug en af: %(known)s."),
    "dimension_unknown": _("%(measure)s kan ikke deles efter %(dimension)s. Brug en af: %(known)s."),
    "code_unknown": _("%(dimension)s har ingen kode %(value)s. Søg efter tallet, så får du den rigtige."),
    "token_not_understood": _("%(token)s forstås ikke her. Skriv betingelser som gender=male."),
    "said_twice": _("%(token)s står der to gange. Slet den ene."),
    "too_many_codes": _("Der er for mange koder: højst %(most)s sammensætninger. Brug færre."),
    "year_not_understood": _("%(token)s er ikke et år. Skriv år, år-1 eller fire cifre."),
    "one_word_after": _("Efter %(keyword)s skal der stå netop ét ord."),
    "whole_missing": _("Hvad er det en del af? Tilføj for eksempel: af alle."),
    "since_missing": _("Hvad sammenlignes der med? Tilføj for eksempel: siden år-1."),
    "by_missing": _("Hvordan er det delt? Tilføj for eksempel: efter nationality."),
    "list_without_words": _("En liste efter %(dimension)s har ingen ord i en sætning. Brug en tabel."),
    "list_of_equals": _("De første deler pladsen, så listen kan ikke stoppe der. Tag flere med."),
    "list_empty": _("Listen er tom."),
    "place_shared": _("Flere deler pladsen, så ingen af dem har den alene."),
    "age_missing": _("Det kan kun siges om alder. Tilføj: efter age."),
    "words_unknown": _(
        "Ordene %(words)s kan ikke prøves mod registeret. Brug for eksempel knap halvdelen, flertallet eller fordoblet."
    ),
    "noun_unknown": _("Bøjningen af %(noun)s er ikke kendt. Kendte ord: %(known)s."),
    "nobody_to_point_at": _("Der er ingen, så der kan ikke stå bestemt foran."),
    "not_known": _("Registeret har intet svar på det på opgørelsesdatoen."),
    "part_larger_than_whole": _("Delen er større end helheden. Vælg en anden helhed."),
    "rule_unknown": _("Der er ingen sats eller frist med navnet %(name)s."),
    "not_true": _("%(words)s er ikke sandt på opgørelsesdatoen."),
    "block_unknown": _("Blokkens navn forstås ikke. Se, hvordan teksten skrives."),
    "exhibit_unknown": _("Figuren %(key)s findes ikke. Brug en af: %(known)s."),
    "built_in_unknown": _("Det indbyggede kapitel %(key)s findes ikke. Brug et af: %(known)s."),
    "photograph_unknown": _("Billede %(key)s findes ikke. Der er: %(known)s."),
    "credit_missing": _("Et billede skal have en linje, der begynder med Kredit:"),
    "alternative_missing": _(
        "Et billede skal have en linje, der begynder med Beskrivelse: og siger, hvad det viser, til den, der ikke kan se det."
    ),
    "speaker_missing": _("Hvem har sagt det? Slut citatet med en linje som > -- Navn, titel"),
    "heading_missing": _("En boks skal have en overskrift efter [boks]."),
    "title_missing": _("Kapitlet skal begynde med sin titel: = Titel"),
}


@dataclass(frozen=True, slots=True)
class FaultRow:
    """``index``: by which its proposal is taken."""

    index: int
    line: int
    quoted: str
    reason: str
    proposal: str


def fault_rows(text: str, faults: Sequence[Fault]) -> list[FaultRow]:
    return [
        FaultRow(
            index,
            text.count("\n", 0, fault.start) + 1,
            text[fault.start : min(fault.end, fault.start + 120)],
            str(FAULTS[fault.code]) % dict(fault.params),
            fault.proposal,
        )
        for index, fault in enumerate(faults)
    ]
