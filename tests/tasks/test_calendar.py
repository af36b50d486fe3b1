"""Danish working days, against a table of public holidays written by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.tasks.domain.calendar import WorkingWeek, public_holidays

# Easter Sundays, from the calendar. All that moves hangs on them.
EASTER = {
    2019: (4, 21), 2020: (4, 12), 2021: (4, 4), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5),
    2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2030: (4, 21),
}  # fmt: skip
# Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday; the Sundays of Easter and Whitsun.
MOVABLE = (-3, -2, 0, 1, 39, 49, 50)
BEDEDAG = 26
FIXED = ((1, 1), (12, 25), (12, 26))


def by_hand(year: int) -> set[date]:
    easter = date(year, *EASTER[year])
    days = {easter + timedelta(days=each) for each in MOVABLE} | {date(year, *each) for each in FIXED}
    return days | ({easter + timedelta(days=BEDEDAG)} if year < 2024 else set())


@pytest.mark.parametrize("year", EASTER)
def test_public_holidays_are_those_of_the_table(year):
    assert public_holidays(year) == by_hand(year)


def test_store_bededag_is_a_holiday_until_2023():
    assert not WorkingWeek().has(date(2023, 5, 5))
    assert WorkingWeek().has(date(2024, 4, 26))
    assert [WorkingWeek().has(date(2025, 5, 16)), WorkingWeek().has(date(2026, 5, 1))] == [True, True]


def test_constitution_day_and_the_eves_are_working_days_unless_a_rule_leaves_them_out():
    days = [date(2024, 6, 5), date(2024, 12, 24), date(2024, 12, 31)]
    assert all(WorkingWeek().has(day) for day in days)
    own = WorkingWeek(frozenset({(6, 5), (12, 24), (12, 31)}))
    assert not any(own.has(day) for day in days)


@given(st.dates(date(2019, 1, 1), date(2030, 12, 31)))
def test_a_day_is_worked_on_from_monday_to_friday_if_it_is_no_holiday(day):
    assert WorkingWeek().has(day) == (day.isoweekday() <= 5 and day not in by_hand(day.year))
