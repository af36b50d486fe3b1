"""The map and the drawings: every country has a place, and nothing is fetched."""

from __future__ import annotations

import json

import pytest

from opennrm.mechanism.countries import all_countries
from opennrm.ui import charts, flatten, world

# Places too small for the atlas at 1:50 million, or parts of others; a victim from there is in the table.
NOT_ON_THE_MAP = 60


def test_the_nationalities_of_the_report_are_on_the_map():
    for code in ("XKX", "NGA", "SUR", "SGP", "MLT", "RUS", "FRA", "DNK", "GMB", "PHL"):
        assert world.middle(code), code


def test_nearly_all_countries_are_on_the_map():
    missing = [code for code, _ in all_countries("en") if not world.middle(code)]
    assert len(missing) < NOT_ON_THE_MAP, missing


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"), [("NGA", 8, 9), ("FRA", 2.5, 46.5), ("RUS", 95, 62), ("XKX", 21, 42.6)]
)
def test_a_country_lies_where_it_lies(code, longitude, latitude):
    x, y = world.middle(code)
    there = flatten.equal_earth((longitude, latitude))
    assert abs(x - there[0]) < 0.06 and abs(y - there[1]) < 0.06


def test_the_view_holds_all_places_and_is_never_closer_than_a_continent():
    one = world.view_of([world.middle("DNK")], 720)
    assert one.width / one.scale == pytest.approx(2.0)
    places = [world.middle(code) for code in ("SUR", "PHL", "DNK", "TZA")]
    wide = world.view_of(places, 720)
    assert all(0 < x < wide.width and 0 < y < wide.height for x, y in map(wide.at, places))


def test_an_unknown_country_is_not_drawn():
    assert world.middle("") is None
    drawn = charts.svg(
        charts.world_map([{"code": "", "name": "?", "value": 3}], narrow=False), title="x", key="k"
    )
    assert "#1f4e79" not in drawn


def test_words_in_a_name_cannot_become_markup():
    rows = [{"name": "<script>alert(1)</script>", "value": 2}]
    drawn = charts.svg(charts.bars(rows, narrow=True), title='"><script>', key="k")
    assert "<script" not in drawn


def test_a_year_not_known_has_no_column_and_no_number():
    rows = [
        {"name": "A", "year": "2010", "value": 0, "label": "<5"},
        {"name": "A", "year": "2011", "value": 0, "label": ""},
        {"name": "A", "year": "2012", "value": 7, "label": "7"},
    ]
    drawn = charts.svg(charts.panels(rows, narrow=False), title="x", key="k")
    assert "&lt;5" in drawn and ">7<" in drawn and ">0<" not in drawn


def test_the_flat_map_is_made_of_this_atlas():
    assert json.loads(json.dumps(flatten.flattened())) == world.shapes()
