"""The start page, search and the case page."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.models import AuditLine
from opennrm.cases.models import Case
from opennrm.desk import selectors
from opennrm.desk.domain import CasePage, Event, Happening, step_states
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.shared.dates import clock, noon
from opennrm.tasks.models import Task
from tests.cases.people import new_case
from tests.desk.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.standing_at(noon(TODAY)):
        yield


@pytest.fixture
def mechanism(lived):
    """Of a case that has been through everything."""
    return lived.mechanism


@pytest.fixture
def desk(mechanism, client_for):
    return client_for(mechanism.caseworker)


def text_of(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("happened", "states"),
    [
        ([], ["current", "todo", "todo", "todo"]),
        ([Happening.REFERRED], ["done", "current", "todo", "todo"]),
        ([Happening.REFERRED, Happening.INTERVIEWED], ["done", "done", "current", "todo"]),
        ([Happening.DECIDED], ["current", "todo", "done", "todo"]),
        (list(Happening), ["done", "done", "done", "done"]),
    ],
)
def test_the_step_guide_shows_what_is_done_and_the_first_that_is_not(happened, states):
    page = CasePage(case=None, events=[Event(TODAY, each) for each in happened])
    assert list(step_states(page).values()) == states


def test_the_case_stands_where_the_last_step_of_the_journey_is_not_where_something_was_filed():
    told = [
        Event(TODAY, Happening.CASE_OPENED),
        Event(TODAY, Happening.INTERVIEWED, "cmm", language="th"),
        Event(TODAY, Happening.DECIDED, "victim", age=17),
        Event(TODAY, Happening.DOCUMENT_ADDED, "statement"),
    ]
    page = CasePage(case=None, events=told)
    assert (page.reached.kind, page.language, page.age) == (Happening.DECIDED, "th", 17)
    empty = CasePage(case=None, events=told[:1])
    assert (empty.reached.kind, empty.language, empty.age) == (Happening.CASE_OPENED, "", None)


def test_one_look_at_a_case_tells_where_it_is_what_is_next_whose_it_is_and_until_when(desk, mechanism):
    case_id = new_case(mechanism.caseworker)
    intake.make_referral(ReferralInput(case_id, "ngo", TODAY, "Opdigtet", None), by=mechanism.caseworker)
    page = text_of(desk.get(reverse("desk:case", args=[case_id])))
    task = Task.objects.filter(case=case_id, state="open").order_by("due_on").first()
    facts = page[page.index('class="facts"') : page.index('id="events"')]
    assert "Henvisning" in facts and reverse("tasks:task", args=[task.pk]) in facts
    assert date_format(task.due_on, "j. F Y") in facts and "Center mod Menneskehandel" in facts
    bare = text_of(desk.get(reverse("desk:case", args=[new_case(mechanism.caseworker, "Opdigtet Person 8")])))
    assert "Ingen opgave venter" in bare


def test_without_a_case_the_start_page_says_how_one_begins(actor_for, client_for):
    newcomer = client_for(actor_for(Role.CASEWORKER, "reden_international"))
    assert "Ingen sager endnu" in text_of(newcomer.get(reverse("desk:start")))


def test_this_years_figures_stand_on_the_start_page(desk, mechanism):
    with clock.standing_at(noon(TODAY)):
        figures = selectors.key_figures(mechanism.caseworker)
    assert (figures.year, figures.victims, figures.interviewed, figures.calls) == (2021, 1, 1, 1)
    assert "Året 2021 indtil nu" in text_of(desk.get(reverse("desk:start")))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_a_start_page(actor_for, client_for, role):
    page = client_for(actor_for(role, "cmm")).get(reverse("desk:start"))
    assert page.status_code == 200
    sees_cases = Permission.CASE_VIEW in GRANTS[role]
    assert ("Find sag" in text_of(page), "Din rolle har ingen sager" in text_of(page)) == (
        sees_cases,
        not sees_cases,
    )
    assert ("indtil nu" in text_of(page)) == (Permission.STATISTICS_VIEW in GRANTS[role])


@pytest.mark.parametrize("typed", ["number", "pseudonym", "small letters", "with spaces"])
def test_a_number_or_a_pseudonym_leads_straight_to_the_case(desk, typed, lived):
    case = Case.objects.select_related("person").get(pk=lived.case_id)
    text = {
        "number": case.number,
        "pseudonym": case.person.pseudonym,
        "small letters": case.person.pseudonym.lower(),
        "with spaces": f"  {case.number} ",
    }[typed]
    response = desk.post(reverse("desk:search"), {"q": text})
    assert response["Location"] == reverse("desk:case", args=[case.pk])


@pytest.mark.parametrize(
    "text", ["2021-9999", "Ingen Hedder Saadan", "' OR 1=1 --", "(((", "999999999999999999999"]
)
def test_what_is_not_found_is_said_and_nothing_is_shown(desk, mechanism, text):
    response = desk.post(reverse("desk:search"), {"q": text}, follow=True)
    assert "Ingen af dine sager passer" in text_of(response) or "Skriv et navn" in text_of(response)


def test_a_foreign_case_is_not_found_by_its_number(actor_for, client_for, lived):
    number = Case.objects.get(pk=lived.case_id).number
    stranger = client_for(actor_for(Role.CASEWORKER, "reden_international"))
    response = stranger.post(reverse("desk:search"), {"q": number}, follow=True)
    assert number not in text_of(response).replace(f'value="{number}"', "")
    assert "Ingen af dine sager" in text_of(response)


def test_a_person_with_two_cases_gives_a_choice(desk, mechanism, lived):
    from opennrm.cases import services
    from tests.cases.people import CONSENT

    case = Case.objects.select_related("person").get(pk=lived.case_id)
    services.open_case(case.person_id, ground=CONSENT, by=mechanism.caseworker)
    page = text_of(desk.post(reverse("desk:search"), {"q": case.person.pseudonym}))
    assert page.count(case.person.pseudonym) >= 2 and case.number in page


def test_the_case_page_tells_where_the_person_is_and_what_happened(desk, lived):
    case_id = lived.case_id
    page = text_of(desk.get(reverse("desk:case", args=[case_id])))
    for told in (
        "Henvisning",
        "Identifikationssamtale",
        "Afgørelse",
        "Hjemrejse",
        "Marokko",
        "1. april 2021",
    ):
        assert told in page
    assert page.index("1. maj 2021") < page.index("1. april 2021") < page.index("10. marts 2021")
    assert "Opdigtet Person" not in page
    assert AuditLine.objects.filter(event="cases.case_shown", subject_id=case_id).count() == 1


def test_each_sees_the_acts_of_their_role_only(mechanism, client_for, lived):
    case_id = lived.case_id
    url = reverse("desk:case", args=[case_id])
    caseworker, officer, prosecutor = (
        text_of(client_for(who).get(url))
        for who in (mechanism.caseworker, mechanism.officer, mechanism.prosecutor)
    )
    assert reverse("identification:interview", args=[case_id]) in caseworker
    assert reverse("returns:new", args=[case_id]) not in caseworker
    assert reverse("returns:new", args=[case_id]) in officer
    assert reverse("identification:interview", args=[case_id]) not in officer
    assert reverse("cases:group", args=[case_id]) in caseworker
    # A return officer may share a case, a prosecutor may not.
    assert reverse("cases:group", args=[case_id]) in officer
    assert reverse("cases:group", args=[case_id]) not in prosecutor


def test_to_a_stranger_the_case_does_not_exist(actor_for, client_for, lived):
    case_id = lived.case_id
    stranger = client_for(actor_for(Role.CASEWORKER, "reden_international"))
    assert stranger.get(reverse("desk:case", args=[case_id])).status_code == 404
    assert not AuditLine.objects.filter(event="cases.case_shown", subject_id=case_id).exists()
