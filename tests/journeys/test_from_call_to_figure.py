"""A call about a person becomes a figure in this year's statistics: the thin line, in a real browser."""

from __future__ import annotations

import re

import pytest

from opennrm.access.domain.roles import Role
from tests.journeys.person import PASSWORD, Person


@pytest.fixture
def team(fresh_database, django_db_blocker, actor_for):
    """A caseworker who takes the call and interviews, and a colleague who decides."""
    with django_db_blocker.unblock():
        for role, organisation, username in (
            (Role.CASEWORKER, "cmm", "opdigtet-sagsbehandler"),
            (Role.DECISION_MAKER, "immigration_service", "opdigtet-afgoerer"),
        ):
            actor_for(role, organisation, username=username, password=PASSWORD)


@pytest.mark.journey
def test_a_call_about_a_person_becomes_a_figure(team, live_server_process, browser):
    caseworker = Person(browser, live_server_process.url)
    _given_a_call_about_a_woman(caseworker)
    case_address = _when_she_is_referred_and_interviewed(caseworker)
    _and_the_caseworker_cannot_decide(caseworker, case_address)
    decision_maker = Person(browser, live_server_process.url)
    _and_the_competent_authority_decides(decision_maker, case_address)
    _then_she_is_in_the_figure_of_the_year(caseworker)


def _given_a_call_about_a_woman(caseworker: Person) -> None:
    caseworker.signs_in("opdigtet-sagsbehandler")
    caseworker.page.goto("/opkald/")
    page = caseworker.page
    caseworker.chooses("caller", "police")
    caseworker.chooses("purpose", "suspicion_in_custody")
    page.fill("[name=notes]", "Opdigtet: en kvinde er truffet ved en kontrol.")
    if not page.locator("[name=person_1_names]").count():
        caseworker.presses("Tilføj en ny person")
    page.fill("[name=person_1_names]", "Opdigtet Person")
    page.select_option("[name=person_1_gender]", "female")
    page.select_option("[name=person_1_nationality]", "NGA")
    page.select_option("[name=ground]", "consent")
    caseworker.presses("Registrér opkald")


def _when_she_is_referred_and_interviewed(caseworker: Person) -> str:
    page = caseworker.page
    page.goto("/")
    caseworker.looks()
    page.locator("table a").first.click()
    caseworker.looks()
    address = page.url
    caseworker.follows("Henvis til samtale")
    caseworker.chooses("referred_by", "police")
    page.fill("[name=reason]", "Opdigtet: tegn på menneskehandel.")
    page.locator("main form button.button-primary").click()
    page.goto(address)
    caseworker.follows("Registrér identifikationssamtale")
    page.select_option("[name=place]", "centre_office")
    page.select_option("main [name=language]", "en")
    page.fill("[name=notes]", "Opdigtet samtale.")
    page.check("[name=seen_deception]")
    page.fill("[name=note_deception]", "Opdigtet: lovet andet arbejde.")
    caseworker.presses("Registrér identifikationssamtale")
    assert "Uden personens samtykke kan den ikke registreres" in caseworker.text
    page.check("[name=consent]")
    caseworker.presses("Registrér identifikationssamtale")
    caseworker.follows("Send til vurdering")
    caseworker.chooses("residence_status", "no_lawful_stay")
    caseworker.presses("Send til vurdering")
    assert "Udlændingestyrelsen" in page.inner_text("body")
    return address


def _and_the_caseworker_cannot_decide(caseworker: Person, address: str) -> None:
    caseworker.page.goto(address)
    caseworker.follows("Gå til vurderingen")
    assert "Du kan ikke træffe afgørelse nu" in caseworker.text


def _and_the_competent_authority_decides(decision_maker: Person, address: str) -> None:
    page = decision_maker.page
    decision_maker.signs_in("opdigtet-afgoerer")
    page.goto(address)
    decision_maker.follows("Gå til vurderingen")
    assert "Opdigtet: lovet andet arbejde." in decision_maker.text
    decision_maker.follows("Gå til afgørelsen")
    for element, code in (("act", "recruitment"), ("means", "deception"), ("purpose", "sexual_exploitation")):
        decision_maker.chooses(element, "established")
        decision_maker.chooses(f"{element}_codes", code)
    decision_maker.chooses("outcome", "victim")
    decision_maker.chooses("forms", "sexual_exploitation")
    page.select_option("[name=main_form]", "forced_labour")
    page.fill("[name=grounds]", "Opdigtet begrundelse.")
    decision_maker.presses("Træf afgørelse")
    assert "Den primære udnyttelsesform skal være en af de valgte." in decision_maker.text
    page.select_option("[name=main_form]", "sexual_exploitation")
    decision_maker.presses("Træf afgørelse")
    assert "Offer for menneskehandel" in decision_maker.text


def _then_she_is_in_the_figure_of_the_year(caseworker: Person) -> None:
    caseworker.page.goto("/statistik/")
    caseworker.looks()
    assert re.search(r"1\s+personer er vurderet som ofre", caseworker.text)
    assert "Nigeria" in caseworker.text
    caseworker.page.get_by_role("button", name="English").click()
    caseworker.looks()
    assert "Key figures" in caseworker.text
