"""Women, men and transgender persons."""

from __future__ import annotations

from opennrm.reporting.domain.contents import Chapter, Section, Text, the_year
from opennrm.reporting.domain.figures import Changed, Figures, Share, Top, count, ranked
from opennrm.reporting.domain.sentences import Sentence, Variant, always, sentence

MEN = Text("mænd", "men")
WOMEN = Text("kvinder", "women")


def gender(year: int, _: Figures) -> Chapter:
    sentences = (
        _genders(year), _share_of_men(year), _change(year, "male", MEN), _change(year, "female", WOMEN),
        _main_forms(year, "male", MEN), _main_forms(year, "female", WOMEN), _countries(year, "female", WOMEN),
    )  # fmt: skip
    return Chapter(
        "gender",
        Text("Kvinder og mænd", "Women and men"),
        (Section(None, sentences, ("victims_by_gender",)),),
    )


def _genders(year: int) -> Sentence:
    women_da, men_da = "{women} {women:kvinde|kvinder}", "{men} {men:mand|mænd}"
    women_en, men_en = "{women} {women:woman|women}", "{men} {men:man|men}"
    return sentence(
        Variant(
            lambda v: v.others,
            f"Blandt ofrene er {women_da}, {men_da} og {{others}} {{others:transperson|transpersoner}}.",
            f"The victims are {women_en}, {men_en} and {{others}} {{others:transgender person|transgender persons}}.",
        ),
        Variant(
            always, f"Blandt ofrene er {women_da} og {men_da}.", f"The victims are {women_en} and {men_en}."
        ),
        women=count("victims", year, gender="female"),
        men=count("victims", year, gender="male"),
        others=count("victims", year, gender="transgender"),
    )


def _share_of_men(year: int) -> Sentence:
    men = count("victims", year, gender="male")
    return sentence(
        Variant(
            lambda v: 0 < v.share < 1,
            "Mænd udgør {share:share} af ofrene.",
            "Men make up {share:share} of the victims.",
        ),
        share=Share(men, count("victims", year)),
    )


def _change(year: int, code: str, who: Text) -> Sentence:
    before, now = (count("victims", y, gender=code) for y in (year - 1, year))
    return sentence(
        Variant(
            lambda v: v.change.difference,
            f"Antallet af {who.da} {{change:changed}}, fra {{before:digits}} i {{previous:year}} "
            "til {now:digits} i {year:year}.",
            f"The number of {who.en} {{change:changed}}, from {{before:digits}} in {{previous:year}} "
            "to {now:digits} in {year:year}.",
        ),
        Variant(
            always,
            f"Antallet af {who.da} er uændret siden {{previous:year}}.",
            f"The number of {who.en} has not changed since {{previous:year}}.",
        ),
        year=the_year(year),
        previous=the_year(year - 1),
        before=before,
        now=now,
        change=Changed(before, now),
    )


def _main_forms(year: int, code: str, who: Text) -> Sentence:
    """What most of them were trafficked to: one form if it holds more than half, else the two greatest."""
    forms = ranked("victims", year, "exploitation", gender=code)
    return sentence(
        Variant(
            lambda v: v.all and v.first.total * 2 > v.all,
            f"De fleste {who.da} er handlet {{first:named}}.",
            f"Most {who.en} were trafficked {{first:named}}.",
        ),
        Variant(
            lambda v: v.all and len(v.two) == 2 and v.two.total * 2 > v.all,
            f"De fleste {who.da} er handlet {{two:either}}.",
            f"Most {who.en} were trafficked {{two:either}}.",
        ),
        all=count("victims", year, gender=code),
        first=Top(forms, 1, ("undetermined",)),
        two=Top(forms, 2, ("undetermined",)),
    )


def _countries(year: int, code: str, who: Text) -> Sentence:
    return sentence(
        Variant(
            lambda v: len(v.top) == 2,
            f"Flest {who.da} kommer {{top:named}}.",
            f"Most often the {who.en} come {{top:named}}.",
        ),
        top=Top(ranked("victims", year, "nationality", gender=code), 2),
    )
