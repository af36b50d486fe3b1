"""An arrival that nobody confirms: late in the overview, refused before the departure, closed in the end without it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opennrm.shared.dates import clock, noon
from tests.journeys.person import Person
from tests.journeys.returning import OFFICER, days_ago, returning


@pytest.fixture
def travelled(fresh_database, django_db_blocker, actor_for):
    """Offered and travelled thirteen months ago, and nothing was heard since."""
    with django_db_blocker.unblock():
        there = returning(actor_for)
        case_id = there.somebody()
        day = clock.today() - timedelta(400)
        with clock.standing_at(noon(day)):
            prepared_id = there.team.offers(case_id, on=day)
            there.team.advances(prepared_id, on=day, times=3)
            there.team.sends_home(prepared_id, on=day)
        return prepared_id


@pytest.mark.journey
def test_an_arrival_is_never_confirmed(travelled, live_server_process, browser):
    officer = Person(browser, live_server_process.url)
    officer.signs_in(OFFICER)
    _given_it_is_overdue(officer)
    _when_an_arrival_before_the_departure_is_tried(officer)
    _then_it_is_closed_within_twelve_months_of_the_journey(officer)


def _given_it_is_overdue(officer: Person) -> None:
    officer.page.goto("/hjemsendelser/overblik/")
    officer.looks()
    assert "Rejst, ankomsten er ikke bekræftet" in officer.text
    assert "Overskredet" in officer.text
    officer.page.locator("main table a").first.click()
    officer.looks()


def _when_an_arrival_before_the_departure_is_tried(officer: Person) -> None:
    officer.follows("Bekræft ankomst")
    officer.page.fill("[name=arrived_on]", days_ago(401))
    officer.chooses("way", "through_partner")
    officer.presses("Bekræft ankomst")
    assert "Personen kan ikke komme frem, før personen rejste" in officer.text
    officer.follows("Fortryd")


def _then_it_is_closed_within_twelve_months_of_the_journey(officer: Person) -> None:
    officer.follows("Afslut opfølgningen")
    for name, code in (("income", "unknown"), ("housing", "unknown"), ("schooling", "unknown")):
        officer.page.select_option(f"[name={name}]", code)
    officer.chooses("risk", "unknown")
    officer.presses("Afslut opfølgningen")
    assert "Opfølgningen slutter senest 12 måneder efter hjemrejsen" in officer.text
    officer.page.fill("[name=closed_on]", days_ago(40))
    officer.presses("Afslut opfølgningen")
    assert "Hjemsendelsen er afsluttet" in officer.text
