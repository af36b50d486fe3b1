from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.shared.dates import age_on, clock, noon


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2003, 6, 12), date(2021, 6, 11), 17),
        (date(2003, 6, 12), date(2021, 6, 12), 18),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
        (date(2021, 1, 1), date(2021, 1, 1), 0),
    ],
)
def test_age_is_completed_years(born, day, age):
    assert age_on(born, day) == age


@given(st.dates(date(1930, 1, 1), date(2000, 1, 1)), st.integers(0, 9000))
def test_nobody_grows_younger(born, days):
    day = born + timedelta(days)
    assert age_on(born, day) <= age_on(born, day + timedelta(1)) <= age_on(born, day) + 1


def test_the_day_is_copenhagens():
    with clock.standing_at(datetime(2021, 12, 31, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2022, 1, 1)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_noon_lies_in_its_day(day):
    with clock.standing_at(noon(day)):
        assert clock.today() == day


def test_the_clock_goes_on_after_it_stood():
    with clock.standing_at(noon(date(2020, 1, 1))):
        pass
    assert clock.today() > date(2025, 1, 1)
