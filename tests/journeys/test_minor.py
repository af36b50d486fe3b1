"""A boy whose age is in doubt is treated as a child: a victim without means, and a letter that is read aloud."""

from __future__ import annotations

import pytest

from opennrm.shared.dates import clock
from tests.journeys.assessing import DECIDER, concludes, decides_on_crime, team, waiting_case
from tests.journeys.person import Person


@pytest.fixture
def case_id(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        caseworker, _ = team(actor_for)
        return waiting_case(caseworker, "Opdigtet Dreng", clock.today())


@pytest.mark.journey
def test_a_doubt_about_the_age_makes_means_needless(case_id, live_server_process, browser):
    decider = Person(browser, live_server_process.url)
    _given_a_decision_maker_at_the_assessment(decider, case_id)
    _without_means_he_is_no_victim_as_an_adult(decider)
    _when_the_age_is_decided_to_be_in_doubt(decider)
    _then_he_is_a_victim_without_means(decider)
    _and_the_letter_is_read_aloud(decider)


def _given_a_decision_maker_at_the_assessment(decider: Person, case_id) -> None:
    decider.signs_in(DECIDER)
    decider.page.goto(f"/identifikation/sag/{case_id}/vurdering/")
    decider.looks()
    assert "Afventer afgørelse" in decider.text and "Udlændingestyrelsen" in decider.text


def _without_means_he_is_no_victim_as_an_adult(decider: Person) -> None:
    decider.follows("Gå til afgørelsen")
    concludes(decider, act="recruitment", purpose="criminal_acts")
    decider.chooses("means", "not_established")
    decides_on_crime(decider)
    decider.presses("Træf afgørelse")
    assert "Udfaldet følger ikke af konklusionerne." in decider.text
    assert "Kilde: registrets egen regel" in decider.text


def _when_the_age_is_decided_to_be_in_doubt(decider: Person) -> None:
    decider.follows("Fortryd")
    decider.page.get_by_role("link", name="Afgør alderen").click()
    decider.looks()
    decider.page.fill("[name=claimed_age]", "16")
    decider.chooses("evidence", "own_account")
    decider.chooses("outcome", "in_doubt")
    decider.page.fill("[name=grounds]", "Opdigtet: siger selv, at han er 16.")
    decider.presses("Afgør alderen")
    assert "Tvivl: behandles som under 18 år" in decider.text


def _then_he_is_a_victim_without_means(decider: Person) -> None:
    decider.follows("Gå til afgørelsen")
    assert decider.page.is_checked("[name=means][value=not_needed]")
    concludes(decider, act="recruitment", purpose="criminal_acts")
    decides_on_crime(decider)
    decider.presses("Træf afgørelse")
    assert "Personen blev behandlet som barn" in decider.text
    decider.page.goto("/statistik/")
    assert "1" in decider.text and "er vurderet som ofre" in decider.text
    decider.page.go_back()


def _and_the_letter_is_read_aloud(decider: Person) -> None:
    decider.follows("Afgørelsesbrev")
    decider.presses("Lav brevet")
    with decider.page.expect_download() as download:
        decider.page.get_by_role("button", name="Hent brevet").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    decider.chooses("then", "read_aloud")
    decider.page.fill("[name=text]", "Opdigtet: læst op med tolk.")
    decider.presses("Registrér")
    assert "Læst op" in decider.text
