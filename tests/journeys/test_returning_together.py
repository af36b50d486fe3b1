"""A couple returns together: one offer after the other, and each page leads to the other's."""

from __future__ import annotations

import pytest

from opennrm.cases import services as cases
from tests.journeys.person import Person
from tests.journeys.returning import CONTACT, OFFICER, assesses, goes_on, offers, returning


@pytest.fixture
def couple(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        there = returning(actor_for)
        hers, his = there.somebody(), there.somebody()
        return hers, his, cases.show_case(hers, by=there.team.contact).number


@pytest.mark.journey
def test_a_couple_returns_together(couple, live_server_process, browser):
    hers, his, number = couple
    contact = Person(browser, live_server_process.url)
    contact.signs_in(CONTACT)
    offers(contact, hers, destination="ROU")
    _when_he_is_offered_to_return_with_her(contact, his, number)
    _then_the_next_steps_take_a_yes_and_a_risk_assessment(contact)
    officer = Person(browser, live_server_process.url)
    _and_the_return_agency_sees_where_both_are(officer, number)


def _when_he_is_offered_to_return_with_her(contact: Person, his, number: str) -> None:
    offers(contact, his, destination="ROU", together_with="2021-9999")
    assert "Der er ingen forberedt hjemsendelse i gang i den sag" in contact.text
    contact.page.fill("[name=together_with]", number)
    contact.presses("Begynd hjemsendelsen")
    assert number in contact.text


def _then_the_next_steps_take_a_yes_and_a_risk_assessment(contact: Person) -> None:
    goes_on(contact)
    contact.follows("Gå videre til næste trin")
    contact.chooses("way", "spoken")
    contact.presses("Begynd trinnet")
    assert "Der er ingen risikovurdering" in contact.text
    contact.page.go_back()
    contact.page.go_back()
    assesses(contact)
    goes_on(contact)
    assert "Bliver mødt i lufthavnen" in contact.text


def _and_the_return_agency_sees_where_both_are(officer: Person, number: str) -> None:
    officer.signs_in(OFFICER)
    officer.page.goto("/hjemsendelser/")
    officer.follows("Hvor er de nu?")
    assert number in officer.text
    assert "Samarbejde med hjemlandet" in officer.text
    assert "Tilbud om forberedt hjemsendelse" in officer.text
