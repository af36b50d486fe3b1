"""Typed sentences: what they say, what is wrong with them, what they propose; and 200 registers against a slow checker."""

from __future__ import annotations

import tomllib
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.mechanism import countries
from opennrm.reporting.domain.claims import Claim, Meaning, check
from opennrm.reporting.domain.figures import Count, Distinct, Given, Percent, Spread
from opennrm.reporting.domain.meanings import meanings
from opennrm.reporting.domain.typed.saying import Voice, say
from opennrm.reporting.services.checking import MEANINGS
from tests.reporting import slow
from tests.reporting.cells import CellFigures, published, published_register
from tests.reporting.test_sentences import random_register

REGISTER = published_register()


def said(text: str, language: str = "da", figures=REGISTER) -> str:
    """Every sentence, all of them true."""
    sentences = say(text, Voice(2021, language, figures))
    assert not [fault for each in sentences for fault in each.faults], text
    return " ".join(each.words for each in sentences)


def faults(text: str, language: str = "da", figures=REGISTER):
    return [fault for each in say(text, Voice(2021, language, figures)) for fault in each.faults]


# The report's own claims of 2021, typed in both languages.
SAID = {
    "Hotlinen modtog {calls} opkald i {år}.": "Hotlinen modtog 273 opkald i 2021.",
    "{victims, person} blev vurderet, {forskel: victims siden år-1} end i {år-1}.": (
        "80 personer blev vurderet, tre flere end i 2020."
    ),
    "Mænd udgør {andel: victims gender=male af alle, offer}.": "Mænd udgør knap halvdelen af ofrene.",
    "Mænd udgør {knap halvdelen: victims gender=male af alle, offer}.": "Mænd udgør knap halvdelen af ofrene.",
    "Antallet af mænd {ændret: victims gender=male siden år-1}.": "Antallet af mænd er næsten fordoblet.",
    "{victims age_band=<18|18-24, offer} er under {fast: 25 år}, {andel: victims age_band=<18|18-24 af alle}.": (
        "18 ofre er under 25 år, knap en fjerdedel."
    ),
    "{victims age_group=<18, bestemt mindreårigt offer} er blandt dem.": "De fem mindreårige ofre er blandt dem.",
    "{victims gender=transgender, transperson} er blandt ofrene.": "Én transperson er blandt ofrene.",
    "{victims gender=transgender, offer} er transkønnet.": "Ét offer er transkønnet.",
    "{victims gender=transgender, bestemt offer} er voksen.": "Det ene offer er voksen.",
    "{victims gender=transgender, bestemt person} er voksen.": "Den ene person er voksen.",
    "{alle: victims exploitation=criminal_acts gender=male af victims exploitation=criminal_acts, offer} er mænd.": (
        "Alle ofre er mænd."
    ),
    "Det er {en fordobling: victims exploitation=forced_labour siden år-1}.": "Det er en fordobling.",
    "{parentes: victims exploitation=forced_labour efter nationality top 2} er flest.": (
        "Fra Rumænien (6) og Kina (5) er flest."
    ),
    "De fordeler sig på {forskellige: victims efter nationality, forskellige nationaliteter}.": (
        "De fordeler sig på 26 forskellige nationaliteter."
    ),
    "Nigeria er det {plads: victims nationality=NGA efter nationality} land.": "Nigeria er det største land.",
    "Ofrene er i gennemsnit {gennemsnit: victims efter age, år}.": "Ofrene er i gennemsnit 31 år.",
    "Den yngste er {laveste: victims efter age}, den ældste {højeste: victims efter age}.": (
        "Den yngste er 15, den ældste 52."
    ),
    "{knap 42 pct.: victims af interviewed} af de udredte.": "Knap 42 pct. af de udredte.",
    "{victims exploitation=sexual_exploitation undtagen nationality=NGA|THA, offer} er fra andre lande.": (
        "Elleve ofre er fra andre lande."
    ),
    "Omtrent så mange: {omtrent: interviewed, person}.": "Omtrent så mange: omtrent 190 personer.",
    "Der var {convictions, domfældelse} og {charges, sigtelse}.": (
        "Der var ingen domfældelser og otte sigtelser."
    ),
}  # fmt: skip
SAID_IN_ENGLISH = {
    "{victims, person} were assessed, {difference: victims since year-1} than in {year-1}.": (
        "80 persons were assessed, three more than in 2020."
    ),
    "Men are {share: victims gender=male of all, victim}.": "Men are just under half of the victims.",
    "{the majority: victims gender=female of all, victim} are women.": "The majority of the victims are women.",
    "{victims age_group=<18, the underage victim} are among them.": "The five underage victims are among them.",
    "The number of men {has almost doubled: victims gender=male since year-1}.": "The number of men has almost doubled.",
    "They come {list: victims exploitation=forced_labour by nationality top 2}.": "They come from Romania and China.",
    "{counts: victims exploitation=forced_labour by nationality top 2}.": "Six from Romania and five from China.",
    "{just under 42 per cent: victims of interviewed} of them.": "Just under 42 per cent of them.",
    "Nigeria is the {rank: victims nationality=NGA by nationality}.": "Nigeria is the largest.",
    "{victims gender=transgender, transgender person} was assessed.": "One transgender person was assessed.",
    "{convictions, conviction}.": "No convictions.",
}


@pytest.mark.parametrize(("text", "words"), SAID.items())
def test_a_typed_sentence_says_the_figures_of_the_report(text, words):
    assert said(text) == words


@pytest.mark.parametrize(("text", "words"), SAID_IN_ENGLISH.items())
def test_a_typed_sentence_says_them_in_english(text, words):
    assert said(text, "en") == words


# What is wrong, and the part of the text that it is wrong at.
WRONG = {
    "Der var 12 opkald.": ("number_without_question", "12"),
    "Omkring halvdelen er mænd.": ("number_without_question", "halvdelen"),
    "Der var {calls opkald.": ("brace_alone", "{"),
    "Der var calls} opkald.": ("brace_alone", "}"),
    "{}": ("question_missing", "{}"),
    "Se {ofre}.": ("measure_unknown", "{ofre}"),
    "Se {victims køn=male}.": ("dimension_unknown", "{victims køn=male}"),
    "Se {victims gender=mand}.": ("code_unknown", "{victims gender=mand}"),
    "Se {victims nationality=XYZ}.": ("code_unknown", "{victims nationality=XYZ}"),
    "Se {victims age=mange}.": ("code_unknown", "{victims age=mange}"),
    "Se {victims mænd}.": ("token_not_understood", "{victims mænd}"),
    "Se {victims 2020 2021}.": ("said_twice", "{victims 2020 2021}"),
    "Se {victims af alle af alle}.": ("said_twice", "{victims af alle af alle}"),
    "Se {liste: victims efter nationality top mange}.": (
        "token_not_understood", "{liste: victims efter nationality top mange}",
    ),
    "Se {victims gender=male|male}.": ("said_twice", "{victims gender=male|male}"),
    "Se {victims gender=male gender=female}.": ("said_twice", "{victims gender=male gender=female}"),
    "Se {andel: victims}.": ("whole_missing", "{andel: victims}"),
    "Se {ændring: victims}.": ("since_missing", "{ændring: victims}"),
    "Se {ændring: victims siden sidst}.": ("year_not_understood", "{ændring: victims siden sidst}"),
    "Se {ændring: victims siden}.": ("one_word_after", "{ændring: victims siden}"),
    "Se {liste: victims}.": ("by_missing", "{liste: victims}"),
    "Se {liste: victims efter authority}.": ("list_without_words", "{liste: victims efter authority}"),
    "Se {plads: victims nationality=THA efter age}.": ("by_missing", "{plads: victims nationality=THA efter age}"),
    "Se {gennemsnit: victims}.": ("age_missing", "{gennemsnit: victims}"),
    "Se {mangfoldigt: victims}.": ("words_unknown", "{mangfoldigt: victims}"),
    "Se {victims, mus}.": ("noun_unknown", "{victims, mus}"),
    "Se {convictions, bestemt domfældelse}.": ("nobody_to_point_at", "{convictions, bestemt domfældelse}"),
    "Se {andel: victims af convictions}.": ("not_known", "{andel: victims af convictions}"),
    "Se {andel: victims af charges}.": ("part_larger_than_whole", "{andel: victims af charges}"),
    "Se {sats: guld}.": ("rule_unknown", "{sats: guld}"),
    "Se {flertallet: victims gender=male af alle}.": ("not_true", "{flertallet: victims gender=male af alle}"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WRONG.items())
def test_what_cannot_be_said_is_named_with_its_place(text, wanted):
    (fault,) = faults(text)
    assert (fault.code, text[fault.start : fault.end]) == wanted
    assert not [each for each in say(text, Voice(2021, "da", REGISTER)) if each.words and each.faults]


def test_a_fault_of_the_second_sentence_counts_from_the_start_of_the_text():
    text = "I {år}. {victims, mus} kom."
    (fault,) = faults(text)
    assert text[fault.start : fault.end] == "{victims, mus}"


PROPOSED = {
    "{flertallet: victims gender=male af alle, offer} er mænd": "{knap halvdelen: victims gender=male af alle, offer}",
    "{halvdelen: victims exploitation=criminal_acts nationality=MAR af victims exploitation=criminal_acts}": (
        "{over en tredjedel: victims exploitation=criminal_acts nationality=MAR af victims exploitation=criminal_acts}"
    ),
    "{tre: victims exploitation=undetermined gender=female age_group=18+, kvinde}": (
        "{to: victims exploitation=undetermined gender=female age_group=18+, kvinde}"
    ),
    "er {fordoblet: victims siden år-1}": "{steget lidt: victims siden år-1}",
    "{er fordoblet: victims siden år-1}": "{er steget lidt: victims siden år-1}",
    "{knap 200: interviewed}": "{omtrent 190: interviewed}",
    "{tredjestørste: victims nationality=NGA efter nationality}": (
        "{største: victims nationality=NGA efter nationality}"
    ),
}


@pytest.mark.parametrize(("text", "proposal"), PROPOSED.items())
def test_words_that_are_no_longer_true_come_with_words_that_are(text, proposal):
    (fault,) = faults(text)
    assert (fault.code, fault.proposal) == ("not_true", proposal)
    assert said(text[: fault.start] + proposal + text[fault.end :])


def test_a_heap_of_codes_or_digits_is_refused_at_once():
    countries_of_the_world = "|".join(code for code, _ in countries.all_countries("da"))
    (fault,) = faults(f"{{victims nationality={countries_of_the_world}}}")
    assert fault.code == "too_many_codes"
    (fault,) = faults(f"{{{'9' * 6000}: victims}}")
    assert fault.code == "words_unknown"


@given(st.text(alphabet="{}:,=|<+- \n.vrictmsaefål0129%§", max_size=60), st.sampled_from(["da", "en"]))
def test_any_text_is_said_or_has_faults(text, language):
    for each in say(text, Voice(2021, language, REGISTER)):
        assert bool(each.words) != bool(each.faults)


# --- The claims of the published report, each typed as the report words it.


def typed(ask) -> str:
    return " ".join([ask.measure, str(ask.year), *(f"{name}={value}" for name, value in ask.where)])


def as_typed(claim: Claim, meaning: Meaning) -> list[str]:
    """The value, and the words that are held against a whole or the year before."""
    figure = meaning.figure
    if isinstance(figure, Percent):
        part, whole = typed(figure.share.part.ask), typed(figure.share.whole.ask)
        first = f"{{{claim.value} per cent: {part} of {whole}}}"
        target = claim.stated_as.split()[-1]
        words = f"{claim.stated_as} per cent" if target.isdecimal() else claim.stated_as
        return [first, f"{{{words}: {part} of {whole}}}"]
    if not isinstance(figure, Count):
        return []
    value = [f"{{{claim.value}: {typed(figure.ask)}}}"] if claim.value else []
    if claim.stated_as in ("exact", "table", "derived"):
        return value
    if meaning.before and meaning.after:
        words = claim.stated_as.removesuffix(" since")
        if words not in ("just under half", "all"):
            return [*value, f"{{{words}: {typed(meaning.after.ask)} since {meaning.before.ask.year}}}"]
    return [*value, f"{{{claim.stated_as}: {typed(figure.ask)} of {typed(meaning.whole.ask)}}}"]


CLAIMS = [Claim(row["id"], row["value"], row["stated_as"]) for row in published("claims-2021.csv")]
MEANT = meanings(tomllib.loads(MEANINGS.read_text(encoding="utf-8")))
TYPED = {
    claim.id: as_typed(claim, MEANT[claim.id])
    for claim in CLAIMS
    if isinstance(MEANT[claim.id], Meaning) and not MEANT[claim.id].same and as_typed(claim, MEANT[claim.id])
}


def test_most_claims_can_be_typed():
    assert len(TYPED) >= 61


@pytest.mark.parametrize(
    "claim", [claim for claim in CLAIMS if claim.id in TYPED], ids=lambda claim: claim.id
)
def test_a_claim_of_2021_is_said_where_the_checker_confirms_it_and_refused_where_not(claim):
    confirmed = bool(check([claim], MEANT, REGISTER).confirmed)
    assert all(not faults(text, "en") for text in TYPED[claim.id]) == confirmed
    assert confirmed or [fault.proposal for text in TYPED[claim.id] for fault in faults(text, "en")][0]


OTHER = {
    Distinct: lambda figure: f"{{distinct: {typed(figure.ranked.ask)} by {'+'.join(figure.ranked.ask.by)}}}",
    Spread: lambda figure: f"{{{figure.kind}: {typed(figure.ranked.ask)} by age}}",
    Given: lambda figure: f"{{{figure.name.split()[1]}: {figure.name.split()[2]}}}",
}


@pytest.mark.parametrize(
    "claim",
    [c for c in CLAIMS if type(getattr(MEANT[c.id], "figure", None)) in OTHER],
    ids=lambda claim: claim.id,
)
def test_distinct_ages_and_rates_are_said_as_the_report_has_them(claim):
    figure = MEANT[claim.id].figure
    words = said(OTHER[type(figure)](figure), "en")
    assert slow.number(words, "en") == round(Fraction(claim.value))


# --- 200 random registers against the slow checker.

PARTS = {"gender=male": {"gender": "male"}, "age_group=<18": {"age_group": "<18"}}
WISHES = {
    "da": ["flertallet", "halvdelen", "knap halvdelen", "godt en fjerdedel", "over en tredjedel", "alle", "næsten alle",
           "omtrent to tredjedele", "et mindretal", "under en tiendedel"],
    "en": ["the majority", "half", "just under half", "just over a quarter", "over a third", "all", "almost all",
           "about two thirds", "a minority", "under a tenth"],
}  # fmt: skip
CHANGES = {
    "da": ["fordoblet", "er næsten fordoblet", "mere end fordoblet", "halveret", "steget lidt", "faldet", "uændret",
           "en fordobling", "et lille fald"],
    "en": ["doubled", "has almost doubled", "more than doubled", "halved", "risen slightly", "fallen", "unchanged",
           "a doubling", "a small fall"],
}  # fmt: skip
KINDS = {
    "da": {
        "share": "andel",
        "changed": "ændret",
        "change": "ændring",
        "list": "opregning",
        "about": "omtrent",
    },
    "en": {"share": "share", "changed": "changed", "change": "change", "list": "counts", "about": "about"},
}
LINK = {
    "da": ("af alle", "siden år-1", "efter nationality"),
    "en": ("of all", "since year-1", "by nationality"),
}


def people(figures: CellFigures, year: int) -> list[dict]:
    return [row for row in figures.cells["victims"] if row["year"] == year]


def one(text: str, language: str, figures: CellFigures):
    (found,) = say(text, Voice(2021, language, figures))
    return found


@pytest.mark.parametrize("seed", range(200))
def test_a_random_register_is_told_as_the_slow_checker_counts_it(seed):
    figures = random_register(seed)
    now, before = people(figures, 2021), people(figures, 2020)
    for language in ("da", "en"):
        _numbers_agree(figures, now, language)
        _shares_agree(figures, now, language)
        _changes_agree(figures, now, before, language)
        _list_agrees(figures, now, language)
        _places_agree(figures, now, language)


def _numbers_agree(figures, now, language):
    noun, several = {"da": ("offer", "ofre"), "en": ("victim", "victims")}[language]
    for where, wanted in PARTS.items():
        counted = slow.count(now, **wanted)
        words = one(f"{{victims {where}, {noun}}}", language, figures).words
        told, _, said_noun = words.partition(" ")
        assert slow.number(told, language) == counted
        assert said_noun == (noun if counted == 1 else several)
        assert language == "en" or counted != 1 or told == "Ét"
        _wish_agrees(f"{{{counted + 1}: victims {where}}}", language, figures, holds=False)
        _wish_agrees(f"{{{counted}: victims {where}}}", language, figures, holds=True)
        about = one(f"{{{KINDS[language]['about']}: victims {where}}}", language, figures).words
        assert slow.number_holds(about, counted, language)


def _shares_agree(figures, now, language):
    whole = len(now)
    for where, wanted in PARTS.items():
        asked = f"victims {where} {LINK[language][0]}"
        part = slow.count(now, **wanted)
        told = one(f"{{{KINDS[language]['share']}: {asked}}}", language, figures)
        assert bool(told.words) == bool(whole)
        if not whole:
            continue
        assert slow.share_holds(told.words, part, whole)
        for words in WISHES[language]:
            found = _wish_agrees(
                f"{{{words}: {asked}}}", language, figures, holds=slow.share_holds(words, part, whole)
            )
            assert not found or slow.share_holds(found, part, whole)


def _changes_agree(figures, now, before, language):
    asked = f"victims {LINK[language][1]}"
    for kind in ("change", "changed"):
        told = one(f"{{{KINDS[language][kind]}: {asked}}}", language, figures).words
        assert slow.change_holds(told, len(before), len(now))
    for words in CHANGES[language]:
        holds = slow.change_holds(words, len(before), len(now))
        found = _wish_agrees(f"{{{words}: {asked}}}", language, figures, holds=holds)
        assert not found or slow.change_holds(found, len(before), len(now))


def _wish_agrees(text, language, figures, *, holds: bool) -> str:
    """Said where it holds; else a fault whose proposal can be said. Answers what is proposed."""
    found = one(text, language, figures)
    assert found.is_true == holds, text
    if holds:
        return ""
    (fault,) = found.faults
    assert fault.code == "not_true" and one(fault.proposal, language, figures).is_true
    return fault.proposal[1:].partition(":")[0]


def _list_agrees(figures, now, language):
    told = one(f"{{{KINDS[language]['list']}: victims {LINK[language][2]} top 3}}", language, figures)
    greatest = slow.greatest(now, "nationality", 3)
    assert bool(told.words) == bool(greatest)
    if not told.words:
        return
    unknown = {"da": "et ukendt land", "en": "an unknown country"}[language]
    codes = {countries.name(code, language) if code else unknown: code for code in greatest}
    linked = {"da": " fra ", "en": " from "}[language]
    read = Counter()
    for part in slow.listed(told.words, language):
        count, _, name = part.partition(linked)
        read[codes[name]] = slow.number(count, language)
    assert read == greatest


def _places_agree(figures, now, language):
    kind = {"da": "plads", "en": "rank"}[language]
    counts = Counter(row["nationality"] for row in now)
    names = {
        "da": ["største", "næststørste", "tredjestørste", "fjerdestørste", "femtestørste", "nummer 6"],
        "en": ["largest", "second largest", "third largest", "fourth largest", "fifth largest", "number 6"],
    }[language]
    for code in filter(None, counts):
        told = one(f"{{{kind}: victims nationality={code} {LINK[language][2]}}}", language, figures)
        equals = sum(count == counts[code] for count in counts.values())
        if equals > 1:
            assert [fault.code for fault in told.faults] == ["place_shared"]
        else:
            assert told.words.lower() == names[sum(count > counts[code] for count in counts.values())]
