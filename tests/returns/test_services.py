"""Recording that somebody travelled, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.cases import selectors as cases
from opennrm.cases.models import Case
from opennrm.returns import selectors, services
from opennrm.returns.domain import Journey, ReturnInput
from opennrm.returns.domain.events import JourneyCompleted, ReturnWithdrawn
from opennrm.returns.models import Return
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from tests.returns.victims import assessed

pytestmark = pytest.mark.django_db
TRAVELLED = date(2021, 5, 20)


@pytest.fixture
def officer(actor_for):
    return actor_for(Role.RETURN_OFFICER, "return_agency")


@pytest.fixture
def case_id(caseworker, immigration, officer):
    return assessed(caseworker, immigration)


@pytest.fixture
def told(monkeypatch):
    """What is published, in order."""
    events = []
    monkeypatch.setattr("opennrm.returns.services.journeys.publish", events.append)
    return events


@pytest.fixture
def summer():
    with clock.standing_at(noon(date(2021, 6, 1))):
        yield


def record(case_id, by, **changed):
    return services.record_return(replace(ReturnInput(case_id, "MAR", TRAVELLED), **changed), by=by)


def test_a_completed_return_is_recorded_and_told(case_id, officer, told, summer):
    return_id = record(case_id, officer)
    person_id = Case.objects.get(pk=case_id).person_id
    assert told == [JourneyCompleted(return_id, person_id, TRAVELLED, "MAR")]
    view = services.show_return(return_id, by=officer)
    assert (view.destination, view.assessed_year, view.is_withdrawn, view.may_withdraw) == (
        "MAR",
        2021,
        False,
        True,
    )
    assert selectors.progress(officer, cases.seen(officer, [case_id])) == [Journey(case_id, TRAVELLED, "MAR")]


def test_the_journey_reaches_the_statistics(case_id, officer, summer):
    from opennrm.statistics.models import Fact

    record(case_id, officer)
    assert Fact.objects.filter(kind="return").count() == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"destination": "DNK"}, "returns.destination_missing"),
        ({"travelled_on": date(2021, 6, 2)}, "returns.journey_in_future"),
        ({"travelled_on": date(2021, 3, 31)}, "returns.not_a_victim_by_then"),
    ],
)
def test_an_impossible_return_writes_nothing(case_id, officer, told, summer, changed, code):
    before = AuditLine.objects.count()
    with pytest.raises(Invalid, match=code):
        record(case_id, officer, **changed)
    assert not Return.objects.exists() and not told and AuditLine.objects.count() == before


def test_somebody_who_is_not_a_victim_has_no_prepared_return(caseworker, immigration, officer, told, summer):
    case_id = assessed(caseworker, immigration, outcome="not_victim")
    with pytest.raises(Invalid, match="returns.not_a_victim_by_then"):
        record(case_id, officer)


def test_the_same_journey_is_recorded_once(case_id, officer, told, summer):
    record(case_id, officer)
    with pytest.raises(Invalid, match="returns.recorded_already"):
        record(case_id, officer, destination="ROU")
    assert len(told) == Return.objects.count() == 1


def test_the_database_refuses_two_standing_journeys_on_one_day(case_id, officer, told, summer):
    row = Return.objects.get(pk=record(case_id, officer))
    row.pk, row._state.adding = uuid4(), True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_withdrawn_return_stays_and_no_longer_counts(case_id, officer, told, summer):
    return_id = record(case_id, officer)
    services.withdraw_return(return_id, by=officer)
    assert told[-1] == ReturnWithdrawn(return_id)
    assert not selectors.returns_for(officer).exists()
    assert services.show_return(return_id, by=officer).is_withdrawn
    with pytest.raises(Denied, match="returns.withdrawn_already"):
        services.withdraw_return(return_id, by=officer)
    assert record(case_id, officer)


def test_another_organisation_does_not_take_it_back(case_id, officer, caseworker, told, summer):
    return_id = record(case_id, officer)
    with pytest.raises(Denied, match="access.missing_right"):
        services.withdraw_return(return_id, by=caseworker)
    with pytest.raises(Denied, match="returns.of_another_organisation"):
        services.withdraw_return(return_id, by=replace(caseworker, role=Role.RETURN_OFFICER))
    assert not Return.objects.get().is_withdrawn


def test_who_may_not_record_writes_nothing(case_id, caseworker, told, summer):
    with pytest.raises(Denied, match="access.missing_right"):
        record(case_id, caseworker)
    assert not Return.objects.exists() and not told


def test_to_those_outside_the_case_the_return_does_not_exist(case_id, officer, actor_for, told, summer):
    return_id = record(case_id, officer)
    stranger = actor_for(Role.RETURN_OFFICER, "drc")
    for ask in (
        lambda: services.show_return(return_id, by=stranger),
        lambda: services.withdraw_return(return_id, by=stranger),
        lambda: record(case_id, stranger),
    ):
        with pytest.raises(Http404):
            ask()
    assert not selectors.known_returns_for(stranger).exists()


def test_when_the_audit_fails_nothing_is_written(case_id, officer, told, summer, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("opennrm.access.audit.record", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        record(case_id, officer)
    assert not Return.objects.exists() and not told


def test_a_reaction_that_fails_leaves_no_return(case_id, officer, summer, monkeypatch):
    def fail(event):
        raise RuntimeError

    monkeypatch.setattr("opennrm.returns.services.journeys.publish", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        record(case_id, officer)
    assert not Return.objects.exists()


# -- pages


def test_a_return_is_recorded_from_the_page_and_listed(case_id, officer, client_for, summer):
    client = client_for(officer)
    told = {"destination": "MAR", "travelled_on": "2021-05-20"}
    response = client.post(reverse("returns:new", args=[case_id]), told)
    assert (response.status_code, response["Location"]) == (302, reverse("desk:case", args=[case_id]))
    listed = client.get(reverse("returns:list")).content.decode()
    assert "20. maj 2021" in listed and "Marokko" in listed and "Opdigtet Person" not in listed


def test_a_journey_before_the_decision_is_refused_at_the_field(case_id, officer, client_for, summer):
    told = {"destination": "MAR", "travelled_on": "2021-03-31"}
    response = client_for(officer).post(reverse("returns:new", args=[case_id]), told)
    assert "vent på afgørelsen" in str(response.context["form"].errors["travelled_on"])
    assert not Return.objects.exists()


def test_a_return_is_taken_back_from_its_page(case_id, officer, client_for, summer):
    client, return_id = client_for(officer), record(case_id, officer)
    assert "Træk hjemrejsen tilbage" in client.get(reverse("returns:show", args=[return_id])).content.decode()
    assert client.get(reverse("returns:withdraw", args=[return_id])).status_code == 405
    assert client.post(reverse("returns:withdraw", args=[return_id])).status_code == 302
    shown = client.get(reverse("returns:show", args=[return_id])).content.decode()
    assert "Træk hjemrejsen tilbage" not in shown and "Trukket tilbage" in shown


def test_the_list_takes_as_many_queries_for_many_as_for_one(
    case_id, officer, client_for, summer, django_assert_max_num_queries
):
    for day in range(1, 6):
        record(case_id, officer, travelled_on=date(2021, 5, day))
    client = client_for(officer)
    with django_assert_max_num_queries(12):
        client.get(reverse("returns:list"))
