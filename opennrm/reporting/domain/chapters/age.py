"""Ages, minors, and children and young people under 25."""

from __future__ import annotations

from opennrm.reporting.domain.chapters.common import by_form
from opennrm.reporting.domain.contents import Chapter, Section, Text
from opennrm.reporting.domain.figures import Figures, Given, Share, Spread, Top, count, ranked
from opennrm.reporting.domain.sentences import Sentence, Variant, sentence

YOUNG = "<18|18-24"  # the age bands under 25
LIMIT = Given("the age under which the report counts young people", 25)

BOYS = (
    Text("drenge og unge mænd", "boys and young men"),
    Text("en dreng eller ung mand", "a boy or young man"),
)
GIRLS = (
    Text("piger og unge kvinder", "girls and young women"),
    Text("en pige eller ung kvinde", "a girl or young woman"),
)


def age(year: int, _: Figures) -> Chapter:
    young = (_young(year), *_youth(year, "male", *BOYS), *_youth(year, "female", *GIRLS))
    return Chapter(
        "age",
        Text("Alder", "Age"),
        (
            Section(None, (_ages(year), _minors(year)), ("victims_by_age",)),
            Section(Text("Børn og unge", "Children and young people"), young),
        ),
    )


def _ages(year: int) -> Sentence:
    ages = ranked("victims", year, "age")
    return sentence(
        Variant(
            lambda v: v.lowest < v.highest,
            "Den yngste er {lowest:digits} år og den ældste {highest:digits} år på afgørelsestidspunktet; "
            "gennemsnitsalderen er {mean:digits} år.",
            "The youngest is {lowest:digits} and the oldest {highest:digits} years old at the time of the decision; "
            "the mean age is {mean:digits} years.",
        ),
        lowest=Spread("lowest", ages),
        highest=Spread("highest", ages),
        mean=Spread("mean", ages),
    )


def _minors(year: int) -> Sentence:
    minors = {"age_group": "<18"}
    ages = ranked("victims", year, "age", **minors)
    return sentence(
        Variant(lambda v: not v.minors, "Ingen af ofrene er mindreårige.", "None of the victims are minors."),
        Variant(
            lambda v: v.lowest < v.highest,
            "{minors:neuter} {minors:offer|ofre} er mindreårige i alderen {lowest:digits}-{highest:digits} år.",
            "{minors} {minors:victim is a minor|victims are minors} aged {lowest:digits} to {highest:digits}.",
        ),
        Variant(
            lambda v: v.minors,
            "{minors:neuter} {minors:offer er mindreårigt, og alderen|ofre er mindreårige, og alderen} er {lowest:digits} år.",
            "{minors} {minors:victim is a minor|victims are minors}, aged {lowest:digits}.",
        ),
        minors=count("victims", year, **minors),
        lowest=Spread("lowest", ages),
        highest=Spread("highest", ages),
    )


def _young(year: int) -> Sentence:
    young = count("victims", year, age_band=YOUNG)
    return sentence(
        Variant(
            lambda v: v.young and v.share < 1,
            "{young:neuter} {young:offer|ofre} er under {limit:digits} år; det er {share:share} af alle.",
            "{young} {young:victim is|victims are} under {limit:digits}; that is {share:share} of all.",
        ),
        young=young,
        share=Share(young, count("victims", year)),
        limit=LIMIT,
    )


def _youth(year: int, gender: str, many: Text, one: Text) -> tuple[Sentence, ...]:
    where = {"gender": gender, "age_band": YOUNG}
    return _who(year, where, many, one), _most(year, where, many), by_form(year, **where)


def _who(year: int, where: dict[str, str], many: Text, one: Text) -> Sentence:
    return sentence(
        Variant(
            lambda v: v.persons > 1 and len(v.countries) == v.persons,
            f"{{persons}} er {many.da}; de kommer fra {{countries:countries}}.",
            f"{{persons}} are {many.en}; they come from {{countries:countries}}.",
        ),
        Variant(
            lambda v: v.persons > 1,
            f"{{persons}} er {many.da}: {{countries:counted}}.",
            f"{{persons}} are {many.en}: {{countries:counted}}.",
        ),
        Variant(
            lambda v: v.persons == 1,
            f"{{persons}} er {one.da} {{countries:named}}.",
            f"{{persons}} is {one.en} {{countries:named}}.",
        ),
        persons=count("victims", year, **where),
        countries=ranked("victims", year, "nationality", **where),
    )


def _most(year: int, where: dict[str, str], many: Text) -> Sentence:
    """What most of a group was trafficked to; said of five or more."""
    first = Top(ranked("victims", year, "exploitation", **where), 1, ("undetermined",))
    return sentence(
        Variant(
            lambda v: v.persons >= 5 and v.first.total * 2 > v.persons,
            f"De fleste {many.da} er handlet {{first:named}}.",
            f"Most of the {many.en} were trafficked {{first:named}}.",
        ),
        persons=count("victims", year, **where),
        first=first,
    )
