"""The police call about three men met in a raid: written down while they talk, not lost, and handed to those who interview."""

from __future__ import annotations

import pytest

from opennrm.access.domain.roles import Role
from tests.journeys.person import PASSWORD, Person


@pytest.fixture
def team(fresh_database, django_db_blocker, actor_for):
    """Two who answer the hotline, and a caseworker."""
    with django_db_blocker.unblock():
        for role, username in (
            (Role.HOTLINE_ADVISER, "opdigtet-hotline"),
            (Role.HOTLINE_ADVISER, "opdigtet-aften"),
            (Role.CASEWORKER, "opdigtet-sagsbehandler"),
        ):
            actor_for(role, "cmm", username=username, password=PASSWORD)


@pytest.mark.journey
def test_a_police_call_about_three_men_in_a_raid(team, live_server_process, browser):
    adviser = Person(browser, live_server_process.url)
    _given_an_adviser_who_takes_a_call_by_one_key(adviser)
    _when_the_browser_dies_in_the_middle_the_text_is_still_there(adviser)
    evening = Person(browser, live_server_process.url)
    _and_the_evening_sees_that_somebody_is_on_the_telephone(evening, adviser)
    _and_the_call_is_registered_with_three_men(adviser)
    _and_one_of_them_is_referred_with_a_number_never_to_call(adviser)
    _and_the_shift_goes_over(adviser, evening)
    caseworker = Person(browser, live_server_process.url)
    _then_the_caseworker_accepts_him_from_the_queue(caseworker)


def _given_an_adviser_who_takes_a_call_by_one_key(adviser: Person) -> None:
    adviser.signs_in("opdigtet-hotline")
    page = adviser.page
    page.goto("/opkald/")
    adviser.looks()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.name") == "caller"
    assert page.get_by_role("timer").inner_text().startswith("0:")
    page.keyboard.press("Space")
    page.fill("[name=organisation]", "Opdigtet politikreds")
    adviser.chooses("danger", "yes")
    assert page.locator("text=ring 112").is_visible()
    adviser.looks()
    adviser.chooses("danger", "no")
    assert not page.locator("text=ring 112").is_visible()
    adviser.chooses("purpose", "potential_victims")
    adviser.chooses("urgency", "now")
    page.locator("[name=notes]").press_sequentially("Opdigtet: tre mænd er truffet på et lager.")
    page.wait_for_selector("[data-draft-state][data-kind=saved]")


def _when_the_browser_dies_in_the_middle_the_text_is_still_there(adviser: Person) -> None:
    page = adviser.page
    page.route("**/gem/", lambda route: route.abort())
    page.locator("[name=notes]").press_sequentially(" De er bange.")
    page.wait_for_selector("text=Ikke gemt: prøver igen")
    page.unroute("**/gem/")
    page.wait_for_selector("[data-draft-state][data-kind=saved]")
    context = page.context
    page.close(run_before_unload=False)
    adviser.page = context.new_page()
    adviser.page.goto("/opkald/")
    adviser.looks()
    adviser.presses("Fortsæt")
    assert "De er bange." in adviser.page.input_value("[name=notes]")
    assert adviser.page.is_checked("[name=caller][value=police]")


def _and_the_evening_sees_that_somebody_is_on_the_telephone(evening: Person, adviser: Person) -> None:
    adviser.page.fill("[name=minutes]", "9")
    adviser.page.wait_for_selector("[data-draft-state][data-kind=saved]")
    adviser.page.evaluate("fetch('/opgaver/naervaer/', {method: 'POST', headers: {'X-CSRFToken': document.cookie.match(/csrftoken=([^;]+)/)[1]}, body: new URLSearchParams({place: '/opkald/', writing: '1'})})")  # fmt: skip
    evening.signs_in("opdigtet-aften")
    evening.page.goto("/opkald/")
    evening.page.wait_for_selector("text=Opkald i gang", timeout=15_000)
    evening.looks()
    assert "lager" not in evening.text


def _and_the_call_is_registered_with_three_men(adviser: Person) -> None:
    page = adviser.page
    while not page.locator("[name=person_3_names]").count():
        adviser.page.locator("[name=add_person]").click()
        adviser.looks()
    for number in (1, 2, 3):
        page.fill(f"[name=person_{number}_names]", f"Opdigtet Mand {number}")
        page.select_option(f"[name=person_{number}_gender]", "male")
        page.select_option(f"[name=person_{number}_nationality]", "ROU")
    page.select_option("[name=ground]", "consent")
    page.locator("[name=notes]").press("Control+Enter")
    page.wait_for_selector("text=Opkaldet er registreret.")
    adviser.looks()
    assert "3 personer" in adviser.text
    assert "Kladde fra" not in adviser.text


def _and_one_of_them_is_referred_with_a_number_never_to_call(adviser: Person) -> None:
    page = adviser.page
    page.locator(".hotline__today li a").first.click()
    adviser.looks()
    assert "9 minutter" in adviser.text
    adviser.follows("Henvis til samtale")
    adviser.chooses("referred_by", "police")
    adviser.chooses("urgency", "now")
    adviser.chooses("age", "in_doubt")
    page.select_option("[name=situation]", "control")
    page.select_option("main [name=language]", "ro")
    page.fill("[name=reason]", "Opdigtet: bange, uden papirer.")
    adviser.presses("Henvis til samtale")
    page.goto("/opkald/henvisninger/")
    page.locator("tbody th a").first.click()
    adviser.looks()
    adviser.follows("Registrér en kontaktvej")
    adviser.chooses("is_safe", "no")
    page.fill("[name=address]", "Opdigtet nummer, som bagmanden har")
    adviser.presses("Registrér kontaktvej")


def _and_the_shift_goes_over(adviser: Person, evening: Person) -> None:
    adviser.page.goto("/opkald/vagt/")
    adviser.looks()
    adviser.page.fill("[name=note]", "Opdigtet: tre mænd fra lageret venter på tolk.")
    adviser.presses("Overlad vagten")
    evening.page.goto("/opkald/")
    evening.follows("Læs beskeden")
    assert "venter på tolk" in evening.text
    evening.presses("Jeg har overtaget vagten")
    assert "Du har overtaget vagten" in evening.text


def _then_the_caseworker_accepts_him_from_the_queue(caseworker: Person) -> None:
    caseworker.signs_in("opdigtet-sagsbehandler")
    caseworker.page.goto("/opkald/henvisninger/")
    caseworker.looks()
    assert "Måske under 18" in caseworker.text
    caseworker.page.locator("tbody th a").first.click()
    caseworker.looks()
    assert "Brug aldrig" in caseworker.text and "behandles som et barn" in caseworker.text
    caseworker.presses("Tag imod")
    assert "Taget imod" in caseworker.text
