"""A code is called otherwise from tomorrow: one administrator proposes it, another approves, everybody sees since when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opennrm.access import services as access
from opennrm.access.domain.roles import Role
from opennrm.shared.dates import clock
from tests.journeys.person import PASSWORD, Person


@pytest.fixture
def register(fresh_database, django_db_blocker, actor_for, static_root):
    with django_db_blocker.unblock():
        from django.db import connections

        administrators = [
            actor_for(Role.ADMINISTRATOR, organisation, username=name, password=PASSWORD)
            for name, organisation in (("opdigtet-en", "cmm"), ("opdigtet-to", "immigration_service"))
        ]
        # Accepted before: nobody is asked at each sign-in.
        number = access.publish_conduct("Opdigtet kodeks", "Invented code", by=administrators[0])
        for each in administrators:
            access.accept_conduct(number, by=each)
        connections["default"].close()


@pytest.mark.journey
def test_two_administrators_give_a_code_another_label(register, live_server_process, browser):
    one, other = Person(browser, live_server_process.url), Person(browser, live_server_process.url)
    _given_one_finds_the_code(one)
    _when_they_propose_a_label_that_is_not_taken(one)
    _and_another_approves_it(other)
    _then_the_code_shows_the_label_its_day_and_who_gave_it(one)


def _given_one_finds_the_code(person: Person) -> None:
    person.signs_in("opdigtet-en")
    assert person.page.url.endswith("/") and "kodeks" not in person.page.url
    person.page.goto("/administration/")
    person.page.get_by_role("link", name="Kodelister").click()
    person.looks()
    person.page.get_by_role("link", name="sectors", exact=True).click()
    person.looks()
    person.page.get_by_role("link", name="cleaning").click()
    person.looks()


def _when_they_propose_a_label_that_is_not_taken(person: Person) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    person.page.fill("[name=danish]", "Byggebranchen")
    person.page.fill("[name=english]", "Cleaning and laundry")
    person.page.fill("[name=valid_from]", tomorrow.isoformat())
    person.page.fill("[name=source]", "Opdigtet aftale mellem myndighederne")
    person.presses("Foreslå betegnelsen")
    assert "En anden kode i listen hedder sådan den dag" in person.text
    person.looks()
    person.page.fill("[name=danish]", "Rengøring og vask")
    person.presses("Foreslå betegnelsen")
    assert "Et forslag venter" in person.text
    person.looks()


def _and_another_approves_it(person: Person) -> None:
    person.signs_in("opdigtet-to")
    person.page.goto("/administration/kodelister/")
    person.looks()
    person.page.get_by_role("button", name="Godkend").click()
    person.looks()
    assert "Betegnelsen er godkendt" in person.page.inner_text("body")


def _then_the_code_shows_the_label_its_day_and_who_gave_it(person: Person) -> None:
    person.page.reload()
    person.looks()
    row = person.page.locator("main tbody tr").first.inner_text()
    assert "Rengøring og vask" in row and "Opdigtet aftale" in row and "Godkendt" in row
    assert person.page.locator("h1").inner_text() == "Rengøring"
