"""The demo register, loaded by the command into a database of its own, gives the published figures back."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from opennrm.config.demo import plan
from opennrm.shared.dates import clock
from tests.servers import copy_of, everything_in

SHARED = Path(__file__).resolve().parents[3] / "shared" / "reference" / "claims-2021.csv"
AS_OF = ("--as-of", "2022-05-01")


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """Runs ``nrm`` against a register that ``nrm demo load`` filled."""
    entry = connections["default"].settings_dict
    with django_db_blocker.unblock():
        connections["default"].close()
    with copy_of(entry, f"{entry['NAME']}_demo") as database:
        environment = os.environ | {"DATABASE_URL": database.url}

        def nrm(*words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
            done = subprocess.run(
                [sys.executable, "-m", "opennrm.config.cli", *words],
                env=environment,
                capture_output=True,
                text=True,
            )
            assert done.returncode == code, done.stderr
            return done

        nrm("demo", "load")
        nrm.database = database
        yield nrm


def test_a_dump_of_the_database_names_nobody_of_the_register(register):
    """Names, and births before anything that is recorded; in clear or as hexadecimal digits."""
    dump = everything_in(register.database).lower()
    persons = plan.everybody()
    births = {date(person.year - person.age, 1, 1) for person in persons}
    identities = {person.name for person in persons} | {day.isoformat() for day in births if day.year < 2007}
    assert len(identities) > 150 and "persons.registered" in dump
    for value in identities:
        assert value.lower() not in dump and value.encode().hex() not in dump, value


def shown(register, *words):
    return json.loads(register("statistics", "show", *words, "--format", "json").stdout)


def test_the_forms_of_2021_are_those_of_the_report(register):
    rows = shown(register, "victims", "--year", "2021", "--by", "exploitation", *AS_OF)
    stated = Counter()
    for row in plan.rows("victims-2021.csv"):
        stated[row["exploitation"]] += int(row["persons"])
    assert {row["exploitation"]: row["value"] for row in rows} == stated


def test_every_cell_of_the_overview_table(register):
    names = ("nationality", "gender", "age_group", "exploitation")
    rows = shown(register, "victims", "--year", "2021", "--by", ",".join(names), *AS_OF)
    stated = {
        (row["nationality_iso3"], row["gender"], row["age_group"], row["exploitation"]): int(row["persons"])
        for row in plan.rows("victims-2021.csv")
    }
    assert {tuple(row[name] for name in names): row["value"] for row in rows} == stated


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (("calls", "--year", "2021"), 273),
        (("calls", "--year", "2021", "--where", "caller=police"), 111),
        (("interviewed", "--year", "2021"), 193),
        (("victims", "--year", "2021"), 80),
        (("victims", "--year", "2020"), 77),
        (("victims", "--year", "2015"), 93),
        (("returns", "--year", "2021"), 38),
        (("returns", "--year", "2021", "--where", "assessed_year=2021"), 27),
        (("grants_paid", "--year", "2021"), 0),
        (("grants_paid", "--year", "2022", "--as-of", "2022-05-01"), 0),
        (("charges", "--year", "2021"), 8),
        (("convictions", "--year", "2016"), 14),
        (("victims", "--year", "2021", "--as-of", "2020-12-31"), 0),
    ],
)
def test_a_figure_of_the_report(register, words, value):
    assert shown(register, *words)[0]["value"] == value


# Of the eleven returns of the demo, written a second time: how many said yes to each step, and what was begun.
STEPS = {
    "offer": 11, "security": 10, "cooperation": 9, "journey": 7, "reintegration": 3, "another_life": 2,
}  # fmt: skip
ACTIVITIES = {
    "information": 11, "application": 10, "answer": 10, "risk_assessment": 9, "tickets": 4, "contact_at_home": 1, "find_partner": 1,
    "travel_documents": 1, "reception": 1,
}  # fmt: skip


def since_2022(register, measure, dimension):
    words = ("--from-year", "2022", "--year", str(clock.today().year), "--by", dimension)
    return {row[dimension]: row["value"] for row in shown(register, measure, *words)}


def test_the_figures_of_the_returns_that_are_under_way(register):
    assert since_2022(register, "return_steps", "step") == STEPS
    assert since_2022(register, "return_activities", "activity") == ACTIVITIES
    days = since_2022(register, "return_step_days", "step_before")
    assert days == dict.fromkeys(("offer", "security", "cooperation", "reintegration"), 12) | {"journey": 24}
    assert since_2022(register, "grants_paid", "support") == {"adult": 40_000, "cash": 3333.33}
    for measure in ("return_steps", "return_activities"):
        assert shown(register, measure, "--year", "2022", *AS_OF)[0]["value"] == 0


def test_the_prosecution_table(register):
    for column in ("charges", "indictments", "convictions"):
        rows = shown(register, column, "--year", "2021", "--from-year", "2014", "--by", "year")
        stated = {int(row["year"]): int(row[column]) for row in plan.rows("prosecution-2014-2021.csv")}
        assert {row["year"]: row["value"] for row in rows} == {
            year: count for year, count in stated.items() if count
        }


def test_the_checker_finds_the_two_contradictions_of_the_published_report(register):
    if not SHARED.exists():
        pytest.skip("The claims of the published report do not lie beside the project (../shared).")
    done = register("report", "check", str(SHARED), *AS_OF, code=1)
    assert [line[:4] for line in done.stdout.splitlines()] == ["C041", "C054"]
    unknown = [line.split(":")[0] for line in done.stderr.splitlines() if line.startswith("unknown")]
    assert unknown == [f"unknown C0{number}" for number in (79, 80, 81, 82, 83, 84, 85, 89)]


def test_a_changed_value_is_found(register, tmp_path):
    if not SHARED.exists():
        pytest.skip("The claims of the published report do not lie beside the project (../shared).")
    rows = list(csv.DictReader(SHARED.read_text(encoding="utf-8").splitlines()))
    changed = tmp_path / "claims.csv"
    with changed.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(row | {"value": "81"} if row["id"] == "C006" else row for row in rows)
    done = register("report", "check", str(changed), *AS_OF, code=1)
    assert [line[:4] for line in done.stdout.splitlines()] == ["C006", "C041", "C054"]


@pytest.mark.parametrize(
    ("language", "heading"), [("da", "Forberedte hjemsendelser"), ("en", "Prepared returns")]
)
def test_the_report_is_built_whole(register, tmp_path, language, heading):
    out = tmp_path / "report"
    register("report", "build", "2021", "--out", str(out), "--language", language, *AS_OF)
    page = (out / "report.html").read_text()
    assert heading in page
    manifest = json.loads((out / "manifest.json").read_text())
    assert manifest["as_of"] == "2022-05-01"
    assert len(list((out / "figures").glob("*.svg"))) >= 4
    assert (out / "tables.xlsx").stat().st_size > 0


def test_the_demo_is_only_for_an_empty_register(register):
    done = register("demo", "load", code=1)
    assert done.stderr.strip().startswith("nrm: The register is not empty")
    assert shown(register, "victims", "--year", "2021")[0]["value"] == 80


def test_nothing_in_the_demo_happens_after_2021(register):
    rows = shown(register, "victims", "--year", "2025", "--from-year", "2022", "--by", "year")
    assert rows == []
