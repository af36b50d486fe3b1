"""In the third step the person wants it no longer: it stops, and says what happens to what was paid."""

from __future__ import annotations

import pytest

from opennrm.shared.dates import clock
from tests.journeys.person import Person
from tests.journeys.returning import CONTACT, OFFICER, returning


@pytest.fixture
def third_step(fresh_database, django_db_blocker, actor_for):
    """In the step of cooperation with the home country."""
    with django_db_blocker.unblock():
        there = returning(actor_for)
        case_id = there.somebody()
        prepared_id = there.team.offers(case_id, on=clock.today())
        there.team.advances(prepared_id, on=clock.today(), times=2)
        return case_id, prepared_id


@pytest.mark.journey
def test_a_return_is_stopped_in_its_third_step(third_step, live_server_process, browser):
    case_id, prepared_id = third_step
    officer = Person(browser, live_server_process.url)
    officer.signs_in(OFFICER)
    _given_the_partner_is_waited_for(officer, prepared_id)
    _when_the_person_wants_it_no_longer(officer)
    _then_nothing_goes_on_and_a_new_offer_can_be_made(officer, browser, live_server_process.url, case_id)


def _given_the_partner_is_waited_for(officer: Person, prepared_id) -> None:
    officer.page.goto(f"/hjemsendelser/forberedt/{prepared_id}/")
    officer.looks()
    officer.follows("Find en lokal hjælpeorganisation")
    officer.chooses("state", "waiting")
    officer.presses("Gem status")
    assert "Vælg en grund" in officer.text
    officer.page.select_option("[name=waiting]", "partner")
    officer.presses("Gem status")
    assert "Svar fra den lokale hjælpeorganisation" in officer.text


def _when_the_person_wants_it_no_longer(officer: Person) -> None:
    officer.follows("Stop hjemsendelsen")
    officer.chooses("why", "consent_withdrawn")
    officer.chooses("way", "phone")
    officer.presses("Stop hjemsendelsen")
    assert "Vælg" in officer.text or "påkrævet" in officer.text
    officer.chooses("paid", "nothing_paid")
    officer.presses("Stop hjemsendelsen")
    assert "Personen ønsker det ikke længere" in officer.text
    assert "Der er ikke betalt noget" in officer.text


def _then_nothing_goes_on_and_a_new_offer_can_be_made(officer: Person, browser, base: str, case_id) -> None:
    assert not officer.page.get_by_role("link", name="Gå videre til næste trin").count()
    contact = Person(browser, base)
    contact.signs_in(CONTACT)
    contact.page.goto(f"/hjemsendelser/sag/{case_id}/")
    contact.looks()
    assert "Stoppet" in contact.text
    assert contact.page.get_by_role("link", name="Tilbyd forberedt hjemsendelse").count() == 1
