"""The report and the checker on the real ledger, filled by events as the stages publish them."""

from __future__ import annotations

import csv
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

import pytest

from opennrm.identification.domain.events import DecisionMade, InterviewRecorded
from opennrm.intake.domain.events import CallRegistered
from opennrm.prosecution.domain.events import StepRecorded
from opennrm.reporting.services import Wanted, build, check
from opennrm.returns.domain.events import JourneyCompleted
from opennrm.shared.dates import clock, noon
from opennrm.statistics import services as ledger
from tests.reporting.cells import CALLERS, PUBLISHED, published, victims_2020, victims_2021

AS_OF = date(2022, 5, 1)
STEPS = {"charges": "charge", "indictments": "indictment", "convictions": "conviction"}


def someone(number: int) -> UUID:
    return uuid5(NAMESPACE_URL, f"opdigtet person {number}")


def append_victims() -> None:
    for number, each in enumerate(victims_2020() + victims_2021()):
        day = date(each["year"], 6, 1)
        ledger.append_decision(
            DecisionMade(
                decision_id=uuid4(), corrects=None, person_id=someone(number), occurred_on=day, outcome="victim",
                nationality=each["nationality"], gender=each["gender"], age=each["age"], main_form=each["exploitation"],
                forms=(each["exploitation"],), sector=each["sector"], sub_form=each["sub_form"], authority="cmm",
                referred_by="police", country_of_exploitation="DNK",
            )
        )  # fmt: skip


def append_others() -> None:
    day = date(2021, 6, 1)
    for caller, calls in CALLERS.items():
        for _ in range(calls):
            ledger.append_call(CallRegistered(uuid4(), day, caller, "advice"))
    for number in range(193):
        ledger.append_interview(InterviewRecorded(uuid4(), someone(number), day, "cmm"))
    journeys = [
        row["destination_iso3"] for row in published("returns-2021.csv") for _ in range(int(row["persons"]))
    ]
    # Victims of 2020 come first: 11 of them and 27 of 2021 travelled.
    of_2020 = len(victims_2020())
    for number, code in enumerate(journeys):
        who = someone(of_2020 + number if number < 27 else number - 27)
        ledger.append_return(JourneyCompleted(uuid4(), who, day, code))


def append_prosecution() -> None:
    for row in published("prosecution-2014-2021.csv"):
        for column, step in STEPS.items():
            for _ in range(int(row[column])):
                ledger.append_prosecution_step(
                    StepRecorded(uuid4(), uuid4(), step, "p262a", date(int(row["year"]), 6, 1))
                )


@pytest.fixture
def register(db):
    with clock.standing_at(noon(date(2022, 4, 1))):
        append_victims()
        append_others()
        append_prosecution()
        ledger.import_series(PUBLISHED / "victims-2007-2023.csv", last_year=2019)


def test_the_checker_finds_exactly_the_two_contradictions(register):
    result = check(PUBLISHED / "claims-2021.csv", AS_OF)
    assert [found.claim.id for found in result.found] == ["C041", "C054"]
    assert len(result.confirmed) == 86


def test_the_report_is_built_from_the_ledger(register, tmp_path):
    manifest = build(Wanted(2021, AS_OF, "da"), tmp_path)
    assert manifest["ledger_position"] > 0
    page = (tmp_path / "report.html").read_text()
    assert "Antallet af mænd er næsten fordoblet, fra 21 i 2020 til 37 i 2021" in page
    assert "Så højt har tallet ikke været siden 2018" in page
    years = list(csv.reader((tmp_path / "data/victims_by_year.csv").read_text().splitlines()))
    assert [row[1] for row in years[1:]] == [str(year) for year in range(2007, 2022)]
    assert [row[0] for row in years[1:]] == ["imported"] * 13 + ["register"] * 2


def test_before_it_was_recorded_nothing_is_known(register, tmp_path):
    build(Wanted(2021, date(2022, 3, 1), "da"), tmp_path)
    assert "80 personer blev vurderet" not in (tmp_path / "report.html").read_text()


def test_a_decision_recorded_later_does_not_move_the_report(register, tmp_path):
    before = build(Wanted(2021, AS_OF, "da"), tmp_path / "before")
    with clock.standing_at(noon(date(2022, 6, 1))):
        append_victims()
    assert build(Wanted(2021, AS_OF, "da"), tmp_path / "after") == before
