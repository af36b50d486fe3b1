"""The built report: every file, self-contained, the same bytes each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from opennrm.mechanism.rules import Wording, worded
from opennrm.reporting.domain import overview
from opennrm.reporting.services import Wanted, build
from tests.reporting.cells import CellFigures, published, published_register

AS_OF = date(2022, 5, 1)
FROM_THE_NEXT_DAY = Wording(date(2022, 5, 2), "sectors", "restaurant", "Opdigtet branche", "Invented sector")
FIGURES = [
    "calls", "returns_by_destination", "sectors", "victims_by_age", "victims_by_form", "victims_by_form_year",
    "victims_by_gender", "victims_by_nationality", "victims_by_year",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("report")
    build(Wanted(2021, AS_OF, "da"), out, figures=published_register())
    return out


def test_the_manifest_tells_what_the_files_are_made_of(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (manifest["year"], manifest["as_of"], manifest["ledger_position"]) == (2021, "2022-05-01", 1234)
    written = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {
        "manifest.json"
    }
    assert set(manifest["files"]) == written
    for name, checksum in manifest["files"].items():
        assert checksum == f"sha256:{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"


def test_the_same_register_gives_the_same_bytes_also_after_a_code_got_another_label(folder, tmp_path):
    with worded((FROM_THE_NEXT_DAY,), AS_OF):
        again = build(Wanted(2021, AS_OF, "da"), tmp_path, figures=published_register())
    assert again["files"] == json.loads((folder / "manifest.json").read_text())["files"]


@pytest.mark.parametrize("key", FIGURES)
def test_each_chart_is_an_image_with_a_name_a_sentence_and_a_table(folder, key):
    drawing = (folder / "figures" / f"{key}.svg").read_text()
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own file
    assert root.get("role") == "img"
    assert len(root.get("aria-label")) > 40
    assert "<script" not in drawing and "http://www.w3.org" in drawing
    page = (folder / "report.html").read_text()
    figure = page[page.index(f'id="{key}-title"') :]
    assert '<p class="says">' in figure and "<table" in figure
    assert (folder / "data" / f"{key}.csv").is_file()


def test_the_page_loads_nothing_from_anywhere(folder):
    page = (folder / "report.html").read_text()
    assert not re.search(r"<script|<link|src=\"http|url\(http|@import", page)
    for name in re.findall(r'href="([^"#]+)"', page):
        assert (folder / name).is_file()


def test_ids_on_the_page_are_unique(folder):
    ids = re.findall(r'\sid="([^"]+)"', (folder / "report.html").read_text())
    assert sorted(set(ids)) == sorted(ids)


def test_the_overview_is_the_published_table():
    blocks = overview.blocks(2021, published_register(), "da")
    assert [block[0].text for block in blocks] == list(
        dict.fromkeys(row["nationality_da"] for row in published("victims-2021.csv"))
    )
    assert sum(block[0].persons for block in blocks) == 80
    nigeria = [(line.level, line.text, line.persons) for line in blocks[0]]
    assert nigeria == [
        (0, "Nigeria", 16), (1, "Kvinde / over 18", 11), (2, "Seksuel udnyttelse", 11), (1, "Mand / over 18", 5),
        (2, "Strafbare handlinger", 4), (2, "Kunne ikke fastslås", 1),
    ]  # fmt: skip


def test_the_overview_ends_with_the_total(folder):
    page = (folder / "report.html").read_text()
    assert '<th scope="row">Antal ofre i alt</th><td>80</td>' in page


def test_data_files_hold_codes_and_numbers(folder):
    rows = list(csv.reader(io.StringIO((folder / "data/victims_by_nationality.csv").read_text())))
    assert rows[:3] == [
        ["code", "Nationalitet", "Antal ofre"],
        ["NGA", "Nigeria", "16"],
        ["THA", "Thailand", "11"],
    ]
    assert sum(int(row[2]) for row in rows[1:]) == 80
    years = list(csv.reader(io.StringIO((folder / "data/victims_by_year.csv").read_text())))
    assert ["imported", "2019", "64", "Importeret serie"] in years
    assert ["register", "2021", "80", "Registret"] in years
    forms = list(csv.reader(io.StringIO((folder / "data/victims_by_form_year.csv").read_text())))
    assert forms[2][:4] == ["forced_labour", "Tvangsarbejde", "<5", "<5"]


def test_the_workbook_has_a_sheet_for_each_table_and_no_formula(folder):
    with zipfile.ZipFile(folder / "tables.xlsx") as book:
        names = set(re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode()))
        sheets = "".join(book.read(name).decode() for name in book.namelist() if "worksheets" in name)
        strings = book.read("xl/sharedStrings.xml").decode()
    assert names == {path.stem for path in (folder / "data").glob("*.csv")}
    assert "Nigeria" in strings and "<v>16</v>" in sheets and "<f>" not in sheets


def test_small_states_are_seen_on_the_map(tmp_path):
    from tests.reporting.cells import person

    people = [person(2021, code, "female", 30, "other") for code in ("XKX", "SGP", "MLT", "DNK")]
    build(Wanted(2021, AS_OF, "en"), tmp_path, figures=CellFigures({"victims": people}))
    drawing = (tmp_path / "figures/victims_by_nationality.svg").read_text()
    assert drawing.count("symbol") >= 1
    assert len(re.findall(r'fill="#1f4e79"', drawing)) == 4


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_empty_register_gives_a_report_without_figures(tmp_path, language):
    manifest = build(Wanted(2021, AS_OF, language), tmp_path, figures=CellFigures({}))
    assert "report.html" in manifest["files"]
    assert not [name for name in manifest["files"] if name.startswith("figures/victims_by_nationality")]


def test_the_english_report_is_in_english(tmp_path):
    build(Wanted(2021, AS_OF, "en"), tmp_path, figures=published_register())
    page = (tmp_path / "report.html").read_text()
    assert '<html lang="en">' in page and "As of 1 May 2022" in page
    assert not re.search(r"[æøå]", re.sub(r"<style>.*?</style>", "", page, flags=re.S), re.I)
