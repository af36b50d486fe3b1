"""Prepared returns and their destinations."""

from __future__ import annotations

from opennrm.reporting.domain.contents import Chapter, Section, Text, the_year
from opennrm.reporting.domain.figures import Difference, Distinct, Figures, Share, Top, Total, count, ranked
from opennrm.reporting.domain.sentences import Sentence, Variant, always, sentence


def returns(year: int, _: Figures) -> Chapter:
    sentences = (_journeys(year), _destinations(year), _assessed(year))
    title = Text("Forberedte hjemsendelser", "Prepared returns")
    return Chapter("returns", title, (Section(None, sentences, ("returns_by_destination",)),))


def _journeys(year: int) -> Sentence:
    return sentence(
        Variant(
            lambda v: not v.journeys,
            "Ingen rejste hjem med en forberedt hjemsendelse i {year:year}.",
            "Nobody travelled home with a prepared return in {year:year}.",
        ),
        Variant(
            always,
            "{journeys} {journeys:person|personer} rejste med en forberedt hjemsendelse i {year:year}. "
            "Rejserne gik til {countries} {countries:land|forskellige lande}.",
            "{journeys} {journeys:person|persons} travelled with a prepared return in {year:year}. "
            "The journeys went to {countries} {countries:country|different countries}.",
        ),
        year=the_year(year),
        journeys=count("returns", year),
        countries=Distinct(ranked("returns", year, "destination")),
    )


def _destinations(year: int) -> Sentence:
    top = Top(ranked("returns", year, "destination"), 3)
    return sentence(
        Variant(
            lambda v: len(v.top) > 1 and v.share < 1,
            "Rejser {top:named} udgør tilsammen {share:share}: {together} af {journeys}.",
            "Journeys {top:named} together make up {share:share}: {together} of {journeys}.",
        ),
        journeys=count("returns", year),
        top=top,
        together=Total(top),
        share=Share(Total(top), count("returns", year)),
    )


def _assessed(year: int) -> Sentence:
    all_, same = count("returns", year), count("returns", year, assessed_year=str(year))
    return sentence(
        Variant(
            lambda v: v.same and v.earlier,
            "{same} af de hjemrejste var vurderet som ofre samme år, {earlier} i et tidligere år. En rejse tæller i det "
            "år, hvor den fandt sted.",
            "{same} of those who travelled had been assessed in the same year, {earlier} in an earlier year. A journey "
            "counts in the year in which it took place.",
        ),
        Variant(
            lambda v: v.same,
            "Alle var vurderet som ofre samme år.",
            "All had been assessed as victims in the same year.",
        ),
        same=same,
        earlier=Difference(all_, (same,)),
    )
