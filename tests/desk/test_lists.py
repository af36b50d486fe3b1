"""The list of cases, what is chosen from it, and the team's key figures."""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from opennrm.cases import services as cases
from opennrm.desk import selectors
from opennrm.desk.domain import CaseFilter, Share, divided, share
from opennrm.identification import services as identification
from opennrm.shared.dates import clock, noon
from opennrm.shared.spread import Spread, spread
from tests.cases.people import CONSENT, new_case
from tests.returns.victims import DECIDED, decision
from tests.tasks.conftest import HELD, REFERRED, team


@pytest.fixture
def journeys(team):
    """One case at each step, by the step it came to."""
    steps = {"case_opened": new_case(team.caseworker, "Opdigtet Person 1")}
    for name in ("referred", "interviewed", "decided"):
        steps[name] = team.referred(name=f"Opdigtet Person {name}")
    for name in ("interviewed", "decided"):
        team.interviewed(steps[name])
    team.sent(steps["decided"])
    with clock.standing_at(noon(DECIDED)):
        identification.decide(decision(steps["decided"], "victim"), by=team.immigration)
    return steps


def found(team, **wanted):
    return set(selectors.filtered(team.caseworker, CaseFilter(**wanted)).values_list("pk", flat=True))


@pytest.mark.django_db
def test_cases_are_chosen_by_the_furthest_step(team, journeys):
    for step, case_id in journeys.items():
        assert found(team, reached=step) == {case_id}, step
    assert found(team) == set(journeys.values())


@pytest.mark.django_db
def test_cases_are_chosen_by_task_organisation_form_and_time(team, journeys):
    waiting = {journeys["referred"], journeys["interviewed"]}
    assert found(team, responsible_id=team.caseworker.user_id) == waiting
    assert found(team, responsible_id=team.colleague.user_id) == set()
    assert found(team, overdue=True) == waiting
    with clock.standing_at(noon(HELD)):
        assert found(team, overdue=True) == set()
    assert found(team, organisation="immigration_service") == {journeys["decided"]}
    assert found(team, main_form="criminal_acts") == {journeys["decided"]}
    assert found(team, main_form="forced_labour") == set()
    referred = set(journeys.values()) - {journeys["case_opened"]}
    assert found(team, until=REFERRED) == referred
    assert found(team, since=REFERRED + timedelta(days=1)) == {journeys["case_opened"]}


@pytest.mark.django_db
def test_another_organisation_chooses_among_its_own(team, journeys):
    wanted = CaseFilter(reached="decided")
    assert set(selectors.filtered(team.immigration, wanted)) != set()
    assert not selectors.filtered(team.stranger, CaseFilter()).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked", ["?reached=x&since=31.2.2021", "?responsible=1", "?efter=x", "?organisation=' OR 1=1"]
)
def test_what_cannot_be_asked_for_shows_everything(team, journeys, client_for, asked):
    page = client_for(team.caseworker).get(reverse("desk:cases") + asked)
    assert page.status_code == 200
    assert len(page.context["page"].object_list) == 4


@pytest.mark.django_db
def test_the_key_figures_of_a_team(team, journeys):
    known = selectors.team_figures(team.caseworker, 2021)
    assert known.open_referrals == {"cmm": 1}
    assert known.to_interview.whole == Spread(2, 7, 7)
    assert known.to_interview.by_month == {3: Spread(2, 7, 7)}
    assert known.to_decision.by_organisation == {"immigration_service": Spread(1, 24, 24)}
    # Both interviews and the request in time; the decision of 1 April, due on 9 April, too.
    assert known.deadlines.by_organisation == {"cmm": Share(3, 3), "immigration_service": Share(1, 1)}
    assert selectors.team_figures(team.caseworker, 2020).to_interview.whole is None


@pytest.mark.django_db
def test_figures_of_others_cases_are_not_counted(team, journeys):
    known = selectors.team_figures(team.stranger, 2021)
    assert (known.open_referrals, known.to_interview.whole, known.deadlines.whole) == ({}, None, None)


@pytest.mark.django_db
def test_the_figures_come_as_a_page_and_as_a_file(team, journeys, client_for):
    client = client_for(team.caseworker)
    page = client.get(reverse("desk:figures"), {"year": "2021"}).content.decode()
    assert "1 henvist person venter på en identifikationssamtale." in page
    assert "Halvdelen af 2 ventede højst 7 dage, og ni af ti højst 7 dage." in page
    assert "4 af 4 frister blev overholdt." in page and "<svg" in page
    file = client.get(reverse("desk:figures_csv"), {"year": "2021"})
    assert "Center mod Menneskehandel;2;7;7" in file.content.decode()
    assert client.get(reverse("desk:figures"), {"year": "x"}).status_code == 200


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_nine_of_ten_wait_no_longer_than_the_ninth_and_half_no_longer_than_the_median(days):
    told = spread(days)
    assert told.count == len(days) and told.ninth in days
    assert sum(day <= told.ninth for day in days) * 10 >= len(days) * 9
    assert sum(day < told.ninth for day in days) * 10 < len(days) * 9
    assert sum(day <= told.median for day in days) * 2 >= len(days)


def test_of_nothing_there_is_nothing_to_say():
    assert spread([]) is None and share([]) is None
    empty = divided([], spread)
    assert (empty.whole, empty.by_month, empty.by_organisation) == (None, {}, {})
