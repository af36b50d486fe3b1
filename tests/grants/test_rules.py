"""Entitlement, plan and instalments: the report's sums and rules, written a second time by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.grants.domain.entitlement import (
    Circumstances,
    Difference,
    Household,
    Kind,
    PurseKey,
    differences,
    entitlement,
)
from opennrm.grants.domain.instalments import Terms, instalments, months_later, shares
from opennrm.grants.domain.plans import LineInput, check_line, kroner
from opennrm.grants.domain.states import NEXT, PAYING, Paying, State
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied, Invalid

CASH, ADULT = PurseKey(Kind.CASH), PurseKey(Kind.ADULT)


def child(number):
    return PurseKey(Kind.CHILD, number)


def of(household, children, day=date(2022, 5, 2)):
    rates = {name: tariff.amounts.on(day) for name, tariff in rules().rates.items()}
    return entitlement(Circumstances(Household(household), children), rates)


# The report's page on reintegration support, in øre.
BY_HAND = {
    ("single", 0): {CASH: 1_000_000, ADULT: 4_000_000},
    ("provider", 1): {CASH: 2_000_000, ADULT: 4_000_000, child(1): 900_000},
    ("provider", 3): {CASH: 2_000_000, ADULT: 4_000_000, **{child(each): 900_000 for each in (1, 2, 3)}},
}


@pytest.mark.parametrize(("told", "sums"), BY_HAND.items(), ids=str)
def test_everybody_is_entitled_to_what_the_report_says(told, sums):
    assert {line.key: line.ore for line in of(*told)} == sums


def test_every_line_names_its_rate_and_source_and_an_assumption_says_so():
    assert {line.amount.source for line in of("single", 0)} == {"report"}
    assert {line.amount.assumed for line in of("single", 0)} == {False}
    assert {line.amount.assumed for line in of("single", 0, date(2021, 6, 1))} == {True}


@pytest.mark.parametrize(
    ("household", "children", "code"),
    [
        ("nobody", 0, "grants.household_missing"),
        ("single", 1, "grants.children_do_not_fit"),
        ("provider", 0, "grants.children_do_not_fit"),
        ("provider", 21, "grants.too_many_children"),
        ("provider", -1, "grants.too_many_children"),
    ],
)
def test_circumstances_that_cannot_be_are_refused(household, children, code):
    with pytest.raises(Invalid) as refused:
        Circumstances(household, children)
    assert refused.value.code == code


def test_a_single_person_who_comes_to_provide_for_a_child_gets_more_and_what_was_paid_stays():
    before = {CASH: 1_000_000, ADULT: 4_000_000}
    found = differences(before, of("provider", 1), {CASH: 333_332})
    assert found == (
        Difference(ADULT, 4_000_000, 4_000_000, 0),
        Difference(CASH, 1_000_000, 2_000_000, 333_332),
        Difference(child(1), 0, 900_000, 0),
    )
    assert [each.after for each in found] == [4_000_000, 2_000_000, 900_000]


def test_what_was_paid_beyond_the_new_entitlement_is_kept():
    before = {CASH: 2_000_000, ADULT: 4_000_000, child(1): 900_000}
    cash, kid = (
        each
        for each in differences(before, of("single", 0), {CASH: 1_500_000, child(1): 100_000})
        if each.key != ADULT
    )
    assert (cash.after, cash.kept) == (1_500_000, 500_000)
    assert (kid.after, kid.kept) == (100_000, 100_000)


PURPOSES = {"own_business": "adult", "education": "adult", "schooling": "child"}


@pytest.mark.parametrize(
    ("kind", "purpose", "ore", "text", "code"),
    [
        ("adult", "own_business", 4_000_000, "Opdigtet madvogn", None),
        ("child", "schooling", 900_000, "Opdigtede skolebøger", None),
        ("child", "own_business", 1, "Opdigtet madvogn", "grants.child_pays_no_business"),
        ("child", "education", 1, "Opdigtet kursus", "grants.purpose_of_another"),
        ("adult", "schooling", 1, "Opdigtede skolebøger", "grants.purpose_of_another"),
        ("cash", "own_business", 1, "Opdigtet madvogn", "grants.cash_has_no_plan"),
        ("adult", "own_business", 4_000_001, "Opdigtet madvogn", "grants.above_entitlement"),
        ("adult", "own_business", 0, "Opdigtet madvogn", "grants.amount_missing"),
        ("adult", "own_business", 1, "  ", "grants.text_missing"),
    ],
)
def test_a_line_of_the_plan(kind, purpose, ore, text, code):
    left = 900_000 if kind == "child" else 4_000_000

    def check():
        check_line(Kind(kind), PURPOSES[purpose], LineInput(purpose, ore, text), left=left)

    if code is None:
        return check()
    with pytest.raises((Denied, Invalid)) as refused:
        check()
    assert refused.value.code == code
    return None


def test_purposes_of_the_mechanism_are_the_adults_or_a_childs():
    found = {each.code: each.extra["purse"] for each in rules().codes("grant_purposes")}
    assert found["own_business"] == found["housing"] == "adult"
    assert found["schooling"] == "child"
    assert set(found.values()) == {"adult", "child"}


TERMS = Terms(date(2022, 8, 31), months=6, until=12)


def test_cash_is_paid_in_six_months_and_the_rest_is_in_the_last():
    told = [(each.due_on, each.ore) for each in instalments(1_000_000, TERMS)]
    assert told == [
        (date(2022, 8, 31), 166_666),
        (date(2022, 9, 30), 166_666),
        (date(2022, 10, 31), 166_666),
        (date(2022, 11, 30), 166_666),
        (date(2022, 12, 31), 166_666),
        (date(2023, 1, 31), 166_670),
    ]


def test_what_is_left_is_spread_over_the_months_that_are_left():
    found = instalments(1_666_668, TERMS, (3, 4, 5, 6))
    assert [each.number for each in found] == [3, 4, 5, 6]
    assert sum(each.ore for each in found) == 1_666_668


def test_there_is_no_seventh_month_and_no_payment_after_twelve():
    for number in (0, 7, 11):
        with pytest.raises(Denied, match="months_over"):
            TERMS.due_on(number)
    assert TERMS.last_on == date(2023, 8, 31)
    TERMS.check_payable(TERMS.last_on)
    with pytest.raises(Denied, match="twelve_months_over"):
        TERMS.check_payable(TERMS.last_on + timedelta(days=1))


@given(ore=st.integers(0, 10**9), parts=st.integers(1, 12))
def test_shares_are_exact_and_differ_by_less_than_their_number(ore, parts):
    found = shares(ore, parts)
    assert sum(found) == ore and len(found) == parts
    assert max(found) - min(found) < parts


@given(day=st.dates(date(2000, 1, 1), date(2090, 1, 1)), months=st.integers(0, 24))
def test_months_later_stay_in_their_month(day, months):
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1 and later.day < day.day


def test_kroner_are_written_as_danes_write_them():
    assert [kroner(each) for each in (0, 5, 166_666, 4_000_000, -100)] == [
        "0,00", "0,05", "1.666,66", "40.000,00", "-1,00",
    ]  # fmt: skip


def test_the_states_are_those_of_the_tables():
    assert {
        State.APPLIED: {State.APPROVED, State.STOPPED},
        State.APPROVED: {State.STOPPED},
        State.STOPPED: set(),
    } == NEXT
    assert {now for now, then in PAYING.items() if Paying.STOPPED in then} == {Paying.PLANNED, Paying.IN_RUN}
    assert PAYING[Paying.RETURNED] == PAYING[Paying.STOPPED] == set()
