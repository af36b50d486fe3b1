"""Complaints and their answers, feedback, and where they are now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.returns import services
from opennrm.returns.domain.activities import ActivityInput
from opennrm.returns.domain.complaints import AnswerInput, ComplaintInput, FeedbackInput
from opennrm.returns.domain.states import State, Step
from opennrm.returns.models import Complaint, Feedback
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from tests.returns.returning import OFFERED, Team
from tests.returns.victims import assessed

TODAY = date(2022, 8, 1)
SAID = ComplaintInput(OFFERED, "payments", "phone", "Opdigtet: pengene kom for sent.")
ANSWERED = AnswerInput(OFFERED, "upheld", "Opdigtet: pengene er sendt.")


@pytest.fixture
def team(db, caseworker, actor_for):
    return Team(caseworker, actor_for(Role.RETURN_OFFICER, "return_agency"))


@pytest.fixture
def case_id(caseworker, immigration, team):
    return assessed(caseworker, immigration)


@pytest.fixture
def prepared_id(case_id, team):
    with clock.standing_at(noon(TODAY)):
        yield team.offers(case_id)


def test_a_complaint_is_answered_by_somebody_who_has_done_nothing_in_the_return(team, prepared_id, actor_for):
    complaint_id = services.complain(prepared_id, SAID, by=team.officer)
    with pytest.raises(Denied, match="answered_by_another"):
        services.answer_complaint(complaint_id, ANSWERED, by=team.officer)
    with pytest.raises(Denied, match="missing_right"):
        services.answer_complaint(complaint_id, ANSWERED, by=team.contact)  # payments are the agency's
    colleague = actor_for(Role.RETURN_OFFICER, "return_agency")
    services.answer_complaint(complaint_id, ANSWERED, by=colleague)
    with pytest.raises(Denied, match="answered_already"):
        services.answer_complaint(complaint_id, ANSWERED, by=colleague)
    told = services.show_voices(prepared_id, by=team.officer).complaints[0]
    assert (told.outcome, told.words, told.answer) == ("upheld", SAID.words, ANSWERED.answer)
    assert b"pengene" not in bytes(Complaint.objects.get().words_sealed)
    with pytest.raises(IntegrityError, match="complaint_answered_by_somebody_else"), transaction.atomic():
        Complaint.objects.update(answered_by_id=team.officer.user_id)


def test_who_made_the_offer_does_not_answer_a_complaint_about_it(team, prepared_id, actor_for):
    complaint_id = services.complain(prepared_id, replace(SAID, about="offer"), by=team.officer)
    with pytest.raises(Denied, match="answered_by_another"):
        services.open_complaint(complaint_id, by=team.contact)
    colleague = actor_for(Role.CASEWORKER, "cmm")
    assert services.open_complaint(complaint_id, by=colleague).words == SAID.words


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"about": "weather"}, "about"),
        ({"way": "pigeon"}, "way"),
        ({"words": " "}, "words"),
        ({"received_on": date(2022, 5, 31)}, "received_on"),
        ({"received_on": TODAY + timedelta(1)}, "received_on"),
    ],
)
def test_a_complaint_that_says_nothing_is_refused_at_its_field(team, prepared_id, changed, field):
    with pytest.raises(Invalid) as refused:
        services.complain(prepared_id, replace(SAID, **changed), by=team.officer)
    assert refused.value.field == field


def test_feedback_is_given_in_the_persons_language_on_a_short_scale(team, prepared_id):
    given = FeedbackInput(OFFERED, "en", 5, "Invented: it was good.")
    services.give_feedback(prepared_id, given, by=team.contact)
    told = services.show_voices(prepared_id, by=team.officer).feedback[0]
    assert (told.language, told.score, told.words) == ("en", 5, "Invented: it was good.")
    with pytest.raises(Invalid, match="unknown_code"):
        services.give_feedback(prepared_id, replace(given, score=6), by=team.contact)
    with pytest.raises(IntegrityError, match="feedback_on_the_scale"), transaction.atomic():
        Feedback.objects.update(score=0)


def test_the_overview_says_who_waits_for_whom_and_how_long_it_took(
    team, case_id, prepared_id, caseworker, immigration
):
    team.advances(prepared_id, on=OFFERED + timedelta(10))
    told = ActivityInput("risk_assessment", "waiting", OFFERED + timedelta(12), "person")
    services.settle(prepared_id, told, by=team.contact)
    other = team.offers(assessed(caseworker, immigration), destination="ROU")
    team.advances(other, on=OFFERED + timedelta(20), times=3)
    team.sends_home(other, on=OFFERED + timedelta(30))
    found = services.show_overview(by=team.officer)
    first, second = found.moving
    assert (first.state, first.since, first.waits_for, first.reasons) == (
        State.SECURITY, OFFERED + timedelta(10), ["cmm"], ["person"],
    )  # fmt: skip
    assert (second.state, second.since, second.due_on) == (
        State.TRAVELLED, OFFERED + timedelta(30), date(2023, 7, 1),
    )  # fmt: skip
    assert second.waits_for == ["return_agency", "local_partner"]
    assert found.counts == {("THA", State.SECURITY): 1, ("ROU", State.TRAVELLED): 1}
    offer = found.times[Step.OFFER]
    assert (offer.count, offer.median, offer.ninth) == (2, 15, 20)
    assert found.begun == {"answer": 2, "application": 2, "risk_assessment": 2}


def test_the_pages_of_voices_and_of_the_overview(team, prepared_id, client_for, actor_for):
    officer = client_for(team.officer)
    told = {"received_on": "2022-06-01", "about": "payments", "way": "phone", "words": "Opdigtet klage"}
    answer = officer.post(reverse("returns:complain", args=[prepared_id]), told, follow=True)
    assert "Opdigtet klage" in answer.content.decode()
    said = {"given_on": "2022-06-01", "language": "en", "score": "4", "words": ""}
    answer = officer.post(reverse("returns:give_feedback", args=[prepared_id]), said, follow=True)
    assert "4 af 5" in answer.content.decode()
    colleague = client_for(actor_for(Role.RETURN_OFFICER, "return_agency"))
    url = reverse("returns:answer_complaint", args=[Complaint.objects.get().pk])
    answered = {"answered_on": "2022-06-02", "outcome": "partly", "answer": "Opdigtet svar"}
    page = colleague.post(url, answered, follow=True).content.decode()
    assert "Personen får delvist medhold" in page
    page = officer.get(reverse("returns:overview")).content.decode()
    assert "Thailand" in page and "Tilbud om forberedt hjemsendelse" in page
