"""Words for codes and countries, as pages show them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from opennrm.mechanism import countries
from opennrm.mechanism.rules import UnknownRule

FIGURES = Path(__file__).resolve().parents[2] / "opennrm" / "config" / "demo" / "data"
ALL = [code for code, _ in countries.all_countries("da")]


def published(file: str, what: str) -> set[tuple[str, str]]:
    with (FIGURES / file).open(encoding="utf-8", newline="") as rows:
        return {(row[f"{what}_iso3"], row[f"{what}_da"]) for row in csv.DictReader(rows)}


def rendered(source: str, **values: str) -> str:
    return Template("{% load mechanism %}" + source).render(Context(values))


@pytest.mark.parametrize(
    ("iso3", "name"),
    sorted(published("victims-2021.csv", "nationality") | published("returns-2021.csv", "destination")),
)
def test_countries_are_called_as_in_the_report(iso3, name):
    assert countries.name(iso3, "da") == name


def test_there_are_249_countries_of_iso_3166_and_kosovo():
    assert len(ALL) == len(set(ALL)) == 250
    assert countries.name("XKX", "en") == "Kosovo"
    assert countries.territory("XKX") == "XK"
    assert {"XKK", "DDR", "ZAR", "BUR", "YUG"}.isdisjoint(ALL)


@given(st.sampled_from(ALL), st.sampled_from(["da", "en"]))
def test_each_country_has_a_name_of_its_own_and_a_territory(iso3, language):
    names = dict(countries.all_countries(language))
    assert list(names.values()).count(countries.name(iso3, language)) == 1
    assert len(countries.territory(iso3)) == 2
    assert countries.is_country(iso3)


@pytest.mark.parametrize("iso3", ["", "DK", "dnk", "XXX"])
def test_what_is_no_country_has_no_name(iso3):
    assert not countries.is_country(iso3)
    for ask in (lambda: countries.name(iso3, "da"), lambda: countries.territory(iso3)):
        with pytest.raises(UnknownRule, match="There is no country"):
            ask()


def test_danish_lists_end_with_ae_oe_and_aa():
    names = [
        "Åland",
        "Østrig",
        "Ækvatorialguinea",
        "Zambia",
        "Curaçao",
        "Cuba",
        "Cypern",
        "algeriet",
        "Albanien",
    ]
    assert sorted(names, key=countries.danish_order) == [
        "Albanien", "algeriet", "Cuba", "Curaçao", "Cypern", "Zambia", "Ækvatorialguinea", "Østrig", "Åland",
    ]  # fmt: skip
    assert [name for _, name in countries.all_countries("da")][-3:] == ["Ækvatorialguinea", "Østrig", "Åland"]
    assert countries.all_countries("en")[1] == ("ALA", "Åland Islands")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("da", "Politiet Kina Center mod Menneskehandel Ukendt"),
        ("en", "Police China Centre against Human Trafficking Unknown"),
        ("en-gb", "Police China Centre against Human Trafficking Unknown"),
    ],
)
def test_pages_show_codes_in_their_own_language(language, expected):
    source = '{{ caller|label:"callers" }} {{ from|country }} {{ who|organisation }} {{ nowhere|country }}'
    values = {"caller": "police", "from": "CHN", "who": "cmm", "nowhere": ""}
    with translation.override(language):
        assert rendered(source, **values) == expected


def test_nothing_chosen_has_no_words():
    assert rendered('{{ code|label:"callers" }}{{ code|organisation }}', code="") == ""


def test_without_a_language_pages_are_danish():
    with translation.override(None):
        assert rendered('{{ code|label:"genders" }}', code="female") == "Kvinde"


def test_a_code_without_words_is_a_fault_and_not_an_empty_page():
    with pytest.raises(UnknownRule, match="no code in callers 'neighbour'"):
        rendered('{{ code|label:"callers" }}', code="neighbour")
