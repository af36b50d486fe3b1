"""The pages of identification: what cannot be is refused at its field, and nothing is written."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from opennrm.access.models import AuditLine
from opennrm.identification.models import Assessment, Decision, Interview
from opennrm.shared.dates import clock, noon
from opennrm.statistics.models import Fact
from tests.identification.conftest import DECIDED

pytestmark = pytest.mark.django_db
INTERVIEW = {
    "held_on": "2021-03-08", "place": "centre_office", "language": "en", "interpreter": "on", "consent": "on",
    "notes": "Opdigtet samtale",
}  # fmt: skip
DECISION = {
    "decided_on": "2021-03-20", "outcome": "victim", "forms": ["forced_labour"], "main_form": "forced_labour",
    "sector": "construction", "sub_form": "", "country_of_exploitation": "DNK", "grounds": "Opdigtet begrundelse",
}  # fmt: skip


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.standing_at(noon(DECIDED)):
        yield


def rows():
    counted = [model.objects.count() for model in (Assessment, Interview, Decision)]
    return [*counted, Fact.objects.filter(kind__in=("interview", "decision")).count()]


def refused(client, name, case_id, told):
    """What is said where, after a form that must be refused; and nothing is written but the refusal itself."""
    before = rows()
    response = client.post(reverse(f"identification:{name}", args=[case_id]), told)
    assert response.status_code == 200
    assert rows() == before
    return response.context["form"].errors, response.content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"held_on": "2021-02-27"}, "held_on"),
        ({"held_on": "2021-03-21"}, "held_on"),
        ({"held_on": "31.2.2021"}, "held_on"),
        ({"consent": ""}, "consent"),
        ({"place": "opdigtet"}, "place"),
        ({"language": ""}, "language"),
    ],
)
def test_an_interview_that_cannot_be_is_refused_at_its_field(team, client_for, changed, field):
    errors, page = refused(client_for(team.caseworker), "interview", team.case_id, INTERVIEW | changed)
    assert list(errors) == [field]
    assert "Opdigtet samtale" in page


def test_an_interview_and_a_decision_are_recorded_from_the_pages(team, client_for):
    told = INTERVIEW | {"seen_deception": "on", "note_deception": "Opdigtet fund"}
    assert (
        client_for(team.caseworker)
        .post(reverse("identification:interview", args=[team.case_id]), told)
        .status_code
        == 302
    )
    team.send(today=DECIDED)
    url = reverse("identification:decide", args=[team.case_id])
    assert client_for(team.immigration).post(url, DECISION).status_code == 302
    assert rows() == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"main_form": "criminal_acts"}, "main_form"),
        ({"main_form": ""}, "main_form"),
        ({"forms": []}, "forms"),
        ({"sector": ""}, "sector"),
        ({"decided_on": "2021-03-07"}, "decided_on"),
        ({"decided_on": "2021-03-21"}, "decided_on"),
        ({"grounds": "  "}, "grounds"),
        ({"outcome": "not_victim"}, "forms"),
        ({"country_of_exploitation": "XXX"}, "country_of_exploitation"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_at_its_field(team, client_for, changed, field):
    team.interview()
    team.send()
    errors, page = refused(client_for(team.immigration), "decide", team.case_id, DECISION | changed)
    assert field in errors
    assert 'class="error-summary' in page or "alert" in page


def test_a_decision_without_an_interview_is_refused_with_the_reason(team, client_for):
    team.send()
    errors, page = refused(client_for(team.immigration), "decide", team.case_id, DECISION)
    assert "Der er ingen identifikationssamtale i sagen." in page and errors


def test_whoever_held_the_interview_and_the_wrong_authority_are_refused_with_the_reason(team, client_for):
    team.interview()
    team.send()
    errors, _ = refused(client_for(team.cmm), "decide", team.case_id, DECISION)
    assert list(errors) == ["decided_on"]
    assert AuditLine.objects.filter(event="access.refused", purpose="identification.wrong_authority").exists()


def test_the_interviewer_is_told_why_somebody_else_must_decide(team, client_for):
    team.interview()
    team.send("lawful_stay")
    errors, page = refused(client_for(team.caseworker), "decide", team.case_id, DECISION)
    assert AuditLine.objects.filter(
        event="access.refused", purpose="identification.interviewer_decides"
    ).exists()
    assert errors and "samtale" in page


def test_a_record_is_withdrawn_only_when_it_is_confirmed(team, client_for):
    held = team.interview()
    team.send()
    made = team.decide()
    url = reverse("identification:withdraw_decision", args=[made])
    client = client_for(team.immigration)
    assert "Træk afgørelsen tilbage" in client.get(url).content.decode()
    assert client.post(url, {}).status_code == 200
    assert Decision.objects.get().withdrawn_at is None
    assert client.post(url, {"confirmed": "on"}).status_code == 302
    assert Decision.objects.get().withdrawn_at is not None
    with clock.standing_at(noon(date(2021, 3, 22))):
        client = client_for(team.caseworker)
        url = reverse("identification:withdraw_interview", args=[held])
        assert "Træk samtalen tilbage" in client.get(url).content.decode()
        assert client.post(url, {"confirmed": "on"}).status_code == 302
