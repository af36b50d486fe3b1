"""The rules of police files and steps, written a second time by hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.prosecution.domain import (
    ORDER,
    Reach,
    RecordedStep,
    StepInput,
    check_step,
    file_number,
    reach_of,
)
from opennrm.prosecution.domain.files import check_opened_on
from opennrm.prosecution.domain.steps import is_in_order
from opennrm.shared.errors import Invalid

TODAY = date(2021, 6, 12)
FILE = UUID(int=1)

REACHES = """
prosecution_service every_file
nsk                 every_file
police              own_files
cmm                 own_files
immigration_service own_files
return_agency       own_files
hopenow             own_files
somebody_unknown    own_files
"""


def step(**given):
    return StepInput(
        **{"file_id": FILE, "accused": 1, "step": "charge", "statute": "p262a", "occurred_on": TODAY} | given
    )


def check(new, *standing, opened_on=None):
    check_step(new, standing=standing, opened_on=opened_on, today=TODAY)


@pytest.mark.parametrize("line", REACHES.strip().splitlines())
def test_only_the_listed_organisations_reach_every_file(line):
    code, reach = line.split()
    assert reach_of(code) is Reach(reach)


REFUSED = [
    ({"occurred_on": TODAY + timedelta(days=1)}, "prosecution.step_in_future", "occurred_on"),
    ({"occurred_on": date(2019, 12, 31)}, "prosecution.step_before_file", "occurred_on"),
    ({"statute": "p262b"}, "prosecution.statute_not_in_force", "statute"),
    ({"statute": "p1"}, "prosecution.unknown_statute", "statute"),
    ({"step": "verdict"}, "prosecution.unknown_step", "step"),
    ({"accused": 0}, "prosecution.no_such_accused", "accused"),
    ({"accused": 1000}, "prosecution.no_such_accused", "accused"),
]


@pytest.mark.parametrize(("wrong", "code", "field"), REFUSED, ids=[each[1] for each in REFUSED])
def test_an_impossible_step_is_refused_at_its_field(wrong, code, field):
    with pytest.raises(Invalid) as refused:
        check(step(**wrong), opened_on=date(2020, 1, 1))
    assert (refused.value.code, refused.value.field) == (code, field)


@pytest.mark.parametrize("kind", ["indictment", "conviction"])
def test_a_later_step_may_stand_without_the_earlier_ones(kind):
    check(step(step=kind, occurred_on=date(2014, 1, 1)))


def test_an_indictment_cannot_lie_before_the_charge():
    charged = RecordedStep("charge", "p262a", date(2021, 3, 1))
    with pytest.raises(Invalid, match="prosecution.step_out_of_order"):
        check(step(step="indictment", occurred_on=date(2021, 2, 28)), charged)
    check(step(step="indictment", occurred_on=date(2021, 3, 1)), charged)


def test_a_charge_cannot_be_put_after_the_indictment():
    indicted = RecordedStep("indictment", "p262a", date(2021, 2, 1))
    with pytest.raises(Invalid, match="prosecution.step_out_of_order"):
        check(step(occurred_on=date(2021, 3, 1)), indicted)


def test_steps_under_another_statute_are_another_matter():
    check(step(occurred_on=date(2021, 3, 1)), RecordedStep("indictment", "p282_286", date(2021, 2, 1)))


def test_the_same_step_stands_only_once():
    with pytest.raises(Invalid, match="prosecution.step_known"):
        check(step(), RecordedStep("charge", "p262a", TODAY))


days = st.dates(date(2014, 1, 1), TODAY)
records = st.builds(RecordedStep, st.sampled_from(ORDER), st.just("p262a"), days)


@given(st.lists(records, max_size=4))
def test_whether_steps_are_in_order_does_not_depend_on_who_typed_first(steps):
    assert len({is_in_order(each) for each in permutations(steps)}) == 1


@given(st.lists(records, max_size=6))
def test_order_means_that_no_first_step_lies_before_the_first_of_an_earlier_kind(steps):
    """The slow way: every pair of kinds."""
    expected = True
    for earlier, later in [("charge", "indictment"), ("charge", "conviction"), ("indictment", "conviction")]:
        befores = sorted(each.occurred_on for each in steps if each.step == earlier)
        afters = sorted(each.occurred_on for each in steps if each.step == later)
        if befores and afters and befores[0] > afters[0]:
            expected = False
    assert is_in_order(steps) is expected


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0100-70122-00123-21", "0100-70122-00123-21"),
        ("  opdigtet  7 ", "OPDIGTET 7"),
        ("opdigtet-før", "OPDIGTET-FØR"),
    ],
)
def test_a_number_is_written_one_way(typed, number):
    assert file_number(typed) == number
    assert file_number(number) == number


@pytest.mark.parametrize(("typed", "code"), [(" ", "number_missing"), ("9" * 61, "number_too_long")])
def test_a_number_that_is_none_is_refused(typed, code):
    with pytest.raises(Invalid, match=f"prosecution.{code}"):
        file_number(typed)


def test_a_file_may_be_old_or_of_unknown_age_but_not_of_tomorrow():
    check_opened_on(None, today=TODAY)
    check_opened_on(date(1998, 1, 1), today=TODAY)
    with pytest.raises(Invalid, match="prosecution.file_in_future"):
        check_opened_on(TODAY + timedelta(days=1), today=TODAY)
