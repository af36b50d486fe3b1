"""A woman refers herself; the adviser's session ends in the middle of it, without any script, and nothing is lost."""

from __future__ import annotations

import pytest

from opennrm.access.domain.roles import Role
from tests.journeys.person import PASSWORD, Person

HERS = "Opdigtet: hun ringer selv og vil tale med en kvinde."


@pytest.fixture
def team(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        for role, username in (
            (Role.HOTLINE_ADVISER, "opdigtet-hotline"),
            (Role.CASEWORKER, "opdigtet-sagsbehandler"),
        ):
            actor_for(role, "cmm", username=username, password=PASSWORD)


@pytest.mark.journey
def test_a_woman_refers_herself(team, live_server_process, browser):
    adviser = _given_an_adviser_without_a_script(browser, live_server_process.url)
    _when_the_session_ends_before_the_call_is_sent(adviser)
    _then_a_colleague_at_the_same_machine_sees_nothing_of_it(adviser)
    _but_the_adviser_goes_on_where_she_left(adviser)
    _and_the_woman_is_referred_with_her_wishes(adviser)


def _given_an_adviser_without_a_script(browser, base: str) -> Person:
    adviser = Person(browser, base)
    adviser.page = browser.new_context(base_url=base, locale="da-DK", java_script_enabled=False).new_page()
    _signs_in(adviser, "opdigtet-hotline")
    return adviser


def _signs_in(person: Person, username: str) -> None:
    """Axe is a script, so these pages are looked at in the other journeys."""
    person.page.goto("/log-ind/")
    person.page.fill("[name=login]", username)
    person.page.fill("[name=password]", PASSWORD)
    person.page.locator("main").get_by_role("button", name="Log ind", exact=True).click()


def _presses(person: Person, name: str) -> None:
    person.page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def _when_the_session_ends_before_the_call_is_sent(adviser: Person) -> None:
    page = adviser.page
    page.goto("/opkald/")
    adviser.chooses("caller", "potential_victim")
    adviser.chooses("danger", "yes")
    assert page.locator("text=ring 112").is_visible()
    adviser.chooses("purpose", "advice")
    page.fill("[name=notes]", HERS)
    page.fill("[name=person_1_names]", "Opdigtet Kvinde")
    page.select_option("[name=ground]", "consent")
    cookies = [each for each in page.context.cookies() if each["name"] != "sessionid"]
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    _presses(adviser, "Registrér opkald")
    assert "er gemt som kladde" in adviser.text
    assert HERS not in page.content()


def _then_a_colleague_at_the_same_machine_sees_nothing_of_it(adviser: Person) -> None:
    _signs_in(adviser, "opdigtet-sagsbehandler")
    adviser.page.goto("/opkald/")
    assert "Kladde fra" not in adviser.text and HERS not in adviser.page.content()
    adviser.page.locator("header").get_by_role("button", name="Log ud").first.click()
    _presses_if_asked(adviser, "Log ud")


def _presses_if_asked(person: Person, name: str) -> None:
    button = person.page.locator("main").get_by_role("button", name=name, exact=True)
    if button.count():
        button.first.click()


def _but_the_adviser_goes_on_where_she_left(adviser: Person) -> None:
    _signs_in(adviser, "opdigtet-hotline")
    page = adviser.page
    page.goto("/")
    assert "Kladder" in adviser.text
    page.goto("/opkald/")
    _presses(adviser, "Fortsæt")
    assert page.input_value("[name=notes]") == HERS
    assert page.input_value("[name=person_1_names]") == "Opdigtet Kvinde"
    _presses(adviser, "Registrér opkald")
    assert "Opkaldet er registreret." in adviser.text
    assert "Kladde fra" not in adviser.text


def _and_the_woman_is_referred_with_her_wishes(adviser: Person) -> None:
    page = adviser.page
    page.locator(".hotline__today li a").first.click()
    page.locator("main").get_by_role("link", name="Henvis til samtale", exact=True).click()
    adviser.chooses("referred_by", "self")
    page.select_option("[name=interviewer]", "female")
    page.select_option("[name=interpreter]", "female")
    page.select_option("[name=situation]", "with_exploiter")
    _presses(adviser, "Henvis til samtale")
    page.goto("/opkald/henvisninger/")
    page.locator("tbody th a").first.click()
    assert adviser.text.count("Kvinde") == 2
    assert "Hos den formodede bagmand" in adviser.text
