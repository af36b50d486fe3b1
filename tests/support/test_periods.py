"""The days of a period, counted a second time day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid
from opennrm.support.domain.periods import Extension, Kind, Limits, Period, kind_for

LIMITS = Limits(first=30, most=120)
DECIDED = date(2021, 6, 12)
NEAR = st.dates(date(2019, 12, 1), date(2024, 4, 1))  # month ends, two leap days, turns of the year


def counted(period: Period) -> list[date]:
    """Slow and obvious: every day from the decision on that the period covers."""
    days = [period.begins_on + timedelta(each) for each in range(-5, 200)]
    return [day for day in days if period.covers(day)]


def test_the_numbers_are_those_of_the_mechanism():
    assert rules().deadline("reflection_days", DECIDED) == LIMITS.first
    assert rules().deadline("reflection_max_days", DECIDED) == LIMITS.most


@pytest.mark.parametrize(
    ("decided", "last_day", "first_outside"),
    [
        (date(2021, 6, 12), date(2021, 7, 11), date(2021, 7, 12)),
        (date(2021, 1, 31), date(2021, 3, 1), date(2021, 3, 2)),
        (date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 1)),
        (date(2024, 2, 29), date(2024, 3, 29), date(2024, 3, 30)),
        (date(2021, 12, 2), date(2021, 12, 31), date(2022, 1, 1)),
    ],
)
def test_thirty_days_with_the_decision_as_day_0(decided, last_day, first_outside):
    period = Period(decided, LIMITS)
    assert (period.last_day, period.ends_on) == (last_day, first_outside)
    assert period.covers(last_day) and not period.covers(first_outside)


@given(NEAR)
def test_a_period_covers_thirty_days_whatever_the_month(decided):
    covered = counted(Period(decided, LIMITS))
    assert len(covered) == 30 and covered[0] == decided
    assert [Period(decided, LIMITS).day_number(day) for day in covered] == list(range(30))


@st.composite
def lengthened(draw):
    """A period with as many extensions as there is room for, each decided while it ran."""
    period = Period(draw(NEAR), LIMITS)
    for _ in range(draw(st.integers(0, 5))):
        if not period.days_left_to_give:
            break
        days = draw(st.integers(1, period.days_left_to_give))
        decided_on = draw(st.dates(period.begins_on, period.last_day))
        period = period.extended(Extension(days, "special_reasons", decided_on))
    return period


@given(lengthened())
def test_extensions_add_up_without_gap_or_overlap(period):
    covered = counted(period)
    assert len(covered) == period.days == 30 + sum(each.days for each in period.extensions)
    assert all(later - earlier == timedelta(1) for earlier, later in zip(covered, covered[1:], strict=False))
    assert 30 <= len(covered) <= 120


@given(lengthened(), st.integers(-40, 160))
def test_days_left_are_the_covered_days_still_to_come(period, offset):
    day = period.begins_on + timedelta(offset)
    assert period.days_left(day) == sum(each >= day for each in counted(period))


@given(lengthened(), st.integers(1, 200))
def test_nothing_makes_it_longer_than_120_days(period, more):
    more += period.days_left_to_give
    with pytest.raises(Invalid, match=r"support\.period_too_long") as refused:
        period.extended(Extension(more, "special_reasons", period.begins_on))
    assert refused.value.params == {"most": 120, "left": period.days_left_to_give}


@given(lengthened(), st.data())
def test_an_extension_taken_back_leaves_what_the_others_give_or_is_refused(period, data):
    if not period.extensions:
        return
    place = data.draw(st.integers(0, len(period.extensions) - 1))
    try:
        shorter = period.without(place)
    except Invalid as refused:
        # One that came after it would lie outside.
        assert refused.code == "support.extension_outside_the_period"
        assert place < len(period.extensions) - 1
    else:
        assert shorter.days == period.days - period.extensions[place].days
        assert len(counted(shorter)) == shorter.days


@given(lengthened(), st.integers(-5, 130))
def test_it_ends_early_only_within_its_days_and_once(period, offset):
    day = period.begins_on + timedelta(offset)
    if period.begins_on < day < period.due_on:
        ended = period.ended(day)
        assert counted(ended) == [each for each in counted(period) if each < day]
        with pytest.raises(Invalid, match=r"support\.period_over"):
            ended.ended(day)
        with pytest.raises(Invalid, match=r"support\.period_over"):
            ended.extended(Extension(1, "special_reasons", period.begins_on))
    else:
        with pytest.raises(Invalid, match=r"support\.period_cannot_end_then"):
            period.ended(day)


@pytest.mark.parametrize("decided_on", [DECIDED - timedelta(1), DECIDED + timedelta(30)])
def test_what_has_not_begun_or_is_over_cannot_be_lengthened(decided_on):
    with pytest.raises(Invalid, match=r"support\.extension_outside_the_period"):
        Period(DECIDED, LIMITS).extended(Extension(10, "special_reasons", decided_on))


@pytest.mark.parametrize("days", [0, -1])
def test_an_extension_gives_at_least_a_day(days):
    with pytest.raises(Invalid, match=r"support\.extension_of_no_day"):
        Period(DECIDED, LIMITS).extended(Extension(days, "special_reasons", DECIDED))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("lawful_stay", Kind.RESTITUTION),
        ("no_lawful_stay", Kind.REFLECTION),
        ("asylum_seeker", Kind.REFLECTION),
    ],
)
def test_the_kind_goes_by_lawful_stay(status, kind):
    assert kind_for(status) is kind
