"""A colleague leaves: their tasks are seen by the team, handed over, extended for a reason, and done by the act itself."""

from __future__ import annotations

import pytest

from opennrm.access.domain.roles import Role
from opennrm.shared.dates import clock
from tests.journeys.person import PASSWORD, Person


@pytest.fixture
def team(fresh_database, django_db_blocker, actor_for):
    """Somebody who has left with two persons waiting for an interview, and a colleague."""
    from opennrm.access.models import Membership
    from opennrm.intake import services as intake
    from opennrm.intake.domain import ReferralInput
    from tests.cases.people import new_case

    with django_db_blocker.unblock():
        gone = actor_for(Role.CASEWORKER, "cmm", username="opdigtet-borte", password=PASSWORD)
        actor_for(Role.CASEWORKER, "cmm", username="opdigtet-kollega", password=PASSWORD)
        for number in (1, 2):
            case_id = new_case(gone, f"Opdigtet Person {number}")
            told = ReferralInput(case_id, "police", clock.today(), "Opdigtet", None)
            intake.make_referral(told, by=gone)
        Membership.objects.filter(user_id=gone.user_id).update(until=clock.today())


@pytest.mark.journey
def test_the_tasks_of_somebody_who_left_are_taken_over(team, live_server_process, browser):
    colleague = Person(browser, live_server_process.url)
    _given_a_team_that_sees_what_was_left(colleague)
    _when_all_of_it_is_handed_over(colleague)
    _and_a_deadline_is_extended_for_a_reason(colleague)
    _then_the_interview_ends_the_task_and_begins_the_next(colleague)


def _given_a_team_that_sees_what_was_left(colleague: Person) -> None:
    colleague.signs_in("opdigtet-kollega")
    assert "Du har ingen åbne opgaver" in colleague.text
    colleague.follows("Holdets opgaver")
    assert "har stadig 2 åbne opgaver" in colleague.text


def _when_all_of_it_is_handed_over(colleague: Person) -> None:
    page = colleague.page
    page.locator(".alert a").first.click()
    colleague.looks()
    assert page.locator("[name=tasks]:checked").count() == 2
    colleague.presses("Overdrag opgaverne")
    assert "Vælg en kollega" in colleague.text
    page.select_option("[name=colleague]", index=1)
    colleague.presses("Overdrag opgaverne")
    assert "2 opgaver er overdraget" in colleague.text


def _and_a_deadline_is_extended_for_a_reason(colleague: Person) -> None:
    page = colleague.page
    page.goto("/")
    colleague.looks()
    colleague.follows("Hold identifikationssamtale")
    assert "eget servicemål" in colleague.text
    colleague.follows("Forlæng fristen")
    page.fill("[name=amount]", "3")
    colleague.chooses("reason", "interpreter")
    colleague.presses("Forlæng fristen")
    assert "Forlænget med 3 arbejdsdage" in colleague.text


def _then_the_interview_ends_the_task_and_begins_the_next(colleague: Person) -> None:
    page = colleague.page
    colleague.follows("Hold identifikationssamtale")
    page.select_option("[name=place]", "centre_office")
    page.select_option("main [name=language]", "en")
    page.fill("[name=notes]", "Opdigtet samtale.")
    page.check("[name=consent]")
    colleague.presses("Registrér identifikationssamtale")
    page.goto("/")
    colleague.looks()
    assert "Send til vurdering" in colleague.text
    page.goto("/sager/?reached=interviewed")
    colleague.looks()
    assert page.locator("tbody tr").count() == 1
    page.goto("/noegletal/")
    colleague.looks()
    assert "1 henvist person venter" in colleague.text
    page.goto("/opgaver/udenfor/")
    colleague.looks()
    colleague.presses("Lav en ny adresse")
    assert ".ics" in page.input_value("#address")
