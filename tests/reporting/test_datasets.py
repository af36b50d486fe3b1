"""The open data of the report: the same figures in every format, each with what it is, and the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import polars as pl
import pytest
from PIL import Image

from opennrm.reporting.domain.datasets import About, jsonstat
from opennrm.reporting.domain.tables import MAKERS, make_table
from opennrm.reporting.services import compose
from opennrm.reporting.services.opening import opened
from tests.reporting.cells import published_register

REGISTER = published_register()
AS_OF = date(2022, 5, 1)


@pytest.fixture(scope="module")
def report():
    return compose(2021, REGISTER, as_of=AS_OF, language="da")


@pytest.mark.parametrize("key", MAKERS)
def test_every_format_holds_the_figures_of_the_table(report, key):
    exhibit = next(each for each in report.exhibits if each.table.key == key)
    made = opened(exhibit, report)
    head, *rows = csv.reader(io.StringIO(made[f"data/{key}.csv"].decode()))
    kept = pl.read_parquet(io.BytesIO(made[f"data/{key}.parquet"]))
    assert kept.columns == head
    assert [[str(cell) for cell in row] for row in kept.rows()] == rows
    about = json.loads(made[f"data/{key}.csv-metadata.json"])
    assert [each["titles"] for each in about["tableSchema"]["columns"]] == head
    assert about["dc:date"] == "2022-05-01" and about["dc:title"] == exhibit.title
    assert opened(exhibit, report) == made


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("key", MAKERS)
def test_a_dataset_is_jsonstat_and_its_cells_are_those_of_the_table(key, language):
    table = make_table(key, 2021, REGISTER, language)
    told = jsonstat(table, About("Opdigtet titel", AS_OF, 1234, language, ""))
    assert (told["version"], told["class"], told["updated"]) == ("2.0", "dataset", "2022-05-01")
    assert told["size"] == [len(told["dimension"][name]["category"]["index"]) for name in told["id"]]
    assert len(told["value"]) == told["size"][0] * told["size"][1]
    for name in told["id"]:
        category = told["dimension"][name]["category"]
        assert list(category["label"]) == category["index"] and len(set(category["index"])) == len(
            category["index"]
        )
    places = [int(code[1:]) for code in told["dimension"]["contents"]["category"]["index"]]
    cells = [row[place] for row in table.rows for place in places]
    told_of = [told.get("status", {}).get(str(n), value) for n, value in enumerate(told["value"])]
    assert told_of == cells


def test_what_is_stated_below_five_is_no_value():
    table = make_table("victims_by_form_year", 2021, REGISTER, "da")
    told = jsonstat(table, About("", AS_OF, 1, "da", ""))
    assert "<5" in told["status"].values()
    assert all(told["value"][int(place)] is None for place in told["status"])


def test_a_drawing_is_a_picture_of_twice_its_size_on_white(report):
    exhibit = next(each for each in report.exhibits if each.table.key == "calls")
    picture = Image.open(io.BytesIO(opened(exhibit, report)["figures/calls.png"])).convert("RGB")
    assert picture.width > 1100 and picture.getpixel((1, 1)) == (255, 255, 255)
