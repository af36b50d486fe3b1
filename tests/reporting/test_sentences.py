"""Sentences hold figures, never numbers; they are true or they are not said."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from opennrm.reporting.domain.chapters import chapters
from tests.reporting.cells import CellFigures, person, published_register

CHAPTERS = Path(__file__).resolve().parents[2] / "opennrm/reporting/domain/chapters"
NUMBER_WORDS = {
    "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "halvdelen", "fjerdedel", "fordoblet",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "half", "quarter", "doubled",
}  # fmt: skip


def every_sentence(figures, year=2021):
    for chapter in chapters(year, figures):
        for section in chapter.sections:
            yield from section.sentences


def said(figures, language="da", year=2021):
    return [text for text in (each.say(figures, language) for each in every_sentence(figures, year)) if text]


def test_no_sentence_holds_a_number_of_its_own():
    for sentence in every_sentence(published_register()):
        for variant in sentence.variants:
            danish, english = (re.sub(r"\{[^}]*\}", "", text) for text in (variant.da, variant.en))
            assert not re.search(r"\d", danish + english), (danish, english)
            words = set(re.findall(r"[a-zæøå]+", danish.lower())) - {"to"} | set(
                re.findall(r"[a-z]+", english.lower())
            ) - {"to"}
            assert not words & NUMBER_WORDS, words & NUMBER_WORDS


def test_every_sentence_is_said_of_the_year_of_the_report():
    text = " ".join(said(published_register()))
    for wanted in (
        "Hotlinen modtog 273 opkald i 2021. Politiet ringede oftest, 111 gange",
        "tilsammen stod for 112 opkald",
        "193 personer var til identifikationssamtale",
        "80 personer blev vurderet som ofre for menneskehandel i 2021, tre flere end i 2020, hvor tallet var 77",
        "svarer til 41,5 pct. af de udredte",
        "Mænd udgør knap halvdelen af ofrene. Antallet af mænd er næsten fordoblet, fra 21 i 2020 til 37 i 2021",
        "Den yngste er 15 år og den ældste 52 år på afgørelsestidspunktet; gennemsnitsalderen er 31 år",
        "Fem ofre er mindreårige i alderen 15-17 år",
        "18 ofre er under 25 år; det er knap en fjerdedel af alle",
        "ni fra Marokko, to fra Afghanistan, to fra Algeriet, én fra Gambia og én fra Vietnam",
        "De fleste drenge og unge mænd er handlet til strafbare handlinger",
        "19 er handlet til tvangsarbejde i 2021. Det er en fordobling siden 2020, hvor tallet var ni",
        "Over halvdelen kommer fra Rumænien (6) og Kina (5)",
        "Ofrene er to kvinder, to mænd, én pige og én dreng",
        "De 80 ofre har 26 forskellige nationaliteter",
        "38 personer rejste med en forberedt hjemsendelse i 2021. Rejserne gik til 16 forskellige lande",
        "22 af 38",
        "27 af de hjemrejste var vurderet som ofre samme år, elleve i et tidligere år",
        "otte sigtelser og tre tiltaler",
        "Ingen blev dømt; den seneste domfældelse i tabellen er fra 2018",
    ):
        assert wanted in text, wanted


def test_the_report_does_not_repeat_the_published_contradictions():
    text = " ".join(said(published_register()))
    assert "halvdelen kommer fra Marokko" not in text
    assert "tre kvinder, tre mænd" not in text


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_empty_register_says_little_and_nothing_false(language):
    text = " ".join(said(CellFigures({}), language))
    assert "{" not in text
    assert "None" not in text


def one_victim():
    return CellFigures(
        {
            "victims": [person(2021, "DNK", "female", 16, "forced_labour")],
            "calls": [{"year": 2021, "caller": "ngo"}],
        }
    )


def test_one_person_is_spoken_of_in_the_singular():
    danish, english = " ".join(said(one_victim())), " ".join(said(one_victim(), "en"))
    assert (
        "Én person blev vurderet som offer for menneskehandel i 2021, én mere end i 2020, hvor tallet var nul"
        in danish
    )
    assert "One person was assessed as a victim" in english
    assert "Ét offer er mindreårigt" in danish
    assert "Ét offer er under 25 år" not in danish  # all of one is not a share worth naming
    assert "Én er en pige eller ung kvinde fra Danmark" in danish
    for wrong in ("Én personer", "One persons", "én ofre", "Én offer"):
        assert wrong not in danish + english


NATIONALITIES = ["NGA", "THA", "MAR", "ROU", "DNK", ""]
FORMS = [
    "sexual_exploitation", "forced_labour", "criminal_acts", "slavery_like_conditions", "other", "undetermined",
]  # fmt: skip


def random_register(seed: int) -> CellFigures:
    chance = random.Random(seed)
    many = chance.choice([1, 2, 5, 20, 90])
    victims = [
        person(
            chance.choice([2020, 2021]), chance.choice(NATIONALITIES), chance.choice(["female", "male", "transgender"]),
            chance.randint(14, 60), chance.choice(FORMS), chance.choice(["construction", "cleaning", "other", ""]),
        )
        for _ in range(many)
    ]  # fmt: skip
    returns = [
        {
            "year": 2021,
            "destination": chance.choice(NATIONALITIES[:5]),
            "assessed_year": chance.choice([2020, 2021]),
        }
        for _ in range(chance.choice([0, 1, 7]))
    ]
    return CellFigures(
        {
            "victims": victims,
            "returns": returns,
            "interviewed": [{"year": 2021}] * chance.choice([0, 1, many, 2 * many]),
        }
    )


@pytest.mark.parametrize("seed", range(60))
def test_any_register_can_be_reported(seed):
    figures = random_register(seed)
    for language in ("da", "en"):
        for text in said(figures, language):
            assert text[0] == text[0].upper()
            assert not re.search(r"[{}]|None|  ", text), text


@pytest.mark.parametrize("seed", range(60))
def test_majorities_are_majorities(seed):
    """A slow second look at the rows: whoever is said to be most is more than half."""
    figures = random_register(seed)
    people = [row for row in figures.cells["victims"] if row["year"] == 2021]
    words = {"sexual exploitation": FORMS[0], "forced labour": FORMS[1], "criminal acts": FORMS[2]}
    for gender, who in (("male", "men"), ("female", "women")):
        group = [row["exploitation"] for row in people if row["gender"] == gender]
        for text in said(figures, "en"):
            match = re.fullmatch(rf"Most {who} were trafficked for ([a-z ]+?)(?: or ([a-z ]+))?\.", text)
            if match and {name for name in match.groups() if name} <= words.keys():
                named = [words[name] for name in match.groups() if name]
                assert sum(form in named for form in group) * 2 > len(group)
