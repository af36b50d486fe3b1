"""Sentences that several chapters say of different groups."""

from __future__ import annotations

from opennrm.reporting.domain.contents import the_year
from opennrm.reporting.domain.figures import Changed, Top, count, ranked
from opennrm.reporting.domain.sentences import Sentence, Variant, always, sentence

UNDETERMINED = "undetermined"


def by_form(year: int, **where: str) -> Sentence:
    """How a group is spread over the main forms."""
    forms = ranked("victims", year, "exploitation", **where)
    return sentence(
        Variant(lambda v: not v.known or v.persons == 1, "", ""),
        Variant(
            lambda v: len(v.known) == 1 and v.known.total == v.persons,
            "Alle er handlet {known:named}.",
            "All were trafficked {known:named}.",
        ),
        Variant(
            lambda v: v.undetermined,
            "{known:trafficked}; for {undetermined} kunne formen ikke fastslås.",
            "{known:trafficked}; for {undetermined} the form could not be established.",
        ),
        Variant(always, "{known:trafficked}.", "{known:trafficked}."),
        persons=count("victims", year, **where),
        known=Top(forms, 99, (UNDETERMINED,)),
        undetermined=count("victims", year, exploitation=UNDETERMINED, **where),
    )


def change_of_form(year: int, form: str) -> Sentence:
    """How many a form counts, and how that changed since the year before."""
    before, now = (count("victims", y, exploitation=form) for y in (year - 1, year))
    only = ranked("victims", year, "exploitation", exploitation=form)
    da, en = "{form:trafficked} i {year:year}", "{form:trafficked} in {year:year}"
    return sentence(
        Variant(lambda v: not v.change.now, "", ""),
        Variant(
            lambda v: not v.change.difference,
            da + ", det samme antal som i {previous:year}.",
            en + ", the same number as in {previous:year}.",
        ),
        Variant(
            lambda v: not v.change.before,
            da + " og {before} i {previous:year}.",
            en + " and {before} in {previous:year}.",
        ),
        Variant(
            always,
            da + ". Det er {change:change} siden {previous:year}, hvor tallet var {before:figure}.",
            en + ". That is {change:change} since {previous:year}, when the number was {before:figure}.",
        ),
        year=the_year(year),
        previous=the_year(year - 1),
        form=only,
        before=before,
        change=Changed(before, now),
    )


def people(year: int, **where: str) -> Sentence:
    """Women, men, girls and boys in a group."""
    return sentence(
        Variant(lambda v: not v.persons or v.persons.total == 1, "", ""),
        Variant(
            lambda v: len(v.persons) == 1 and v.persons.items[0][0] == "female/18+",
            "Alle er voksne kvinder.",
            "All are adult women.",
        ),
        Variant(
            lambda v: len(v.persons) == 1 and v.persons.items[0][0] == "male/18+",
            "Alle er voksne mænd.",
            "All are adult men.",
        ),
        Variant(always, "Ofrene er {persons:counted}.", "The victims are {persons:counted}."),
        persons=ranked("victims", year, "gender,age_group", **where),
    )
