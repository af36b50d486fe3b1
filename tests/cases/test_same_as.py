"""Is the person of a case known already? Asked at any time, and after a correction: one's own cases by number, others by yes
or no, and a question to whoever knows somebody alike."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from opennrm.access.models import AuditLine
from opennrm.cases import services
from opennrm.cases.models import Case
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.persons.domain.matching import Answer
from opennrm.persons.models import MatchRequest
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied
from tests.cases.people import new_case

pytestmark = pytest.mark.django_db
NAME = "Opdigtet Oksana Shevchenko"


@pytest.fixture
def mine(caseworker):
    return new_case(caseworker, NAME)


@pytest.fixture
def theirs(ngo):
    """Of another organisation, of which the caseworker knows nothing."""
    return new_case(ngo, NAME)


def looked(client, case_id):
    return client.post(reverse("cases:same_as", args=[case_id])).content.decode()


def test_the_person_of_a_case_is_looked_for_elsewhere_and_asked_about(
    client_for, caseworker, ngo, mine, theirs
):
    client = client_for(caseworker)
    page = looked(client, mine)
    assert "kendt af en anden organisation" in page and "Ingen i dine sager ligner" in page
    of_theirs = Case.objects.select_related("person").get(pk=theirs)
    assert NAME not in page and of_theirs.number not in page and of_theirs.person.pseudonym not in page
    sent = client.post(reverse("cases:ask_elsewhere", args=[mine]), follow=True).content.decode()
    assert "Spørgsmålet er sendt" in sent
    row = MatchRequest.objects.get()
    persons_services.answer_match(row.pk, Answer.NO_DANGER, by=ngo)
    page = client.get(reverse("desk:questions")).content.decode()
    assert "det kan bringe personen i fare" in page
    events = AuditLine.objects.filter(event__startswith="persons.match_").values_list("event", flat=True)
    assert set(events) == {"persons.match_asked", "persons.match_answered"}


def test_ones_own_cases_are_shown_by_number_and_never_the_case_itself(client_for, caseworker, mine):
    again = Case.objects.get(pk=new_case(caseworker, NAME))
    page = looked(client_for(caseworker), mine)
    assert again.number in page and "samme navn" in page
    assert page.count(Case.objects.get(pk=mine).number) == 1  # above the page
    assert "Ingen andre kender en" in page


def test_nothing_is_looked_for_before_it_is_asked(client_for, caseworker, mine):
    before = AuditLine.objects.filter(event="persons.elsewhere_asked").count()
    assert "Se efter" in client_for(caseworker).get(reverse("cases:same_as", args=[mine])).content.decode()
    assert AuditLine.objects.filter(event="persons.elsewhere_asked").count() == before


@pytest.mark.parametrize(("names", "leads_to"), [(NAME, "cases:same_as"), ("Opdigtet Else", "desk:case")])
def test_a_correction_leads_to_who_is_alike_and_else_back_to_the_case(
    client_for, caseworker, theirs, names, leads_to
):
    case_id = new_case(caseworker, "Opdigtet Person 9")
    told = {"version": "1", "names": names, "age_kind": "unknown"}
    answer = client_for(caseworker).post(reverse("cases:correct_identity", args=[case_id]), told)
    assert answer["Location"] == reverse(leads_to, args=[case_id])


def test_nobody_is_asked_about_somebody_who_is_anonymous(client_for, caseworker, mine, theirs):
    services.make_anonymous(mine, by=caseworker)
    assert "så du kan ikke spørge" in looked(client_for(caseworker), mine)
    with pytest.raises(Denied, match="persons.anonymous_not_asked"):
        services.ask_elsewhere(mine, by=caseworker)
    assert not MatchRequest.objects.exists()


def test_a_question_waits_for_fourteen_days_and_may_then_be_asked_again(caseworker, ngo, mine, theirs):
    services.ask_elsewhere(mine, by=caseworker)
    (asked,) = persons.match_requests_for(caseworker)
    assert asked.last_day == clock.today() + timedelta(days=14)
    for day, is_expired in ((asked.last_day, False), (asked.last_day + timedelta(days=1), True)):
        with clock.standing_at(noon(day)):
            (seen,) = persons.match_requests_for(caseworker)
            assert seen.is_expired is is_expired
    with clock.standing_at(noon(asked.last_day + timedelta(days=1))):
        with pytest.raises(Denied, match="persons.match_expired"):
            persons_services.answer_match(asked.id, Answer.SHARE, by=ngo)
        assert services.ask_elsewhere(mine, by=caseworker)
        persons_services.answer_match(asked.id, Answer.SHARE, by=ngo)
    assert MatchRequest.objects.get().answer == Answer.SHARE
