"""A couple from one workplace: one complex, facts told once, and each one's way to a decision in one view."""

from __future__ import annotations

import pytest

from opennrm.cases import services as cases
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity
from opennrm.shared.dates import clock
from tests.cases.people import CONSENT
from tests.journeys.assessing import CASEWORKER, DECIDER, team, waiting_case
from tests.journeys.person import Person


@pytest.fixture
def couple(fresh_database, django_db_blocker, actor_for):
    """Her case waits for a decision of the Immigration Service; his is only begun."""
    with django_db_blocker.unblock():
        caseworker, _ = team(actor_for)
        hers = waiting_case(caseworker, "Opdigtet Hustru", clock.today())
        his = cases.register_person(
            Identity("Opdigtet Ægtefælle", UNKNOWN_BIRTH),
            gender="male",
            nationality="MAR",
            ground=CONSENT,
            by=caseworker,
        )
        return hers, his, cases.show_case(his, by=caseworker).number


@pytest.mark.journey
def test_a_couple_stands_in_one_complex(couple, live_server_process, browser):
    hers, his, number = couple
    caseworker = Person(browser, live_server_process.url)
    _given_two_cases_that_are_brought_together(caseworker, hers, number)
    _when_what_they_share_is_told_once(caseworker, number)
    _then_one_view_shows_how_far_each_is(caseworker, number)
    _and_the_authority_of_one_sees_that_one_alone(browser, live_server_process.url, hers, number)


def _given_two_cases_that_are_brought_together(caseworker: Person, hers, number: str) -> None:
    caseworker.signs_in(CASEWORKER)
    caseworker.page.goto(f"/sager/{hers}/")
    caseworker.page.get_by_role("link", name="Saml med andre sager").click()
    caseworker.looks()
    caseworker.page.fill("[name=title]", "Opdigtet gård 2026")
    caseworker.page.fill("[name=others]", number)
    caseworker.presses("Saml sagerne")
    caseworker.page.get_by_role("link", name="Se sagskomplekset").click()
    caseworker.looks()
    assert "Opdigtet gård 2026" in caseworker.text


def _when_what_they_share_is_told_once(caseworker: Person, number: str) -> None:
    caseworker.follows("Tilføj fælles oplysning")
    caseworker.chooses("kind", "exploiter")
    caseworker.page.fill("[name=text]", "Opdigtet bagmand, der ejer gården.")
    caseworker.presses("Tilføj fælles oplysning")
    caseworker.follows("Forbind med en anden sag")
    caseworker.page.fill("[name=other]", number)
    caseworker.chooses("kind", "couple")
    caseworker.presses("Forbind med en anden sag")


def _then_one_view_shows_how_far_each_is(caseworker: Person, number: str) -> None:
    for words in (
        "Bagmand 1",
        "Opdigtet bagmand",
        "Par:",
        number,
        "Afventer afgørelse",
        "Udlændingestyrelsen",
    ):
        assert words in caseworker.text
    assert "Sagen er oprettet" in caseworker.text


def _and_the_authority_of_one_sees_that_one_alone(browser, base: str, hers, number: str) -> None:
    decider = Person(browser, base)
    decider.signs_in(DECIDER)
    decider.page.goto(f"/sager/{hers}/kompleks/")
    decider.looks()
    assert number not in decider.text and "Par:" not in decider.text
    assert "Bagmand 1" in decider.text
