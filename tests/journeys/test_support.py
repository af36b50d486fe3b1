"""A woman whose period runs gets a plan, declines a service in her own words, is offered a place, moves in and moves on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from opennrm.access.domain.roles import Role
from opennrm.cases import services as cases
from opennrm.identification import services as identification
from opennrm.shared.dates import clock
from tests.cases.people import CONSENT, SCOPE
from tests.journeys.assessing import CASEWORKER, team, waiting_case
from tests.journeys.person import PASSWORD, Person
from tests.returns.victims import decision
from tests.support.housing import ADDRESS, registered

SHELTER = "opdigtet-krisecenter"


@pytest.fixture
def case_id(fresh_database, django_db_blocker, actor_for):
    """A case decided today, two places, and somebody at the shelter that runs the first."""
    with django_db_blocker.unblock():
        caseworker, decider = team(actor_for)
        actor_for(Role.ACCOMMODATION_PROVIDER, "shelter", username=SHELTER, password=PASSWORD)
        found = waiting_case(caseworker, "Opdigtet Kvinde", clock.today())
        told = replace(decision(found, "victim"), decided_on=clock.today())
        identification.decide(told, by=decider)
        cases.share(found, "shelter", ground=CONSENT, scope=SCOPE, by=caseworker)
        registered(caseworker, name="Opdigtet krisecenter", provider="shelter", beds=1)
        registered(caseworker, name="Opdigtet botilbud", beds=1)
        return found


@pytest.mark.journey
def test_a_woman_gets_support_and_decides_herself(case_id, live_server_process, browser):
    helper = Person(browser, live_server_process.url)
    _given_a_caseworker_at_a_case_whose_period_runs(helper, case_id)
    _when_a_plan_is_made_with_her(helper)
    _and_she_declines_a_service_in_her_own_words(helper)
    _then_she_has_a_contact_person_and_a_safety_plan(helper, case_id)
    _and_is_offered_a_place_and_moves_in(helper, case_id)
    _then_the_shelter_sees_her_and_no_other_place(browser, live_server_process.url)
    _and_she_moves_on(helper, case_id)


def _given_a_caseworker_at_a_case_whose_period_runs(helper: Person, case_id) -> None:
    helper.signs_in(CASEWORKER)
    helper.page.goto(f"/sager/{case_id}/")
    helper.page.get_by_role("link", name="Refleksions- eller restitutionsperiode").click()
    helper.looks()
    assert "Der er 30 dage tilbage." in helper.text
    helper.page.goto(f"/sager/{case_id}/")
    assert "Læg en støtteplan sammen med personen" in helper.page.inner_text("body")
    helper.page.get_by_role("link", name="Støtteplan og kontaktperson").click()
    helper.looks()


def _when_a_plan_is_made_with_her(helper: Person) -> None:
    helper.follows("Begynd en plan")
    helper.page.fill("[name=budget]", "5000")
    helper.presses("Begynd planen")
    helper.page.locator("#main-content section", has_text="Bolig").get_by_role("link", name="Beskriv").click()
    helper.looks()
    helper.page.fill("[name=need]", "Opdigtet: vil have ro")
    helper.chooses("with_person", "yes")
    helper.presses("Revidér området")
    assert "Opdigtet: vil have ro" in helper.text and "Skrevet sammen med personen." in helper.text


def _and_she_declines_a_service_in_her_own_words(helper: Person) -> None:
    psychological = helper.page.locator("#main-content section", has_text="Psykologisk hjælp")
    psychological.get_by_role("link", name="Tilbyd en ydelse").click()
    helper.looks()
    helper.page.fill("[name=what]", "Opdigtede samtaler med psykolog")
    helper.page.select_option("[name=provider]", "cmm")
    helper.page.fill("[name=cost]", "3000")
    helper.presses("Tilbyd ydelsen")
    helper.page.get_by_role("link", name="Skriv svar").click()
    helper.chooses("then", "declined")
    helper.presses("Skriv svaret i planen")
    assert "Skriv med personens egne ord" in helper.text
    helper.page.fill("[name=words]", "Opdigtet: jeg vil ikke tale om det endnu")
    helper.presses("Skriv svaret i planen")
    assert "»Opdigtet: jeg vil ikke tale om det endnu«" in helper.text and "Afslået" in helper.text
    with helper.page.expect_download() as download:
        helper.page.get_by_role("button", name="Hent på engelsk").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def _then_she_has_a_contact_person_and_a_safety_plan(helper: Person, case_id) -> None:
    helper.follows("Tilbage til støtten")
    helper.follows("Udpeg kontaktperson")
    helper.page.select_option("[name=colleague]", index=1)
    helper.presses("Udpeg kontaktpersonen")
    assert "siden" in helper.text
    helper.page.get_by_role("link", name="Åbn sikkerhedsplanen").click()
    helper.looks()
    helper.page.fill("[name=steps]", "Opdigtet: ringer til 112")
    helper.presses("Skriv sikkerhedsplanen")
    assert "Læses kun af egen organisation." in helper.text


def _and_is_offered_a_place_and_moves_in(helper: Person, case_id) -> None:
    helper.page.goto(f"/stoette/sag/{case_id}/")
    helper.follows("Find et sted at bo")
    helper.presses("Sæt på ventelisten")
    helper.page.get_by_label("Opdigtet krisecenter", exact=False).check()
    helper.presses("Tilbyd pladsen")
    assert "Tilbudt" in helper.text and ADDRESS not in helper.page.content()
    _answers(helper, "Skriv svar", "staying")
    assert "Bor der" in helper.text
    helper.page.get_by_role("button", name="Vis adressen").click()
    helper.looks()
    assert ADDRESS in helper.text and "Skjulested" not in helper.page.url
    helper.follows("Luk adressen")


def _then_the_shelter_sees_her_and_no_other_place(browser, url) -> None:
    shelter = Person(browser, url)
    shelter.signs_in(SHELTER)
    shelter.page.goto("/stoette/indkvartering/")
    shelter.looks()
    assert "Opdigtet krisecenter" in shelter.text and "Opdigtet botilbud" not in shelter.text
    shelter.follows("Opdigtet krisecenter")
    assert "Bor der" in shelter.text and ADDRESS not in shelter.page.content()


def _and_she_moves_on(helper: Person, case_id) -> None:
    helper.follows("Find et andet sted at bo")
    helper.presses("Sæt på ventelisten")
    helper.page.get_by_label("Opdigtet botilbud", exact=False).check()
    helper.presses("Tilbyd pladsen")
    _answers(helper, "Skriv svar", "staying")
    assert "Flyttet ud" in helper.text and "Bor der" in helper.text
    helper.page.goto("/stoette/indkvartering/")
    helper.looks()
    assert "Opdigtet krisecenter" in helper.text


def _answers(helper: Person, link: str, then: str) -> None:
    helper.page.locator("main").get_by_role("link", name=link).first.click()
    helper.looks()
    helper.chooses("then", then)
    helper.presses("Skriv svaret")
