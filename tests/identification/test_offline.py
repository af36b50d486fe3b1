"""Drafts from a device: the shell is empty, an interview is sent once its writer has seen what was written meanwhile."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.identification import services
from opennrm.identification.models import Interview, InterviewText
from opennrm.shared.dates import clock, noon
from tests.identification.conftest import HELD

pytestmark = pytest.mark.django_db
SENT = {
    "held_on": "2021-03-08", "place": "custody", "language": "en", "consent": "on",
    "topic_debt": "Opdigtet gæld", "passage_debt_bondage": "gæld",
}  # fmt: skip


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.standing_at(noon(HELD)):
        yield


@pytest.fixture
def sent(team, client_for):
    client, url = client_for(team.caseworker), reverse("identification:draft", args=[team.case_id])

    def send(**told):
        return client.post(url, SENT | told).json()

    return send


def test_a_draft_is_recorded_when_nothing_was_written_since(team, client_for, sent):
    url = reverse("identification:draft", args=[team.case_id])
    base = client_for(team.caseworker).get(url).json()
    assert base["written"] == "" and base["token"]
    assert sent(based_on="") == {"state": "recorded"}
    assert Interview.objects.count() == 1


def test_who_was_overtaken_is_shown_the_other_and_sends_again(team, sent):
    with clock.standing_at(noon(HELD)):
        first = team.interview(topics={"debt": "Opdigtet: kollegaens ord."})
    answer = sent(based_on="")
    assert answer["state"] == "overtaken"
    assert "kollegaens ord" in str(answer["theirs"])
    assert Interview.objects.count() == 1
    assert sent(based_on=answer["written"]) == {"state": "recorded"}
    assert Interview.objects.count() == 2
    assert Interview.objects.get(pk=first).texts.count() == 1


def test_a_correction_overtakes_a_draft_too(team, sent):
    interview_id = team.interview(topics={"debt": "Opdigtet"})
    before = services.open_draft(team.case_id, by=team.caseworker).written
    with clock.standing_at(noon(HELD) + timedelta(minutes=5)):
        services.correct_text(interview_id, "debt", "Opdigtet: rettet", version=1, by=team.caseworker)
        assert sent(based_on=before)["state"] == "overtaken"


def test_a_draft_that_is_sent_twice_is_seen_to_be_there_already(team, sent):
    """The answer was lost on the way: the device sends again, and its own interview stands there."""
    assert sent(based_on="")["state"] == "recorded"
    again = sent(based_on="")
    assert again["state"] == "overtaken" and "Opdigtet gæld" in str(again["theirs"])
    assert Interview.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ({"consent": ""}, "Uden personens samtykke"),
        ({"held_on": "2021-02-01"}, "ikke ligge før henvisningen"),
        ({"passage_debt_bondage": "aldrig sagt"}, "Stedet står ikke i samtalen"),
        ({"place": ""}, ""),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_written(sent, told, text):
    answer = sent(based_on="", **told)
    assert answer["state"] == "refused"
    (error,) = answer["errors"]
    assert error["field"] and text in error["text"]
    assert not Interview.objects.exists() and not InterviewText.objects.exists()


def test_the_shell_holds_nothing_of_a_user_a_session_or_a_case(team, client_for):
    one, other = client_for(team.caseworker), client_for(team.caseworker)
    pages = [each.get(reverse("identification:offline")).content.decode() for each in (one, other)]
    assert pages[0] == pages[1]
    for mark in ("Opdigtet", "csrfmiddlewaretoken", "Sagsbehandler"):
        assert mark not in pages[0]
    assert not re.search(r"<script(?! src=)|\sstyle=|\son[a-z]+=", pages[0])


def test_the_worker_keeps_a_list_of_files_and_none_of_a_case(team, client_for):
    answer = client_for(team.caseworker).get(reverse("identification:offline_worker"))
    assert answer["Content-Type"] == "text/javascript"
    kept = re.search(r"const FILES = \[(.*?)\]", answer.content.decode(), re.S)[1]
    assert "PAGE" in kept and "/static/" in kept and "sag/" not in kept


def test_nobody_without_the_right_gets_the_shell(actor_for, client_for):
    client = client_for(actor_for(Role.ANALYST, "cmm"))
    assert client.get(reverse("identification:offline")).status_code == 403
