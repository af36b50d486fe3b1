"""A person does not come to the interview: somebody asks why, and plans anew. The interpreter who knows the person is refused,
another one is reminded without a word about anybody, and the calendar shows a pseudonym."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opennrm.access.domain.roles import Role
from opennrm.cases.models import Case
from opennrm.identification import services
from opennrm.identification.domain.planning import PlanInput
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.shared.dates import clock
from tests.cases.people import new_case
from tests.journeys.person import PASSWORD, Person

NAME, WHY = "Opdigtet Person 7", "Opdigtet: vi ringer til krisecentret."
KNOWS, OTHER = "Opdigtet Nabo", "Opdigtet Tolk"


@pytest.fixture
def case(fresh_database, django_db_blocker, actor_for):
    """Planned three days ago for yesterday. One of two interpreters has said that they know the person."""
    with django_db_blocker.unblock():
        by = actor_for(Role.CASEWORKER, "cmm", username="opdigtet-sagsbehandler", password=PASSWORD)
        with clock.standing_at(clock.now() - timedelta(days=3)):
            case_id = new_case(by, NAME)
            intake.make_referral(ReferralInput(case_id, "police", clock.today(), "Opdigtet", None), by=by)
            room = services.add_room("Lokale 2", "room", by=by)
            told = {"email": "tolk@example.invalid", "languages": ["en"], "gender": "female", "by": by}
            knows, _ = (services.add_interpreter(name, **told) for name in (KNOWS, OTHER))
            case = Case.objects.select_related("person").get(pk=case_id)
            services.declare_conflict(knows, case=case.number, by=by)
            at = clock.now() + timedelta(days=2)
            services.plan_interview(PlanInput(case_id, at, 60, room, by.user_id, "en"), by=by)
        return case


@pytest.mark.journey
def test_whoever_did_not_come_gets_another_appointment(case, live_server_process, browser):
    caseworker = Person(browser, live_server_process.url)
    caseworker.signs_in("opdigtet-sagsbehandler")
    _given_an_appointment_that_nobody_came_to(caseworker)
    _then_somebody_asks_why_and_there_is_something_to_do(caseworker)
    _when_it_is_planned_anew_with_whoever_knows_the_person_it_is_refused_at_the_field(caseworker)
    _and_with_another_interpreter_it_stands_in_the_calendar_by_pseudonym(caseworker, case)
    _and_the_reminder_is_sent_or_says_that_it_was_not(caseworker)


def _given_an_appointment_that_nobody_came_to(caseworker: Person) -> None:
    page = caseworker.page
    page.goto("/opgaver/")
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    page.goto(f"/identifikation/planlagt/?dag={yesterday}")
    caseworker.looks()
    page.locator("main tbody a").first.click()
    caseworker.looks()
    caseworker.follows("Personen udeblev")


def _then_somebody_asks_why_and_there_is_something_to_do(caseworker: Person) -> None:
    page = caseworker.page
    page.fill("[name=follow_up]", WHY)
    page.fill("[name=follow_up_on]", clock.today().isoformat())
    page.locator("main form button[type=submit]").last.click()
    caseworker.looks()
    assert WHY in caseworker.text
    page.goto("/")
    assert "Planlæg identifikationssamtalen" in caseworker.text
    assert "Skriv referatet" not in caseworker.text


def _when_it_is_planned_anew_with_whoever_knows_the_person_it_is_refused_at_the_field(
    caseworker: Person,
) -> None:
    page = caseworker.page
    page.get_by_role("link", name="Planlæg identifikationssamtalen").first.click()
    caseworker.looks()
    page.locator("main a[href*='/planlaeg/']").first.click()
    caseworker.looks()
    page.fill("[name=starts_on]", (clock.today() + timedelta(days=2)).isoformat())
    page.fill("[name=starts_at]", "10:00")
    page.select_option("[name=room_id]", label="Lokale 2")
    page.select_option("[name=interviewer_id]", index=1)
    page.select_option("main [name=language]", "en")
    page.select_option("[name=interpreter_id]", label=KNOWS)
    page.locator("main form button[type=submit]").last.click()
    caseworker.looks()
    assert "interessekonflikt" in caseworker.text.lower()
    assert page.input_value("[name=starts_at]").startswith("10:00")


def _and_with_another_interpreter_it_stands_in_the_calendar_by_pseudonym(
    caseworker: Person, case: Case
) -> None:
    page = caseworker.page
    page.select_option("[name=interpreter_id]", label=OTHER)
    page.locator("main form button[type=submit]").last.click()
    caseworker.looks()
    page.goto(f"/identifikation/planlagt/?dag={(clock.today() + timedelta(days=2)).isoformat()}")
    caseworker.looks()
    assert case.person.pseudonym in caseworker.text and NAME not in page.content()
    page.goto("/")
    assert "Skriv referatet af identifikationssamtalen" in caseworker.text


def _and_the_reminder_is_sent_or_says_that_it_was_not(caseworker: Person) -> None:
    """No mail server listens here."""
    page = caseworker.page
    page.goto(f"/identifikation/planlagt/?dag={(clock.today() + timedelta(days=2)).isoformat()}")
    page.locator("main tbody tr", has_text="10.00").locator("a").first.click()
    caseworker.presses("Send påmindelse til tolken")
    assert "Ikke endnu" in caseworker.text
