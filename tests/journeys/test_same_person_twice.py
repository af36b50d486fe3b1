"""Two organisations register the same invented person: one is told that somebody alike is known, asks, and is answered."""

from __future__ import annotations

import pytest

from opennrm.access.domain.roles import Role
from tests.journeys.person import PASSWORD, Person

NAME = "Opdigtet Oksana Shevchenko"


@pytest.fixture
def teams(fresh_database, django_db_blocker, actor_for):
    """Somebody at the centre, and somebody at an organisation that knows nothing of it."""
    with django_db_blocker.unblock():
        return {
            username: actor_for(Role.CASEWORKER, organisation, username=username, password=PASSWORD)
            for organisation, username in (
                ("cmm", "opdigtet-center"),
                ("amiami", "opdigtet-anden"),
            )
        }


@pytest.mark.journey
def test_the_same_person_is_registered_twice_asked_about_and_shared(teams, live_server_process, browser):
    centre, other = (Person(browser, live_server_process.url) for _ in range(2))
    for person, username in zip((centre, other), teams, strict=True):
        person.signs_in(username)
    _given_somebody_whom_the_centre_knows(centre)
    _when_the_other_registers_them_and_asks(other)
    _and_the_centre_shares(centre)


def _registers(person: Person) -> None:
    page = person.page
    page.goto("/opkald/")
    person.chooses("caller", "police")
    person.chooses("purpose", "suspicion_in_custody")
    page.fill("[name=notes]", "Opdigtet opkald.")
    if not page.locator("[name=person_1_names]").count():
        person.presses("Tilføj en ny person")
    page.fill("[name=person_1_names]", NAME)
    page.select_option("[name=ground]", "consent")
    person.presses("Registrér opkald")


def _given_somebody_whom_the_centre_knows(centre: Person) -> None:
    _registers(centre)
    assert "Opkaldet er registreret" in centre.page.inner_text("body")


def _when_the_other_registers_them_and_asks(other: Person) -> None:
    _registers(other)
    assert "kendt af en anden organisation" in other.text
    # Nothing that was typed is lost.
    assert other.page.input_value("[name=person_1_names]") == NAME
    other.chooses("person_1_match", "ask")
    other.presses("Registrér opkald")
    assert "Opkaldet er registreret" in other.page.inner_text("body")
    other.page.goto("/spoergsmaal/")
    other.looks()
    assert "Ikke besvaret" in other.text


def _and_the_centre_shares(centre: Person) -> None:
    page = centre.page
    page.goto("/spoergsmaal/")
    centre.looks()
    assert "AmiAmi" in centre.text and NAME not in centre.text
    page.locator("main button[name=answer][value=share]").click()
    centre.looks()
    page.select_option("[name=organisation]", "amiami")
    page.select_option("[name=legal_basis]", "consent")
    page.fill("[name=reason]", "Opdigtet: den samme person.")
    page.locator("main form button.button-primary").last.click()
    centre.looks()
