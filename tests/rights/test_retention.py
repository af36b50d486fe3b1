"""How long what is kept: the periods written a second time by hand, and the days on which they end."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opennrm.mechanism.rules import rules
from opennrm.rights.domain.retention import CallLife, CaseLife, Kind, months_after, simulate
from opennrm.rights.selectors import _periods as periods

DAY = date(2026, 6, 12)
MONTHS = """
return              120
victim              120
not_victim           36
undecided            36
withdrawn_referral   12
call                  6
handover              6
police_file         120
trail                60
"""
PERIODS = {Kind(kind): int(months) for kind, months in (line.split() for line in MONTHS.strip().splitlines())}
ONE, OTHER = UUID(int=1), UUID(int=2)


def life(
    last_on,
    *,
    person=ONE,
    number="2021-0001",
    outcome="",
    returned=False,
    calls=(1, 1),
    met=0,
    crime=False,
    holds=(),
):
    return CaseLife(person, "K7M-3XY", number, last_on, returned, outcome, *calls, met, crime, tuple(holds))


def test_the_periods_of_the_mechanism_are_these_and_are_ours():
    assert periods(DAY) == PERIODS
    for name, tariff in rules().deadlines.items():
        if name.startswith("keep_"):
            assert {each.source for each in tariff.amounts.versions} == {"ours"}, name


KINDS = """
returned  outcome     referrals  standing  interviews  kind
yes       victim      1          1         1           return
yes       .           1          1         0           return
no        victim      1          1         1           victim
no        not_victim  1          1         1           not_victim
no        undecided   1          1         1           undecided
no        .           1          1         0           undecided
no        .           0          0         0           undecided
no        .           2          1         0           undecided
no        .           1          0         0           withdrawn_referral
no        .           1          0         1           undecided
"""


@pytest.mark.parametrize("row", [line.split() for line in KINDS.strip().splitlines()[1:]])
def test_the_kind_of_a_case(row):
    returned, outcome, referrals, standing, interviews, kind = row
    case = life(
        DAY, outcome=outcome.replace(".", ""), returned=returned == "yes",
        calls=(int(referrals), int(standing)), met=int(interviews),
    )  # fmt: skip
    assert case.kind == kind


ENDS = """
2021-06-12   6  2021-12-12
2021-08-31   6  2022-03-01
2021-01-31   1  2021-03-01
2020-01-31   1  2020-03-01
2020-01-29   1  2020-02-29
2020-02-29  12  2021-03-01
2020-02-29  48  2024-02-29
2021-12-31  12  2022-12-31
2021-10-31 120  2031-10-31
"""


@pytest.mark.parametrize(("day", "months", "end"), [line.split() for line in ENDS.strip().splitlines()])
def test_the_first_day_on_which_something_may_be_erased(day, months, end):
    assert months_after(date.fromisoformat(day), int(months)) == date.fromisoformat(end)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 240))
def test_a_period_is_never_shorter_than_its_months_and_longer_by_a_day_at_most(day, months):
    end = months_after(day, months)
    in_months = (end.year - day.year) * 12 + end.month - day.month
    assert (in_months, end.day) == (months, day.day) or (in_months, end.day) == (months + 1, 1)
    assert months_after(day + timedelta(days=1), months) >= end


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.dates(date(2010, 1, 1), date(2030, 1, 1)), min_size=1, max_size=4), st.booleans())
def test_a_person_is_due_when_the_last_case_is_and_never_while_something_holds(days, held):
    cases = [life(day, number=f"2021-{n:04d}", crime=held and n == 0) for n, day in enumerate(days)]
    found = simulate(cases, [], PERIODS, DAY)
    ends = max(months_after(day, PERIODS[Kind.UNDECIDED]) for day in days)
    assert [line.due_on for line in found.due] == ([ends] if ends <= DAY and not held else [])
    assert [line.holds for line in found.held] == ([("criminal_case",)] if ends <= DAY and held else [])


def test_one_case_that_is_kept_keeps_the_person():
    cases = [life(date(2015, 1, 1)), life(date(2020, 1, 1), number="2020-0001", outcome="victim")]
    assert simulate(cases, [], PERIODS, DAY) == simulate([], [], PERIODS, DAY)


def test_calls_about_nobody_are_due_after_six_months():
    calls = [CallLife(ONE, date(2025, 12, 12)), CallLife(OTHER, date(2025, 12, 13))]
    assert [line.subject_id for line in simulate([], calls, PERIODS, DAY).due] == [ONE]


def test_the_checksum_is_that_of_what_was_seen():
    one = simulate([life(date(2020, 1, 1))], [], PERIODS, DAY)
    assert one.checksum == simulate([life(date(2020, 1, 1))], [], PERIODS, DAY).checksum
    others = [
        simulate([life(date(2020, 1, 1))], [], PERIODS, DAY + timedelta(days=1)),
        simulate([life(date(2020, 1, 2))], [], PERIODS, DAY),
        simulate([life(date(2020, 1, 1)), life(date(2020, 1, 1), person=OTHER)], [], PERIODS, DAY),
    ]
    assert len({each.checksum for each in others} | {one.checksum}) == 4
