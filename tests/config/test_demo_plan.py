"""The demo register is made from the published cells; here they are counted again, another way."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from opennrm.config.demo import plan

EVERYBODY = plan.everybody()
VICTIMS = {
    year: [each for each in EVERYBODY if each.year == year and each.outcome == "victim"]
    for year in (2020, 2021)
}
YEAR = VICTIMS[2021]


def test_the_cells_of_2021_are_those_of_the_overview_table():
    made = Counter(
        (each.nationality, each.gender, "<18" if each.age < 18 else "18+", each.form) for each in YEAR
    )
    stated = {
        (row["nationality_iso3"], row["gender"], row["age_group"], row["exploitation"]): int(row["persons"])
        for row in plan.rows("victims-2021.csv")
    }
    assert made == stated


def test_the_ages_of_2021_are_those_of_the_report():
    ages = [each.age for each in YEAR]
    assert (min(ages), max(ages), round(sum(ages) / len(ages))) == (15, 52, 31)
    young = [each for each in YEAR if each.age < 25]
    assert len(young) == 18
    assert Counter(each.nationality for each in young if each.gender == "male") == {
        "MAR": 9,
        "AFG": 2,
        "DZA": 2,
        "VNM": 1,
        "GMB": 1,
    }
    assert sorted(each.nationality for each in young if each.gender == "female") == ["NGA", "SRB", "THA"]


def test_the_sectors_of_2021_are_those_of_the_report():
    sectors = Counter(each.sector for each in YEAR if each.form == "forced_labour")
    assert (sectors["construction"], sectors["restaurant"], sectors["export"], sectors.total()) == (
        6,
        5,
        2,
        19,
    )


@pytest.mark.parametrize(
    ("attribute", "value", "count"),
    [
        ("gender", "female", 55),
        ("gender", "male", 21),
        ("gender", "transgender", 1),
        ("form", "sexual_exploitation", 44),
        ("form", "forced_labour", 9),
        ("form", "criminal_acts", 9),
        ("form", "slavery_like_conditions", 3),
    ],
)
def test_2020_has_what_the_claims_say_of_it(attribute, value, count):
    assert len(VICTIMS[2020]) == 77
    assert sum(getattr(each, attribute) == value for each in VICTIMS[2020]) == count


def test_the_journeys_of_2021_are_those_of_the_report():
    travelled = [each for each in EVERYBODY if each.destination]
    stated = {row["destination_iso3"]: int(row["persons"]) for row in plan.rows("returns-2021.csv")}
    assert Counter(each.destination for each in travelled) == stated
    assert Counter(each.year for each in travelled) == {2021: 27, 2020: 11}
    assert all(each.decided_on < each.travels_on <= date(2021, 12, 31) for each in travelled)


def test_calls_and_interviewed_persons_of_2021():
    callers = Counter(each.caller for each in plan.calls())
    partners = ("immigration_service", "return_agency", "municipality", "ngo", "accommodation")
    assert (callers.total(), callers["police"], sum(callers[each] for each in partners)) == (273, 111, 112)
    assert sum(each.year == 2021 for each in EVERYBODY) == 193


def test_prosecution_steps_are_the_table():
    made = Counter((each.day.year, each.step) for each in plan.prosecution_steps())
    for row in plan.rows("prosecution-2014-2021.csv"):
        for column, step in plan.ORDER.items():
            assert made[int(row["year"]), step] == int(row[column])


def test_everything_of_a_year_happens_in_it_and_in_order():
    for each in EVERYBODY:
        assert each.referred_on < each.decided_on
        assert each.referred_on.year == each.decided_on.year == each.year


def test_every_name_says_that_it_is_invented():
    assert all(each.name.startswith("Opdigtet ") for each in EVERYBODY)
