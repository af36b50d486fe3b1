"""The prepared return as a whole: one at a time, voluntary at every step, and no arrival before the journey."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.cases.models import Case
from opennrm.returns import selectors, services
from opennrm.returns.domain import (
    ArrivalInput,
    ConsentInput,
    HouseholdInput,
    PreparedInput,
    ReturnInput,
    StopInput,
)
from opennrm.returns.domain.events import (
    ActivityBegun,
    ArrivalConfirmed,
    PreparedReturnOpened,
    PreparedReturnStopped,
    StepBegun,
)
from opennrm.returns.domain.prepared import check_household
from opennrm.returns.domain.states import State, Step
from opennrm.returns.models import PreparedReturn, Return
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Conflict, Denied, Invalid
from tests.returns.returning import ADULT, OFFERED, Team
from tests.returns.victims import assessed

pytestmark = pytest.mark.django_db
TODAY = date(2022, 7, 1)
SAID = ConsentInput(OFFERED, "spoken")


@pytest.fixture
def team(caseworker, actor_for):
    return Team(caseworker, actor_for(Role.RETURN_OFFICER, "return_agency"))


@pytest.fixture
def case_id(caseworker, immigration, team):
    return assessed(caseworker, immigration)


@pytest.fixture(autouse=True)
def summer():
    with clock.standing_at(noon(TODAY)):
        yield


@pytest.fixture
def told(monkeypatch):
    events = []
    monkeypatch.setattr("opennrm.returns.services.prepared.publish", events.append)
    return events


def state_of(prepared_id):
    return State(PreparedReturn.objects.get(pk=prepared_id).state)


def test_from_the_offer_to_the_arrival_with_a_yes_at_every_step(case_id, team, told):
    prepared_id = team.offers(case_id, household=HouseholdInput("provider", (2012, 2015, 2019)))
    team.advances(prepared_id, times=3)
    team.sends_home(prepared_id, on=date(2022, 6, 10))
    assert state_of(prepared_id) is State.TRAVELLED
    team.confirms(prepared_id, on=date(2022, 6, 11))
    team.advances(prepared_id, on=date(2022, 6, 20))
    view = services.show_prepared(prepared_id, by=team.officer)
    assert [each.step for each in view.consents] == [
        Step.OFFER, Step.SECURITY, Step.COOPERATION, Step.JOURNEY, Step.REINTEGRATION, Step.ANOTHER_LIFE,
    ]  # fmt: skip
    assert (view.opened_on, view.applied_on, view.travelled_on, view.arrived_on) == (
        OFFERED, OFFERED, date(2022, 6, 10), date(2022, 6, 11),
    )  # fmt: skip
    assert (view.household, view.children_born) == ("provider", [2012, 2015, 2019])
    person_id = Case.objects.get(pk=case_id).person_id
    counted = (StepBegun, ActivityBegun)  # for the ledger: tests/statistics/test_reconciliation.py
    assert [each for each in told if not isinstance(each, counted)] == [
        PreparedReturnOpened(prepared_id, case_id, person_id, OFFERED, "THA"),
        ArrivalConfirmed(prepared_id, case_id, person_id, date(2022, 6, 11), team.officer),
    ]


def test_a_person_has_one_open_return_at_a_time(case_id, team):
    first = team.offers(case_id)
    with pytest.raises(Invalid, match="open_already"):
        team.offers(case_id)
    row = PreparedReturn.objects.get(pk=first)
    with pytest.raises(IntegrityError, match="one_open_return_of_a_person"), transaction.atomic():
        row.pk, row._state.adding = None, True
        row.save(force_insert=True)
    team.stops(first)
    assert team.offers(case_id) != first


@pytest.mark.parametrize("times", range(4))
def test_a_withdrawn_consent_stops_it_at_any_step_and_says_what_happens_to_what_was_paid(
    case_id, team, told, times
):
    prepared_id = team.offers(case_id)
    team.advances(prepared_id, times=times)
    team.stops(prepared_id, by=team.officer)
    view = services.show_prepared(prepared_id, by=team.contact)
    assert (view.state, view.stopped_why, view.paid, view.closed_on) == (
        State.STOPPED, "consent_withdrawn", "nothing_paid", OFFERED,
    )  # fmt: skip
    assert view.consents[-1].withdrawn_on == OFFERED
    assert told[-1] == PreparedReturnStopped(
        prepared_id, case_id, OFFERED, "consent_withdrawn", "nothing_paid", team.officer
    )
    for refused in (team.advances, team.sends_home, team.stops):
        with pytest.raises((Denied, Invalid), match=r"returns\.(is_over|not_prepared)"):
            refused(prepared_id)


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"destination": "DNK"}, "destination_missing", "destination"),
        ({"household": HouseholdInput("provider")}, "household_does_not_fit", "children_born"),
        ({"household": HouseholdInput("adult", (2015,))}, "household_does_not_fit", "children_born"),
        ({"household": HouseholdInput("provider", (1999,))}, "not_a_minor", "children_born"),
        ({"household": HouseholdInput("provider", (2023,))}, "not_a_minor", "children_born"),
        ({"household": HouseholdInput("provider", (2015,) * 16)}, "too_many_children", "children_born"),
        ({"household": HouseholdInput("both")}, "household_missing", "household"),
        (
            {"household": HouseholdInput("adult", (), "2021-9999")},
            "nobody_to_travel_with",
            "together_with",
        ),
        ({"consent": ConsentInput(date(2022, 7, 2), "spoken")}, "consent_in_future", "consented_on"),
        ({"consent": ConsentInput(OFFERED, "shouted")}, "consent_way_missing", "way"),
        ({"consent": ConsentInput(date(2021, 3, 1), "spoken")}, "not_a_victim", "consented_on"),
    ],
)
def test_an_offer_that_cannot_be_is_refused_at_its_field(case_id, team, changed, code, field):
    given = replace(PreparedInput(case_id, "THA", ADULT, SAID), **changed)
    with pytest.raises(Invalid, match=f"returns.{code}") as refused:
        services.open_prepared(given, by=team.contact)
    assert refused.value.field == field
    assert not PreparedReturn.objects.exists()


def test_somebody_may_return_to_where_they_lived_and_not_to_where_they_come_from(case_id, team):
    prepared_id = team.offers(case_id, destination="ITA")
    assert services.show_prepared(prepared_id, by=team.contact).destination == "ITA"


def test_a_child_who_turns_18_this_year_may_be_a_minor_still():
    check_household(HouseholdInput("provider", (2004,)), today=TODAY)


def test_a_couple_returns_together(case_id, caseworker, immigration, team):
    first = team.offers(case_id)
    other_case = assessed(caseworker, immigration)
    number = Case.objects.get(pk=case_id).number
    second = team.offers(other_case, household=HouseholdInput("adult", (), number))
    other_number = Case.objects.get(pk=other_case).number
    assert services.show_prepared(first, by=team.contact).together == ((other_case, other_number),)
    assert services.show_prepared(second, by=team.officer).together == ((case_id, number),)


def test_nobody_arrives_before_they_left(case_id, team):
    prepared_id = team.offers(case_id)
    team.advances(prepared_id, times=3)
    with pytest.raises(Denied, match="step_does_not_follow"):
        team.confirms(prepared_id)
    team.sends_home(prepared_id, on=date(2022, 6, 10))
    with pytest.raises(Invalid, match="arrival_before_departure") as refused:
        team.confirms(prepared_id, on=date(2022, 6, 9))
    assert refused.value.field == "arrived_on"
    with pytest.raises(Invalid, match="arrival_in_future"):
        team.confirms(prepared_id, on=date(2022, 7, 2))
    with pytest.raises(IntegrityError, match="nobody_arrives_before_they_left"), transaction.atomic():
        PreparedReturn.objects.update(arrived_on=date(2022, 6, 9))
    assert state_of(prepared_id) is State.TRAVELLED


def test_a_journey_belongs_to_what_was_prepared(case_id, team):
    def travels(destination, day):
        return services.record_return(ReturnInput(case_id, destination, day), by=team.officer)

    with pytest.raises(Invalid, match="returns.not_prepared"):
        travels("THA", OFFERED)
    prepared_id = team.offers(case_id)
    with pytest.raises(Denied, match="step_does_not_follow"):
        travels("THA", OFFERED)
    team.advances(prepared_id, times=3)
    with pytest.raises(Invalid, match="another_destination"):
        travels("ROU", OFFERED)
    with pytest.raises(Invalid, match="journey_before_the_offer"):
        travels("THA", date(2022, 5, 31))
    return_id = travels("THA", OFFERED)
    assert Return.objects.get(pk=return_id).prepared_id == prepared_id


def test_a_journey_of_before_the_steps_were_recorded_stands_alone(case_id, team):
    return_id = services.record_return(ReturnInput(case_id, "THA", date(2022, 5, 1)), by=team.officer)
    assert Return.objects.get(pk=return_id).prepared is None


def test_a_journey_recorded_by_mistake_leads_back_before_it(case_id, team):
    prepared_id = team.offers(case_id)
    team.advances(prepared_id, times=3)
    return_id = team.sends_home(prepared_id)
    services.withdraw_return(return_id, by=team.officer)
    assert state_of(prepared_id) is State.JOURNEY
    again = team.sends_home(prepared_id)
    team.confirms(prepared_id)
    with pytest.raises(Denied, match="went_on_already"):
        services.withdraw_return(again, by=team.officer)


def test_a_yes_is_never_older_than_the_one_before(case_id, team):
    prepared_id = team.offers(case_id)
    with pytest.raises(Invalid, match="consent_before_the_step"):
        team.advances(prepared_id, on=date(2022, 5, 31))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"why": "tired"}, "why_missing"),
        ({"way": "shouted"}, "consent_way_missing"),
        ({"paid": ""}, "paid_missing"),
        ({"stopped_on": date(2022, 5, 31)}, "stopped_outside"),
        ({"stopped_on": date(2022, 7, 2)}, "stopped_outside"),
    ],
)
def test_a_stop_says_why_and_what_happens_to_the_money(case_id, team, changed, code):
    prepared_id = team.offers(case_id)
    given = replace(StopInput(OFFERED, "consent_withdrawn", "spoken", "keeps"), **changed)
    with pytest.raises(Invalid, match=f"returns.{code}"):
        services.stop(prepared_id, given, version=1, by=team.contact)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(case_id, team):
    prepared_id = team.offers(case_id)
    team.advances(prepared_id)
    with pytest.raises(Conflict):
        services.advance(prepared_id, SAID, version=1, by=team.contact)


def test_the_centre_works_with_the_first_steps_and_the_return_agency_with_the_others(case_id, team):
    given = PreparedInput(case_id, "THA", ADULT, SAID)
    with pytest.raises(Denied, match="missing_right"):
        services.open_prepared(given, by=team.officer)
    prepared_id = team.offers(case_id)
    with pytest.raises(Denied, match="missing_right"):
        services.advance(prepared_id, SAID, version=1, by=team.officer)
    team.advances(prepared_id, times=2)
    with pytest.raises(Denied, match="missing_right"):
        services.advance(prepared_id, SAID, version=3, by=team.contact)


def test_a_stranger_finds_nothing(case_id, team, actor_for):
    prepared_id = team.offers(case_id)
    stranger = actor_for(Role.CASEWORKER, "reden_international")
    with pytest.raises(Http404):
        services.show_prepared(prepared_id, by=stranger)
    assert selectors.open_return(stranger, case_id) is None
    arrival = ArrivalInput(OFFERED, SAID)
    with pytest.raises(Http404):
        services.confirm_arrival(prepared_id, arrival, version=1, by=stranger)


def test_the_pages_lead_from_the_offer_to_a_stop(case_id, team, client_for):
    contact = client_for(team.contact)
    told = {
        "destination": "THA", "household": "provider", "children_born": "2012, 2015", "consented_on": "2022-06-01",
        "way": "interpreted",
    }  # fmt: skip
    answer = contact.post(reverse("returns:open", args=[case_id]), told)
    row = PreparedReturn.objects.get()
    assert answer.url == reverse("returns:prepared", args=[row.pk])
    assert "Ja, børn født 2012, 2015" in contact.get(answer.url).content.decode()
    yes = {"version": "1", "consented_on": "2022-06-02", "way": "spoken"}
    contact.post(reverse("returns:advance", args=[row.pk]), yes)
    assert state_of(row.pk) is State.SECURITY
    no = {
        "version": "2",
        "stopped_on": "2022-06-03",
        "why": "consent_withdrawn",
        "way": "phone",
        "paid": "keeps",
    }
    answer = contact.post(reverse("returns:stop", args=[row.pk]), no, follow=True)
    assert "Personen beholder det, der er betalt" in answer.content.decode()
    answer = contact.get(reverse("returns:of_case", args=[case_id]))
    assert "Stoppet" in answer.content.decode()
