"""Nationalities, the greatest of them one by one, and the overview of all victims."""

from __future__ import annotations

from opennrm.reporting.domain.chapters.common import by_form, people
from opennrm.reporting.domain.contents import Chapter, Section, Text
from opennrm.reporting.domain.figures import Distinct, Figures, Share, Top, Total, count, ranked
from opennrm.reporting.domain.sentences import Sentence, Variant, always, sentence

OWN_PARAGRAPH = 5  # a nationality of as many victims is described by itself (ours)


def nationalities(year: int, figures: Figures) -> Chapter:
    ranking = ranked("victims", year, "nationality").ranking(figures)
    greatest = [code for code, persons in ranking.items if persons >= OWN_PARAGRAPH]
    sections = tuple(Section(None, _one(year, code)) for code in greatest)
    first = Section(None, (_how_many(year), _greatest(year)), ("victims_by_nationality",))
    return Chapter("nationalities", Text("Nationaliteter", "Nationalities"), (first, *sections))


def overview(year: int, _: Figures) -> Chapter:
    title = Text("Oversigt over alle ofre", "Overview of all victims")
    return Chapter("overview", title, (Section(None, (_reading(year),), ("overview",)),))


def _how_many(year: int) -> Sentence:
    return sentence(
        Variant(
            lambda v: v.victims > 1,
            "De {victims:digits} ofre har {different} {different:nationalitet|forskellige nationaliteter}.",
            "The {victims:digits} victims have {different} {different:nationality|different nationalities}.",
        ),
        victims=count("victims", year),
        different=Distinct(ranked("victims", year, "nationality")),
    )


def _greatest(year: int) -> Sentence:
    top = Top(ranked("victims", year, "nationality"), 3)
    return sentence(
        Variant(
            lambda v: len(v.top) > 1 and v.share < 1,
            "Ofre {top:named} udgør tilsammen {share:share}.",
            "Victims {top:named} together make up {share:share}.",
        ),
        top=top,
        share=Share(Total(top), count("victims", year)),
    )


def _one(year: int, code: str) -> tuple[Sentence, ...]:
    where = {"nationality": code}
    return _persons(year, code), people(year, **where), by_form(year, **where)


def _persons(year: int, code: str) -> Sentence:
    return sentence(
        Variant(
            always,
            "{persons:neuter} {persons:offer|ofre} er {country:named}.",
            "{persons} {persons:victim is|victims are} {country:named}.",
        ),
        country=ranked("victims", year, "nationality", nationality=code),
        persons=count("victims", year, nationality=code),
    )


def _reading(year: int) -> Sentence:
    return sentence(
        Variant(
            always,
            "Oversigten viser hvert lands ofre efter køn, alder og primær udnyttelsesform; den summer til {victims:digits}.",
            "The overview shows the victims of each country by gender, age and main form; it sums to {victims:digits}.",
        ),
        victims=count("victims", year),
    )
