"""The catalogue: every measure says in both languages what it counts, and where its series changes."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields
from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from opennrm.config.demo.plan import DATA
from opennrm.statistics import services
from opennrm.statistics.domain.breaks import OF_MEASURES, breaks_of
from opennrm.statistics.domain.definitions import DEFINITIONS, STAGES, Definition
from opennrm.statistics.domain.dimensions import DIMENSIONS, Dimension
from opennrm.statistics.domain.measures import MEASURES, UNITS
from opennrm.statistics.domain.texts import Text
from opennrm.statistics.presenters.words import code_word, dated_codes

# Written a second time: what a reader may know of each measure.
TOLD = {"name", "counts", "leaves_out", "source", "quality"}


def texts(entry):
    return {
        each.name: getattr(entry, each.name)
        for each in fields(entry)
        if isinstance(getattr(entry, each.name), Text)
    }


def test_every_measure_stands_in_the_catalogue_and_nothing_else_does():
    assert DEFINITIONS.keys() == MEASURES.keys()
    assert {each.name for each in fields(Definition)} == TOLD | {"stage"}


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_measure_says_what_it_counts_in_both_languages(measure, language):
    entry = DEFINITIONS[measure]
    assert {name for name, text in texts(entry).items() if text.told(language).strip()} == TOLD
    assert entry.stage in STAGES
    assert UNITS[MEASURES[measure].unit].told(language)


@pytest.mark.parametrize("measure", MEASURES)
def test_danish_and_english_are_not_the_same_words(measure):
    assert [name for name, text in texts(DEFINITIONS[measure]).items() if text.da == text.en] == []


def test_every_dimension_of_a_measure_is_defined_and_used():
    assert {name for each in MEASURES.values() for name in each.dimensions} == DIMENSIONS.keys()


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_dimension_has_words_in_both_languages(dimension, language):
    entry: Dimension = DIMENSIONS[dimension]
    assert all(
        text.told(language).strip()
        for text in (entry.name, entry.meaning, entry.blank, *entry.words.values())
    )


# Code, Danish, English.
WORDS = (
    ("exploitation", "slavery_like_conditions", "Slaverilignende forhold", "Slavery-like conditions"),
    ("exploitation", "remaining", "Øvrige", "Remaining"),
    ("nationality", "XKX", "Kosovo", "Kosovo"),
    ("nationality", "", "Ikke oplyst", "Not stated"),
    ("authority", "immigration_service", "Udlændingestyrelsen", "Immigration Service"),
    ("age_band", "18-24", "18-24 år", "18 to 24"),
    ("age", 17, "17", "17"),
    ("age", None, "Ikke oplyst", "Not stated"),
    ("sector", "", "Ingen branche", "No sector"),
    ("gender", "no_code_any_more", "no_code_any_more", "no_code_any_more"),
)


@pytest.mark.parametrize(("dimension", "code", "da", "en"), WORDS)
def test_a_code_has_its_words(dimension, code, da, en):
    for language, words in (("da", da), ("en", en)):
        with override(language):
            assert code_word(dimension, code) == words


def breaks(measure, imported_until=None):
    found = breaks_of(MEASURES[measure], dated_codes(MEASURES[measure]), imported_until)
    return [(each.year, each.dimension, each.text.da.split(" bruges")[0]) for each in found]


def test_slavery_like_conditions_break_the_series_in_2020():
    assert (2020, "exploitation", "Slaverilignende forhold") in breaks("victims")


def test_the_registers_own_count_breaks_the_imported_series():
    assert [year for year, dimension, _ in breaks("victims", 2019) if not dimension] == [2020]
    assert [year for year, dimension, _ in breaks("victims") if not dimension] == []


def test_a_break_is_of_a_measure_and_of_one_of_its_dimensions():
    for measure, written in OF_MEASURES.items():
        assert {each.dimension for each in written} <= {"", *MEASURES[measure].dimensions}


def test_a_statute_that_is_not_in_force_breaks_nothing():
    assert breaks("charges") == []


pages = pytest.mark.django_db


@pages
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_each_measure_has_a_page_in_both_languages(client_for, analyst, measure, language):
    client = client_for(analyst)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = client.get(reverse("statistics:measure", args=[measure])).content.decode()
    assert DEFINITIONS[measure].name.told(language) in page


@pages
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_each_dimension_has_a_page(client_for, analyst, dimension):
    page = client_for(analyst).get(reverse("statistics:dimension", args=[dimension])).content.decode()
    assert DIMENSIONS[dimension].meaning.da in page


@pages
@pytest.mark.parametrize("name", ["statistics:measure", "statistics:dimension"])
def test_what_is_not_in_the_catalogue_is_not_found(client_for, analyst, name):
    assert client_for(analyst).get(reverse(name, args=["fodnote"])).status_code == 404


@pages
def test_a_code_list_says_since_when_a_form_is_used(client_for, analyst):
    page = client_for(analyst).get(reverse("statistics:dimension", args=["exploitation"])).content.decode()
    row = page[page.index("slavery_like_conditions") :]
    assert "2020-01-01" in row[: row.index("</tr>")]


@pytest.fixture
def victims(db, decision):
    """The years before the register, and two victims of its own."""
    services.import_series(DATA / "victims-2007-2023.csv", last_year=2019)
    for _ in range(2):
        services.append_decision(decision(occurred_on=date(2021, 5, 5)))


@pages
def test_a_series_runs_from_2007_and_a_year_without_anybody_is_nought(client_for, analyst, victims):
    page = client_for(analyst).get(reverse("statistics:measure", args=["victims"])).context["page"]
    series = {row["year"]: row["value"] for row in page.series}
    assert {year: series[year] for year in ("2007", "2010", "2019", "2020", "2021", "2022")} == {
        "2007": "17", "2010": "53", "2019": "64", "2020": "0", "2021": "2", "2022": "0",
    }  # fmt: skip
    assert page.drawing.wide.startswith("<svg")
    assert "Højest i 2016: 121." in page.sentence


@pages
@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_a_series_is_taken_away_with_what_it_means(client_for, analyst, victims, suffix):
    answer = client_for(analyst).get(reverse("statistics:series", args=["victims", suffix]))
    text = answer.content.decode()
    if suffix == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        assert {row["unit"] for row in rows} == {"personer, én gang pr. år"}
        assert [row["value"] for row in rows if row["year"] == "2021"] == ["2"]
    else:
        told = json.loads(text)
        assert told["counts"] == DEFINITIONS["victims"].counts.da
        assert [row["value"] for row in told["figures"] if row["year"] == 2021] == [2]
        assert "Her begynder registrets egne tal" in json.dumps(told["breaks"], ensure_ascii=False)


@pages
def test_a_file_of_another_kind_is_not_found(client_for, analyst):
    assert client_for(analyst).get(reverse("statistics:series", args=["victims", "docx"])).status_code == 404
