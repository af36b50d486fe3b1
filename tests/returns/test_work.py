"""Activities, risks, health, follow-up and the end of a prepared return."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from opennrm.access.domain.roles import Role
from opennrm.mechanism.rules import rules
from opennrm.returns import services
from opennrm.returns.domain.activities import ActivityInput, activities
from opennrm.returns.domain.activity_states import ActivityState, check_can_settle
from opennrm.returns.domain.following import (
    HealthInput,
    VisitInput,
    check_risk_known,
    last_day_of_follow_up,
    renewed_by,
)
from opennrm.returns.domain.states import State
from opennrm.returns.models import HealthClarification, Outcome, PreparedReturn, RiskAssessment
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks.models import Task
from tests.returns.returning import CLOSING, OFFERED, RISK, Team
from tests.returns.victims import assessed

TODAY = date(2023, 7, 1)
# The report's steps and what is done in them, written a second time by hand; who answers.
BY_HAND = """
offer          information cmm, contact_at_home drc, answer cmm, application cmm
security       risk_assessment cmm, health_clarification cmm
cooperation    find_partner drc, introduce_partner drc
journey        travel_documents return_agency, tickets return_agency, airport_help return_agency, escort return_agency, restrictions return_agency, reception local_partner
reintegration  reintegration_plan local_partner, plan_approval return_agency, payments return_agency
another_life   monitoring local_partner, income_activity local_partner, living_conditions local_partner
"""
SETTLES = {
    "not_begun": "waiting done not_relevant",
    "waiting": "waiting done not_relevant",
    "done": "waiting",
    "not_relevant": "waiting done",
}


@pytest.fixture
def team(db, caseworker, actor_for):
    return Team(caseworker, actor_for(Role.RETURN_OFFICER, "return_agency"))


@pytest.fixture
def prepared_id(caseworker, immigration, team):
    case_id = assessed(caseworker, immigration)
    with clock.standing_at(noon(TODAY)):
        yield team.offers(case_id)


def arrived(team, prepared_id, *, on=OFFERED):
    team.advances(prepared_id, times=3)
    team.sends_home(prepared_id, on=on)
    team.confirms(prepared_id, on=on)


def state_of(team, prepared_id, code):
    view = services.show_prepared(prepared_id, by=team.contact)
    return next(each for each in view.activities if each.code == code)


def test_the_activities_are_those_of_the_report():
    told = [(each.step.value, f"{each.code} {each.responsible}") for each in activities()]
    wanted = [
        (line.split()[0], each.strip())
        for line in BY_HAND.strip().splitlines()
        for each in line.split(maxsplit=1)[1].split(",")
    ]
    assert told == wanted
    assert {each.responsible for each in activities()} <= {each.code for each in rules().organisations}


@pytest.mark.parametrize("now", list(ActivityState))
@pytest.mark.parametrize("then", list(ActivityState))
def test_only_the_listed_moves_of_an_activity_are_possible(now, then):
    if then in SETTLES[now].split():
        check_can_settle(now, then)
    else:
        with pytest.raises(Denied, match="activity_cannot"):
            check_can_settle(now, then)


def test_an_activity_waits_for_a_pandemic_and_is_done_with_evidence(team, prepared_id):
    waits = ActivityInput("information", "waiting", OFFERED, "pandemic", "Opdigtet: grænsen er lukket.")
    services.settle(prepared_id, waits, by=team.contact)
    assert state_of(team, prepared_id, "information").reason == "pandemic"
    done = ActivityInput("information", "done", OFFERED + timedelta(3))
    services.settle(prepared_id, done, by=team.contact)
    page = services.show_activity(prepared_id, "information", by=team.officer)
    assert [(each.state, each.note) for each in page.records] == [
        (ActivityState.DONE, ""),
        (ActivityState.WAITING, "Opdigtet: grænsen er lukket."),
    ]
    assert not page.may_settle
    with pytest.raises(Denied, match="missing_right"):
        services.settle(prepared_id, waits, by=team.officer)
    assert page.activity.since == OFFERED + timedelta(3)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"activity": "party"}, "unknown_activity"),
        ({"state": "soon"}, "activity_state_missing"),
        ({"state": "not_begun"}, "activity_cannot"),
        ({"state": "waiting"}, "reason_missing"),
        ({"state": "waiting", "reason": "not_needed"}, "reason_missing"),
        ({"state": "not_relevant"}, "reason_missing"),
        ({"reason": "pandemic"}, "reason_does_not_fit"),
        ({"happened_on": date(2023, 7, 2)}, "activity_in_future"),
        ({"document_id": "00000000-0000-0000-0000-000000000007"}, "unknown_document"),
        ({"activity": "risk_assessment"}, "no_yes_yet"),
    ],
)
def test_an_activity_that_cannot_be_so_is_refused(team, prepared_id, changed, code):
    told = replace(ActivityInput("information", "done", OFFERED), **changed)
    with pytest.raises((Invalid, Denied), match=f"returns.{code}"):
        services.settle(prepared_id, told, by=team.contact)


def test_what_may_be_prepared_in_denmark_begins_before_its_step(team, prepared_id):
    told = ActivityInput("reintegration_plan", "waiting", OFFERED, "person")
    services.settle(prepared_id, told, by=team.officer)
    assert state_of(team, prepared_id, "reintegration_plan").state is ActivityState.WAITING


def test_with_the_yes_to_the_offer_it_is_applied_for(team, prepared_id):
    team.advances(prepared_id)
    for code in ("answer", "application"):
        assert state_of(team, prepared_id, code).state is ActivityState.DONE


def test_nobody_leaves_the_security_step_unassessed_nor_travels_on_an_old_assessment(team, prepared_id):
    team.advances(prepared_id)
    row = PreparedReturn.objects.get(pk=prepared_id)
    from opennrm.returns.domain import ConsentInput

    with pytest.raises(Denied, match="no_risk_assessment"):
        services.advance(prepared_id, ConsentInput(OFFERED, "spoken"), version=row.version, by=team.contact)
    team.advances(prepared_id, times=2)
    until = renewed_by(OFFERED)
    assert until == OFFERED + timedelta(90)
    with pytest.raises(Denied, match="risk_assessment_run_out"):
        team.sends_home(prepared_id, on=until + timedelta(1))
    team.sends_home(prepared_id, on=until)
    check_risk_known(date(2021, 6, 1), day=TODAY)  # no rule was known of that day


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"debt": " "}, "debt"),
        ({"level": "huge"}, "level"),
        ({"measures": ("fence",)}, "measures"),
        ({"level": "high", "measures": ()}, "measures"),
        ({"made_on": date(2022, 5, 31)}, "made_on"),
        ({"made_on": date(2023, 7, 2)}, "made_on"),
    ],
)
def test_a_risk_assessment_asks_into_all_four_topics(team, prepared_id, changed, field):
    with pytest.raises(Invalid) as refused:
        services.assess_risk(prepared_id, replace(RISK, **changed), by=team.contact)
    assert refused.value.field == field


def test_what_the_person_told_of_risks_is_sealed_and_seen_by_the_centre_alone(team, prepared_id):
    team.assesses(prepared_id)
    row = RiskAssessment.objects.get()
    assert b"gaeld" not in bytes(row.debt_sealed) and "gæld".encode() not in bytes(row.debt_sealed)
    view, told = services.show_risks(prepared_id, by=team.contact).told[0]
    assert (view.level, told["debt"]) == ("medium", "Opdigtet gæld.")
    with pytest.raises(Denied, match="missing_right"):
        services.show_risks(prepared_id, by=team.officer)
    seen = services.show_prepared(prepared_id, by=team.officer)
    assert (seen.risk.level, seen.risk.measures) == ("medium", ["met_at_airport"])


def test_health_is_for_who_works_with_health(team, prepared_id, actor_for):
    case_id = PreparedReturn.objects.get(pk=prepared_id).case_id
    nurse = actor_for(Role.HEALTH_WORKER, "cmm")
    told = HealthInput(OFFERED, "with_help", "Opdigtet behov", "")
    services.clarify_health(case_id, told, by=nurse)
    assert b"behov" not in bytes(HealthClarification.objects.get().here_sealed)
    page = services.show_health(case_id, by=team.contact)
    assert (page.told[0].here, page.told[0].at_home, page.may_clarify) == ("Opdigtet behov", "", False)
    with pytest.raises(Denied, match="missing_right"):
        services.show_health(case_id, by=team.officer)
    with pytest.raises(Invalid, match="health_missing"):
        services.clarify_health(case_id, replace(told, here=""), by=nurse)


def test_follow_up_begins_with_the_arrival_and_ends_in_the_persons_own_words(team, prepared_id):
    visit = VisitInput(OFFERED + timedelta(30), "home", "Opdigtet: køkkenet kører.")
    with pytest.raises(Denied, match="step_does_not_follow"):
        services.record_visit(prepared_id, visit, by=team.officer)
    arrived(team, prepared_id)
    services.record_visit(prepared_id, visit, by=team.officer)
    with pytest.raises(Invalid, match="day_outside"):
        services.record_visit(prepared_id, replace(visit, held_on=date(2022, 5, 1)), by=team.officer)
    with pytest.raises(Invalid, match="day_outside"):
        team.closes(prepared_id, closed_on=OFFERED)  # before the visit
    team.closes(prepared_id, closed_on=date(2023, 6, 1))
    page = services.show_following(prepared_id, by=team.officer)
    assert page.prepared.state is State.CLOSED
    assert page.words == "Opdigtet: jeg laver mad på bestilling."
    assert [each.notes for each in page.visits] == ["Opdigtet: køkkenet kører."]
    assert b"bestilling" not in bytes(Outcome.objects.get().words_sealed)
    with pytest.raises(Denied, match="is_over"):
        services.record_visit(prepared_id, visit, by=team.officer)


def test_the_follow_up_ends_at_the_latest_twelve_months_after_the_journey(team, prepared_id):
    arrived(team, prepared_id)
    with pytest.raises(Invalid, match="closed_too_late") as refused:
        team.closes(prepared_id, closed_on=date(2023, 6, 2))
    assert (refused.value.field, refused.value.params) == ("closed_on", {"months": 12})
    team.closes(prepared_id, closed_on=date(2023, 6, 1))


@given(st.dates(date(2021, 1, 1), date(2040, 12, 31)))
def test_the_last_day_of_follow_up_is_the_same_day_of_the_next_year(travelled_on):
    last = last_day_of_follow_up(travelled_on)
    assert (last.year, last.month) == (travelled_on.year + 1, travelled_on.month)
    assert last.day == travelled_on.day or (travelled_on.month, travelled_on.day, last.day) == (2, 29, 28)


def test_an_arrival_that_is_never_confirmed_is_late_and_is_closed_in_the_end(team, prepared_id):
    team.advances(prepared_id, times=3)
    team.sends_home(prepared_id)
    task = Task.objects.get(kind="confirm_arrival")
    assert (task.due_on, task.state) == (OFFERED + timedelta(3), "open")
    team.closes(prepared_id, closed_on=date(2023, 5, 1), income="unknown", words="")
    assert PreparedReturn.objects.get(pk=prepared_id).arrived_on is None
    assert set(Task.objects.filter(kind__in=["confirm_arrival", "close_follow_up"]).values_list("state", flat=True)) == {
        "dropped", "done",
    }  # fmt: skip


def test_a_stop_drops_what_was_still_to_be_done(team, prepared_id):
    team.assesses(prepared_id)
    assert Task.objects.get(kind="renew_risk").due_on == OFFERED + timedelta(90)
    team.stops(prepared_id)
    assert Task.objects.get(kind="renew_risk").state == "dropped"


def test_the_database_takes_no_activity_that_waits_for_nothing(team, prepared_id):
    told = ActivityInput("information", "waiting", OFFERED, "documents")
    services.settle(prepared_id, told, by=team.contact)
    row = PreparedReturn.objects.get(pk=prepared_id).activities.get()
    row.reason = ""
    with pytest.raises(IntegrityError, match="activity_waits_for_a_reason"), transaction.atomic():
        row.save()


def test_the_pages_of_the_work_say_what_was_written(team, prepared_id, client_for):
    contact = client_for(team.contact)
    url = reverse("returns:activity", args=[prepared_id, "information"])
    told = {"state": "waiting", "waiting": "pandemic", "happened_on": "2022-06-01", "note": "Opdigtet notat"}
    page = contact.post(url, told, follow=True).content.decode()
    assert "Find en lokal hjælpeorganisation" in page and "Flybilletter" in page
    assert "Pandemi og lukkede grænser" in page
    assert "Pandemi og lukkede grænser" in contact.get(url).content.decode()
    risk = {
        "made_on": "2022-06-01", "level": "high", "measures": ["escort"], "exploiters": "Opdigtet", "family": "Opdigtet",
        "debt": "Opdigtet", "providing": "Opdigtet",
    }  # fmt: skip
    contact.post(reverse("returns:assess_risk", args=[prepared_id]), risk)
    page = contact.get(reverse("returns:risks", args=[prepared_id])).content.decode()
    assert "Eskorte på rejsen" in page and "Bagmænd i hjemlandet" in page
    arrived(team, prepared_id)
    officer = client_for(team.officer)
    seen = {"held_on": "2022-06-20", "way": "phone", "notes": "Opdigtet samtale"}
    answer = officer.post(reverse("returns:visit", args=[prepared_id]), seen, follow=True)
    assert "Opdigtet samtale" in answer.content.decode()
    end = {
        "version": str(PreparedReturn.objects.get(pk=prepared_id).version), "closed_on": "2023-06-01",
        "income": CLOSING.income, "housing": "own", "schooling": "children", "risk": "low", "words": "Opdigtede ord",
    }  # fmt: skip
    answer = officer.post(reverse("returns:close", args=[prepared_id]), end, follow=True)
    assert "Gadekøkken, catering eller restaurant" in answer.content.decode()
