"""The profile ``strict``: attacked from outside, and its rules one sentence each."""

from __future__ import annotations

from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opennrm.shared.errors import Invalid
from opennrm.statistics import services
from opennrm.statistics.domain.disclosure import Linked, cell, protect, singled
from opennrm.statistics.domain.query import Query
from opennrm.statistics.suppression import hidden
from tests.statistics.attack import bounds, worlds

CODES = {"gender": "fm", "form": "sol", "origin": "rnv"}
NAMES = tuple(CODES)
PAIRS = tuple(combinations(NAMES, 2))


def tables(counts, printed):
    names = tuple(name for name in NAMES if any(name in table for table in printed))
    return Linked(names, {codes: count for codes, count in counts.items() if count}, printed)


@st.composite
def registers(draw):
    """Up to three linked tables over a small register in which many combinations are rare."""
    printed = tuple(
        draw(st.lists(st.sampled_from([*PAIRS, *((name,) for name in NAMES)]), min_size=1, max_size=3))
    )
    names = [name for name in NAMES if any(name in table for table in printed)]
    every = list(product(*(CODES[name] for name in names)))
    counts = draw(
        st.lists(st.sampled_from([0, 0, 1, 1, 2, 3, 4, 6, 9]), min_size=len(every), max_size=len(every))
    )
    return tables(dict(zip(every, counts, strict=True)), printed)


def seen_by_a_reader(made, kept_back):
    """Which combinations somebody could have, and what is printed."""
    possible = [dict(zip(made.dimensions, codes, strict=True)) for codes in made.possible]
    printed = [(dict(key), value) for key, value in made.values.items() if key not in kept_back]
    return possible, printed


@settings(max_examples=15, deadline=None)
@given(registers())
def test_no_small_count_can_be_worked_out_by_linear_programming(made):
    """Within one person to either side nothing is told, whatever is printed beside it."""
    if not made.counts:
        return
    kept_back = hidden(made)
    possible, printed = seen_by_a_reader(made, kept_back)
    for key, value in made.values.items():
        if 1 <= value <= 4:
            assert key in kept_back
            least, most = bounds(possible, printed, dict(key))
            assert least <= value - 1 and value + 1 <= most, (sorted(key), value, least, most)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 1, 2, 3, 5, 6]), min_size=4, max_size=4))
def test_every_small_count_could_be_something_else_in_whole_persons(counts):
    every = list(product("fm", "so"))
    made = tables(dict(zip(every, counts, strict=True)), (("gender", "form"),))
    if sum(counts) < 5:
        return
    possible, printed = seen_by_a_reader(made, hidden(made))
    found = list(worlds(possible, printed, sum(counts)))
    for key, value in made.values.items():
        if 1 <= value <= 4:
            told = {
                sum(n for n, each in zip(world, possible, strict=True) if dict(key).items() <= each.items())
                for world in found
            }
            assert {value - 1, value + 1} <= told


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"r": 10, "n": 3, "v": 7}, {"r"}),  # one small alone would be the total less the others
        ({"r": 10, "n": 3, "v": 2}, {"r"}),
        ({"r": 10, "n": 20}, {"r", "n"}),
        ({"r": 4, "n": 1}, set()),
    ],
)
def test_the_total_is_kept_and_no_count_is_hidden_alone(counts, shown):
    made = tables({(code,): count for code, count in counts.items()}, (("origin",),))
    kept_back = hidden(made)
    assert frozenset() not in kept_back
    assert {code for code in counts if cell({"origin": code}) not in kept_back} == shown


def test_a_small_total_takes_everything_with_it():
    made = tables({("r",): 2, ("n",): 1}, (("origin",),))
    assert hidden(made) == frozenset(made.values)


def test_what_one_table_hides_another_does_not_tell():
    """Three women from one country: the split by form would say so, if its total for the country were printed."""
    counts = {
        ("f", "s", "r"): 9,
        ("m", "o", "r"): 8,
        ("f", "s", "n"): 3,
        ("m", "o", "v"): 9,
        ("f", "l", "v"): 6,
    }
    made = tables(counts, (("gender", "origin"), ("form", "origin")))
    kept_back = hidden(made)
    assert cell({"origin": "n"}) in kept_back
    assert cell({"gender": "f", "origin": "n"}) in kept_back
    possible, printed = seen_by_a_reader(made, kept_back)
    least, most = bounds(possible, printed, {"origin": "n"})
    assert least <= 2 and most >= 4


def test_that_nobody_of_thirty_is_a_child_helps_nobody():
    """A reader knows which ages belong to which group; the attacker is given that too."""
    counts = {("<18", "15"): 6, ("18+", "30"): 4, ("18+", "40"): 5}
    made = Linked(("age_group", "age"), counts, (("age",), ("age_group",)))
    assert set(made.possible) == set(counts)
    kept_back = hidden(made)
    possible, printed = seen_by_a_reader(made, kept_back)
    least, most = bounds(possible, printed, {"age": "30"})
    assert least <= 3 and most >= 5


def test_who_stands_alone_in_several_cells_is_one_person():
    counts = {("f", "s", "r"): 9, ("m", "o", "r"): 1, ("f", "o", "n"): 3}
    made = tables(counts, (("gender", "origin"), ("form",)))
    found = singled(made)
    assert found.persons == 1
    assert set(found.cells) == {cell({"gender": "m"}), cell({"gender": "m", "origin": "r"})}
    assert cell({"origin": "n"}) in found.few


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([10, 3, 7], [10, None, None]),
        ([10, 3, 2, 7], [10, None, None, 7]),
        ([10, 20], [10, 20]),
        ([3], [None]),
    ],
)
def test_an_imported_split_never_hides_one_cell_alone(values, shown):
    rows = [{"code": str(number), "value": each} for number, each in enumerate(values)]
    assert [row["value"] for row in protect(rows)] == shown


@pytest.fixture
def some_victims(db, decision):
    """Seven Romanian men in construction, two Nigerian women."""
    for day in range(1, 8):
        services.append_decision(decision(occurred_on=date(2021, 6, day)))
    for day in (10, 11):
        services.append_decision(
            decision(
                occurred_on=date(2021, 6, day),
                nationality="NGA",
                gender="female",
                sector="",
                main_form="sexual_exploitation",
            )
        )


def test_the_same_count_is_hidden_however_it_is_asked_for(some_victims):
    split = services.show(Query("victims", 2021, by=("gender", "nationality"), profile="strict"))
    assert {(row["gender"], row["nationality"]) for row in split if row.get("suppressed")} >= {
        ("female", "NGA")
    }
    (alone,) = services.show(
        Query("victims", 2021, where=(("gender", "female"), ("nationality", "NGA")), profile="strict")
    )
    assert alone == {"value": None, "suppressed": True}
    (total,) = services.show(Query("victims", 2021, profile="strict"))
    assert total == {"value": 9}


def test_a_hidden_count_of_nobody_has_a_row_as_any_other(db, decision):
    """Where the totals of five leave no other room, that no woman is from Romania would tell of the men."""
    for gender, origin, count in (("male", "ROU", 5), ("male", "NGA", 2), ("female", "NGA", 5)):
        for day in range(1, count + 1):
            services.append_decision(
                decision(occurred_on=date(2021, 6, day), gender=gender, nationality=origin)
            )
    rows = services.show(Query("victims", 2021, by=("gender", "nationality"), profile="strict"))
    assert len(rows) == 4
    assert all(row["value"] is None for row in rows)


def test_a_condition_on_the_year_is_the_year(some_victims):
    asked = Query(
        "victims", 2022, from_year=2020, where=(("year", "2021"), ("gender", "female")), profile="strict"
    )
    assert services.show(asked) == [{"value": None, "suppressed": True}]


def test_sums_are_hidden_in_one_split_only(db):
    with pytest.raises(Invalid) as refused:
        services.show(Query("grants_paid", 2021, by=("destination", "support"), profile="strict"))
    assert refused.value.code == "statistics.sums_need_one_dimension"
