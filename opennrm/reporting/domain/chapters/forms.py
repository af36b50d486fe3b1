"""Forms of exploitation: forced labour by sector, criminal acts, sexual exploitation, slavery-like conditions, others."""

from __future__ import annotations

from opennrm.reporting.domain.chapters.common import change_of_form, people
from opennrm.reporting.domain.contents import Chapter, Section, Text, the_year
from opennrm.reporting.domain.figures import Changed, Figures, Share, Top, Total, count, ranked
from opennrm.reporting.domain.sentences import Sentence, Variant, always, sentence

TITLES = {
    "forced_labour": Text("Tvangsarbejde", "Forced labour"),
    "criminal_acts": Text("Strafbare handlinger", "Criminal acts"),
    "sexual_exploitation": Text("Seksuel udnyttelse", "Sexual exploitation"),
    "slavery_like_conditions": Text("Slaverilignende forhold", "Slavery-like conditions"),
}
LABOUR_AND_CRIME = "forced_labour|criminal_acts"
REMAINING = "other|undetermined"


def forms(year: int, _: Figures) -> Chapter:
    return Chapter(
        "forms",
        Text("Udnyttelsesformer", "Forms of exploitation"),
        (
            Section(None, (_overview(year),), ("victims_by_form",)),
            Section(TITLES["forced_labour"], _said_of(year, "forced_labour", _sectors(year)), ("sectors",)),
            Section(TITLES["criminal_acts"], _said_of(year, "criminal_acts")),
            Section(TITLES["sexual_exploitation"], _said_of(year, "sexual_exploitation")),
            Section(TITLES["slavery_like_conditions"], _said_of(year, "slavery_like_conditions")),
            Section(Text("Øvrige", "Remaining"), _remaining(year)),
            Section(
                Text("Udviklingen i formerne", "Forms over the years"),
                (_together(year),),
                ("victims_by_form_year",),
            ),
        ),
    )


def _said_of(year: int, form: str, *more: Sentence) -> tuple[Sentence, ...]:
    return (change_of_form(year, form), people(year, exploitation=form), *more, _where_from(year, form))


def _overview(year: int) -> Sentence:
    return sentence(
        Variant(
            lambda v: len(v.first) == 1,
            "Flest ofre er handlet {first:named}: {count:digits}, eller {share:share}.",
            "Most often the victims were trafficked {first:named}: {count:digits}, or {share:share}.",
        ),
        first=Top(ranked("victims", year, "exploitation"), 1, ("undetermined",)),
        count=Total(Top(ranked("victims", year, "exploitation"), 1, ("undetermined",))),
        share=Share(
            Total(Top(ranked("victims", year, "exploitation"), 1, ("undetermined",))), count("victims", year)
        ),
    )


def _sectors(year: int) -> Sentence:
    return sentence(
        Variant(
            lambda v: v.sectors,
            "{sectors:worked}.",
            "{sectors:worked}.",
        ),
        sectors=ranked("victims", year, "sector", exploitation="forced_labour"),
    )


def _where_from(year: int, form: str) -> Sentence:
    """The greatest nationalities of a form, at most three, and how much of it they are together."""
    nationalities = ranked("victims", year, "nationality", exploitation=form)
    top = Top(nationalities, 3)
    return sentence(
        Variant(lambda v: v.all < 5 or not v.top, "", ""),
        Variant(always, "{share:share} kommer {top:bracketed}.", "{share:share} come {top:bracketed}."),
        all=count("victims", year, exploitation=form),
        top=top,
        share=Share(Total(top), count("victims", year, exploitation=form)),
    )


def _remaining(year: int) -> tuple[Sentence, ...]:
    undetermined = count("victims", year, exploitation="undetermined")
    return (
        sentence(
            Variant(lambda v: not v.persons, "", ""),
            Variant(
                always,
                "For {persons:neuter} {persons:offer|ofre} kunne formen ikke fastslås, da afgørelsen blev truffet.",
                "For {persons} {persons:victim|victims} the form could not be established at the time of the decision.",
            ),
            persons=undetermined,
        ),
        people(year, exploitation="undetermined"),
        sentence(
            Variant(
                lambda v: v.other and v.undetermined,
                "{other} {other:person|personer} er handlet til anden udnyttelse. De to grupper vises samlet som Øvrige i "
                "figurerne: {remaining} i alt.",
                "{other} {other:person was|persons were} trafficked for other exploitation. Both groups appear together as "
                "Remaining in the figures: {remaining} in all.",
            ),
            other=count("victims", year, exploitation="other"),
            undetermined=undetermined,
            remaining=count("victims", year, exploitation=REMAINING),
        ),
    )


def _together(year: int) -> Sentence:
    """Forced labour and criminal acts, two forms that grew together in the report."""
    before, now = (count("victims", y, exploitation=LABOUR_AND_CRIME) for y in (year - 1, year))
    return sentence(
        Variant(
            lambda v: v.change.difference and v.change.before,
            "Tvangsarbejde og strafbare handlinger omfatter tilsammen {now:digits} ofre mod {before:digits} i "
            "{previous:year}: {change:change}.",
            "Forced labour and criminal acts together cover {now:digits} victims against {before:digits} in "
            "{previous:year}: {change:change}.",
        ),
        now=now,
        before=before,
        previous=the_year(year - 1),
        change=Changed(before, now),
    )
