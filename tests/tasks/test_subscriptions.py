"""What leaves the register: calendars at a secret address, mails with counts. No name is in either."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.http import Http404
from django.test import Client
from django.urls import reverse

from opennrm.access.models import AuditLine, Membership, User
from opennrm.config import digests
from opennrm.persons.models import Person
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks import services
from opennrm.tasks.domain.lists import Page
from opennrm.tasks.models import Digest, Feed, SavedList

pytestmark = pytest.mark.django_db
MONDAY = date(2021, 3, 22)


@pytest.fixture
def overdue(team):
    """A task of the caseworker that is over its deadline by a week."""
    team.referred(name="Opdigtet Aminata Testperson")
    return team


def calendar(token):
    return Client().get(reverse("tasks:feed", args=[token]))


def test_a_calendar_shows_kinds_days_and_pseudonyms_and_no_name(overdue):
    token = services.make_feed(by=overdue.caseworker)
    with clock.standing_at(noon(MONDAY)):
        answer = calendar(token)
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in text and "DTSTART;VALUE=DATE:20210315" in text
    assert f"Hold identifikationssamtale: {Person.objects.get().pseudonym}" in text
    for name in ("Aminata", "Testperson", *User.objects.values_list("name", flat=True)):
        assert name not in text
    assert "2021-0001" not in text
    assert (
        AuditLine.objects.filter(event="tasks.calendar_read", user_id=overdue.caseworker.user_id).count() == 1
    )


def test_of_the_token_only_a_digest_is_kept(overdue):
    token = services.make_feed(by=overdue.caseworker)
    row = Feed.objects.get()
    assert len(token) > 40 and token.encode() not in bytes(row.token_digest)


def test_an_address_that_is_closed_unknown_or_replaced_leads_nowhere(overdue):
    first = services.make_feed(by=overdue.caseworker)
    second = services.make_feed(by=overdue.caseworker)
    assert [calendar(each).status_code for each in (first, second, "x", "a" * 300)] == [404, 200, 404, 404]
    services.close_feed(by=overdue.caseworker)
    assert calendar(second).status_code == 404


def test_whoever_has_left_reads_nothing_more(overdue):
    token = services.make_feed(by=overdue.caseworker)
    Membership.objects.filter(user_id=overdue.caseworker.user_id).update(until=clock.today())
    assert calendar(token).status_code == 404


def test_a_calendar_that_asks_too_often_is_refused_until_the_hour_is_over(overdue):
    token, begun = services.make_feed(by=overdue.caseworker), clock.now()
    for _ in range(30):
        services.read_feed(token)
    with pytest.raises(Denied, match="too_often"):
        services.read_feed(token)
    assert calendar(token).status_code == 403
    with clock.standing_at(begun + timedelta(minutes=61)):
        assert len(services.read_feed(token)) == 1


def test_a_calendar_is_its_users_and_nobody_elses(overdue):
    token = services.make_feed(by=overdue.colleague)
    assert services.read_feed(token) == []
    with pytest.raises(Http404):
        services.read_feed("opdigtet")


def test_a_digest_holds_counts_and_a_link_and_goes_out_once_a_day(overdue):
    services.choose_digest("opdigtet@example.org", [1, 4], by=overdue.caseworker)
    with clock.standing_at(noon(MONDAY)):
        assert digests.send() == (1, 0)
        assert digests.send() == (0, 0)
    with clock.standing_at(noon(MONDAY + timedelta(days=1))):
        assert digests.send() == (0, 0)
    (sent,) = mail.outbox
    assert sent.to == ["opdigtet@example.org"]
    assert "1 opgave er over fristen." in sent.body and "http" in sent.body
    assert "1 af holdets opgaver er eskaleret." in sent.body
    for word in ("Aminata", Person.objects.get().pseudonym, "2021-", "Hold "):
        assert word not in sent.body + sent.subject


def test_a_mail_server_that_is_away_is_told_and_stops_nobody_else(overdue, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1", 9,
    )  # fmt: skip
    services.choose_digest("opdigtet@example.org", [1], by=overdue.caseworker)
    with clock.standing_at(noon(MONDAY)):
        assert digests.send() == (0, 1)


def test_without_days_the_address_is_forgotten(overdue):
    services.choose_digest("opdigtet@example.org", [1], by=overdue.caseworker)
    services.choose_digest("", [], by=overdue.caseworker)
    assert not Digest.objects.exists()
    with pytest.raises(Invalid, match="no_weekday"):
        services.choose_digest("opdigtet@example.org", [8], by=overdue.caseworker)


def test_no_digest_goes_to_somebody_who_has_left(overdue):
    services.choose_digest("opdigtet@example.org", [1], by=overdue.caseworker)
    Membership.objects.filter(user_id=overdue.caseworker.user_id).update(until=date(2021, 3, 1))
    with clock.standing_at(noon(MONDAY)):
        assert digests.send() == (0, 0)


def test_a_list_is_kept_under_a_sealed_name_for_oneself_or_the_team(team):
    own = services.save_list(
        Page.CASES, "Mine ventende", "reached=referred&page=7&q=Amina", by=team.caseworker
    )
    services.save_list(Page.CASES, "Holdets", "overdue=on", is_shared=True, by=team.caseworker)
    shown = services.show_lists(Page.CASES, by=team.caseworker)
    assert [(each.name, each.query) for each in shown] == [
        ("Mine ventende", "reached=referred"),
        ("Holdets", "overdue=on"),
    ]
    assert [each.name for each in services.show_lists(Page.CASES, by=team.colleague)] == ["Holdets"]
    assert services.show_lists(Page.CASES, by=team.stranger) == []
    assert services.show_lists(Page.BOARD, by=team.caseworker) == []
    assert b"ventende" not in b"".join(bytes(each.name_sealed) for each in SavedList.objects.all())
    with pytest.raises(Http404):
        services.forget_list(own, by=team.colleague)
    services.forget_list(own, by=team.caseworker)
    assert SavedList.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "query", "refusal"),
    [("", "overdue=on", "without_name"), ("x" * 61, "overdue=on", "without_name"), ("x", "", "of_nothing"),
     ("x", "q=Amina", "of_nothing"), ("x", "since=" + "9" * 600, "of_nothing")],
)  # fmt: skip
def test_a_list_without_a_name_or_of_nothing_is_not_kept(team, name, query, refusal):
    with pytest.raises(Invalid, match=refusal):
        services.save_list(Page.CASES, name, query, by=team.caseworker)
