"""Deadlines: the day they fall on, what lengthens and what stops them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.shared.errors import Invalid
from opennrm.tasks.domain.calendar import WorkingWeek
from opennrm.tasks.domain.deadlines import (
    LONGEST,
    Deadline,
    Extension,
    Length,
    Pause,
    Unit,
    months_after,
    working_days_late,
)

OWN = frozenset({(6, 5), (12, 24), (12, 31)})
DAYS, WORKING, MONTHS = Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS

# Start, amount, unit, due: counted by hand on a calendar.
BY_HAND = [
    ("2021-03-01", 30, DAYS, "2021-03-31"),
    ("2021-12-31", 1, DAYS, "2022-01-01"),
    ("2024-02-28", 1, DAYS, "2024-02-29"),
    ("2021-03-01", 1, WORKING, "2021-03-02"),
    ("2021-03-05", 1, WORKING, "2021-03-08"),  # Friday to Monday
    ("2021-03-06", 1, WORKING, "2021-03-08"),  # Saturday to Monday
    ("2021-03-31", 1, WORKING, "2021-04-06"),  # Wednesday before Easter to the Tuesday after
    ("2023-05-04", 1, WORKING, "2023-05-08"),  # over Store bededag
    ("2024-04-25", 1, WORKING, "2024-04-26"),  # which is none any more
    ("2021-12-23", 1, WORKING, "2021-12-27"),  # over the eve, which the rule leaves out, and Christmas
    ("2021-12-30", 1, WORKING, "2022-01-03"),
    ("2024-06-04", 1, WORKING, "2024-06-06"),  # over Constitution Day
    ("2021-01-31", 1, MONTHS, "2021-02-28"),
    ("2024-01-31", 1, MONTHS, "2024-02-29"),
    ("2024-02-29", 12, MONTHS, "2025-02-28"),
    ("2021-11-30", 3, MONTHS, "2022-02-28"),
    ("2021-05-01", 12, MONTHS, "2022-05-01"),
]


@pytest.mark.parametrize(("start", "amount", "unit", "due"), BY_HAND)
def test_a_deadline_falls_on_the_day_of_the_calendar(start, amount, unit, due):
    days_off = OWN if unit == WORKING else frozenset()
    deadline = Deadline(date.fromisoformat(start), Length(amount, unit, days_off))
    assert deadline.due_on == date.fromisoformat(due)


def test_without_days_of_ones_own_choice_christmas_eve_is_a_working_day():
    assert Deadline(date(2021, 12, 23), Length(1, WORKING)).due_on == date(2021, 12, 24)


starts = st.dates(date(2019, 1, 1), date(2028, 12, 31))
units = st.sampled_from(list(Unit))


@st.composite
def lengths(draw, unit=units):
    chosen = draw(unit)
    return Length(
        draw(st.integers(1, min(60, LONGEST[chosen] - 20))), chosen, OWN if chosen == WORKING else frozenset()
    )


@st.composite
def pauses(draw, start):
    begins = start + timedelta(days=draw(st.integers(-10, 60)))
    return Pause(begins, begins + timedelta(days=draw(st.integers(0, 40))), "health")


@st.composite
def deadlines(draw, unit=units):
    start = draw(starts)
    found = draw(st.lists(pauses(start), max_size=3))
    return Deadline(start, draw(lengths(unit)), pauses=tuple(found))


@given(deadlines(unit=st.just(WORKING)))
def test_a_deadline_in_working_days_never_falls_on_another_day(deadline):
    assert WorkingWeek(OWN).has(deadline.due_on)


@given(deadlines())
def test_a_deadline_is_later_than_its_start_and_never_within_a_pause(deadline):
    assert deadline.due_on > deadline.starts_on
    assert not any(each.covers(deadline.due_on) for each in deadline.pauses)


@given(deadlines(), st.integers(1, 20))
def test_an_extension_makes_it_later(deadline, more):
    longer = Deadline(deadline.starts_on, deadline.length, (Extension(more, "extent"),), deadline.pauses)
    same = Length(deadline.length.amount + more, deadline.length.unit, deadline.length.days_off)
    assert longer.due_on > deadline.due_on
    assert longer.due_on == Deadline(deadline.starts_on, same, (), deadline.pauses).due_on


@given(deadlines(), st.data())
def test_one_more_pause_never_makes_it_earlier(deadline, data):
    more = data.draw(pauses(deadline.starts_on))
    assert (
        Deadline(deadline.starts_on, deadline.length, (), (*deadline.pauses, more)).due_on >= deadline.due_on
    )


@given(starts, lengths(unit=st.sampled_from([DAYS, MONTHS])), st.data())
def test_a_pause_of_some_days_moves_it_by_as_many(start, length, data):
    plain = Deadline(start, length).due_on
    begins = data.draw(st.dates(start + timedelta(days=1), plain))
    days = data.draw(st.integers(0, 90))
    paused = Deadline(start, length, (), (Pause(begins, begins + timedelta(days=days), "health"),))
    assert paused.due_on == plain + timedelta(days=days)


@given(starts, lengths(unit=st.just(WORKING)), st.data())
def test_a_pause_moves_working_days_by_the_working_days_in_it(start, length, data):
    plain = Deadline(start, length).due_on
    begins = data.draw(st.dates(start + timedelta(days=1), plain))
    pause = Pause(begins, begins + timedelta(days=data.draw(st.integers(0, 30))), "health")
    due, week = Deadline(start, length, (), (pause,)).due_on, WorkingWeek(OWN)
    span = [start + timedelta(days=each) for each in range(1, (due - start).days + 1)]
    assert sum(week.has(day) and not pause.covers(day) for day in span) == length.amount


@given(deadlines(), st.data())
def test_pauses_that_overlap_count_once(deadline, data):
    inside = data.draw(st.sampled_from(deadline.pauses)) if deadline.pauses else None
    if inside:
        twice = Deadline(deadline.starts_on, deadline.length, (), (*deadline.pauses, inside))
        assert twice.due_on == deadline.due_on


@given(deadlines())
def test_a_pause_before_it_began_or_after_it_was_due_changes_nothing(deadline):
    before = Pause(deadline.starts_on - timedelta(days=9), deadline.starts_on, "health")
    after = Pause(deadline.due_on + timedelta(days=1), deadline.due_on + timedelta(days=9), "health")
    told = Deadline(deadline.starts_on, deadline.length, (), (*deadline.pauses, before, after))
    assert told.due_on == deadline.due_on


@given(deadlines(unit=st.sampled_from([DAYS, WORKING])), st.integers(-30, 30))
def test_a_start_that_is_corrected_moves_it_the_same_way(deadline, days):
    """Not so in months that stood still in between: each is as long as it is from its start."""
    moved = Deadline(deadline.starts_on + timedelta(days=days), deadline.length, (), deadline.pauses)
    if days >= 0:
        assert moved.due_on >= deadline.due_on
    else:
        assert moved.due_on <= deadline.due_on


@given(starts, lengths(), st.integers(0, 60))
def test_a_clock_that_stands_still_has_no_day_and_runs_on_where_it_stopped(start, length, days):
    begins = start + timedelta(days=1)
    stopped = Deadline(start, length, (), (Pause(begins, None, "health"),))
    resumed = begins + timedelta(days=days)
    ended = Deadline(start, length, (), (Pause(begins, resumed, "health"),))
    assert (stopped.due_on, stopped.is_running) == (None, False)
    assert stopped.due_if_resumed_on(resumed) == ended.due_on


@given(starts, st.integers(1, 24), st.integers(0, 24))
def test_months_keep_their_order(start, months, more):
    assert months_after(start, months) <= months_after(start, months + more)
    assert months_after(start, months).day in {start.day, *range(28, 31)}


@pytest.mark.parametrize("amount", [-1, 0, 501])
def test_a_length_out_of_range_cannot_exist(amount):
    with pytest.raises(Invalid, match="amount_out_of_range"):
        Length(amount, WORKING)


def test_what_cannot_be_cannot_be_built():
    start, length = date(2021, 3, 1), Length(10, DAYS)
    for wrong in (
        lambda: Extension(1, ""),
        lambda: Extension(0, "extent"),
        lambda: Pause(start, None, ""),
        lambda: Pause(start, start - timedelta(days=1), "health"),
        lambda: Deadline(start, length, (Extension(-10, "extent"),)),
        lambda: Deadline(start, length, (), (Pause(start, None, "health"), Pause(start, None, "extent"))),
        lambda: Deadline(start, length, (Extension(800, "extent"),)),
    ):
        with pytest.raises(Invalid):
            wrong()


def test_how_late_is_told_in_working_days():
    assert working_days_late(date(2021, 3, 5), date(2021, 3, 5)) == 0
    assert working_days_late(date(2021, 3, 5), date(2021, 3, 8)) == 1
    assert working_days_late(date(2021, 3, 31), date(2021, 4, 7)) == 2
