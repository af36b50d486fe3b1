"""Two organisations register the same invented person: one is told that somebody alike is known, asks, and is answered. The
centre itself has two records of them: merged by two users, and undone."""

from __future__ import annotations

import re

import pytest

from opennrm.access.domain.roles import Role
from tests.journeys.person import PASSWORD, Person

NAME = "Opdigtet Oksana Shevchenko"
AGAIN = "Opdigtet Bettina Quist"


@pytest.fixture
def teams(fresh_database, django_db_blocker, actor_for):
    """Somebody at the centre, and somebody at an organisation that knows nothing of it."""
    with django_db_blocker.unblock():
        return {
            username: actor_for(Role.CASEWORKER, organisation, username=username, password=PASSWORD)
            for organisation, username in (
                ("cmm", "opdigtet-center"),
                ("amiami", "opdigtet-anden"),
                ("cmm", "opdigtet-kollega"),
            )
        }


@pytest.mark.journey
def test_the_same_person_is_registered_twice_asked_about_and_shared(teams, live_server_process, browser):
    centre, other, colleague = (Person(browser, live_server_process.url) for _ in range(3))
    for person, username in zip((centre, other, colleague), teams, strict=True):
        person.signs_in(username)
    _given_somebody_whom_the_centre_knows(centre)
    _when_the_other_registers_them_and_asks(other)
    _and_the_centre_shares(centre)
    _when_the_centre_has_registered_them_once_more(centre)
    _and_a_colleague_agrees_that_they_are_one(colleague)
    _then_the_colleague_can_undo_it(colleague)


def _when_the_centre_has_registered_them_once_more(centre: Person) -> None:
    page = centre.page
    _registers(centre, AGAIN)
    page.goto("/sager/")
    numbers = sorted(set(re.findall(r"\b\d{4}-\d{4}\b", centre.text)))
    page.get_by_role("link", name=numbers[0], exact=True).first.click()
    page.goto(f"{page.url}samme-person/")
    centre.looks()
    page.fill("[name=other]", numbers[-1])
    centre.presses("Sammenlign de to")
    assert AGAIN not in centre.text and NAME not in centre.text
    centre.presses("Foreslå at lægge dem sammen")


def _and_a_colleague_agrees_that_they_are_one(colleague: Person) -> None:
    _opens_the_merge(colleague)
    colleague.page.locator("main button[name=act][value=merge]").click()
    colleague.looks()
    assert "De to er lagt sammen" in colleague.text


def _then_the_colleague_can_undo_it(colleague: Person) -> None:
    _opens_the_merge(colleague)
    colleague.page.locator("main button[name=act][value=unmerge]").click()
    colleague.looks()
    assert "De to er skilt ad igen" in colleague.text


def _opens_the_merge(colleague: Person) -> None:
    colleague.page.goto("/dubletter/")
    colleague.looks()
    colleague.page.locator("main table a").first.click()
    colleague.looks()


def _registers(person: Person, name: str = "") -> None:
    page = person.page
    page.goto("/opkald/")
    person.chooses("caller", "police")
    person.chooses("purpose", "suspicion_in_custody")
    page.fill("[name=notes]", "Opdigtet opkald.")
    if not page.locator("[name=person_1_names]").count():
        person.presses("Tilføj en ny person")
    page.fill("[name=person_1_names]", name or NAME)
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
