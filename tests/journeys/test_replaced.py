"""A decision is replaced two years later, and the person is assessed again in a later year: counted in both."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from opennrm.identification import services as identification
from opennrm.identification.domain.decisions import DecisionInput
from opennrm.shared.dates import clock, noon
from tests.journeys.assessing import CASEWORKER, DECIDER, concludes, decides_on_crime, team, waiting_case
from tests.journeys.person import Person
from tests.returns.victims import concluded


@pytest.fixture
def decided(fresh_database, django_db_blocker, actor_for):
    """The case of somebody who was assessed as a victim two years ago today."""
    with django_db_blocker.unblock():
        caseworker, decider = team(actor_for)
        then = clock.today() - timedelta(days=731)
        case_id = waiting_case(caseworker, "Opdigtet Person", then)
        told = DecisionInput(
            case_id,
            then,
            "victim",
            "Opdigtet begrundelse",
            ("other",),
            "other",
            conclusions=concluded("victim"),
        )
        with clock.standing_at(noon(then)):
            identification.decide(told, by=decider)
        return case_id, then.year


@pytest.mark.journey
def test_it_counts_in_the_year_of_each_assessment(decided, live_server_process, browser):
    case_id, year = decided
    decider, caseworker = (Person(browser, live_server_process.url) for _ in range(2))
    _given_the_decision_of_then_is_replaced(decider, case_id)
    _it_still_counts_in_its_year_and_not_in_this_one(decider, year)
    _when_the_assessment_is_reopened(decider, case_id)
    _and_the_person_is_interviewed_and_sent_again(caseworker, case_id)
    _and_assessed_as_a_victim_again(decider, case_id)
    _then_both_years_count_the_person(decider, year)


def _given_the_decision_of_then_is_replaced(decider: Person, case_id) -> None:
    decider.signs_in(DECIDER)
    decider.page.goto(f"/identifikation/sag/{case_id}/vurdering/")
    decider.follows("Ret afgørelsen")
    decider.page.uncheck("[name=forms][value=other]")
    decider.page.fill("[name=decided_on]", clock.today().isoformat())
    concludes(decider, act="transport", means="debt", purpose="criminal_acts")
    decides_on_crime(decider)
    decider.presses("Ret afgørelsen")
    assert "Erstattet" in decider.text


def _counted(person: Person, year: int) -> str:
    person.page.goto(f"/statistik/?year={year}")
    person.looks()
    return re.search(r"(\d+)\s+person(?:er)? er vurderet som of", person.text)[1]


def _it_still_counts_in_its_year_and_not_in_this_one(decider: Person, year: int) -> None:
    assert (_counted(decider, year), _counted(decider, clock.today().year)) == ("1", "0")


def _when_the_assessment_is_reopened(decider: Person, case_id) -> None:
    decider.page.goto(f"/identifikation/sag/{case_id}/vurdering/")
    decider.page.get_by_role("link", name="Genoptag vurderingen").click()
    decider.looks()
    decider.page.fill("[name=text]", "Opdigtet: udnyttet igen.")
    decider.presses("Genoptag vurderingen")
    assert "Samtaler i gang" in decider.text and "Opdigtet: udnyttet igen." in decider.text


def _and_the_person_is_interviewed_and_sent_again(caseworker: Person, case_id) -> None:
    caseworker.signs_in(CASEWORKER)
    page = caseworker.page
    page.goto(f"/identifikation/sag/{case_id}/samtale/")
    page.select_option("[name=place]", "centre_office")
    page.select_option("main [name=language]", "en")
    page.check("[name=consent]")
    page.fill("[name=notes]", "Opdigtet samtale.")
    caseworker.presses("Registrér identifikationssamtale")
    page.goto(f"/identifikation/sag/{case_id}/send-til-vurdering/")
    caseworker.chooses("residence_status", "no_lawful_stay")
    caseworker.presses("Send til vurdering")


def _and_assessed_as_a_victim_again(decider: Person, case_id) -> None:
    decider.page.goto(f"/identifikation/sag/{case_id}/afgoerelse/")
    concludes(decider, act="harbouring", means="threats", purpose="criminal_acts")
    decides_on_crime(decider)
    decider.presses("Træf afgørelse")


def _then_both_years_count_the_person(decider: Person, year: int) -> None:
    assert (_counted(decider, year), _counted(decider, clock.today().year)) == ("1", "1")
