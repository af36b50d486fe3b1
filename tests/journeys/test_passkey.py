"""Somebody adds a passkey to their account and comes in with it: with a real browser and its virtual authenticator."""

from __future__ import annotations

import pytest

from opennrm.access.domain.roles import Role
from tests.journeys.person import PASSWORD, Person

AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def caseworker(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        actor_for(Role.CASEWORKER, "cmm", username="opdigtet-sagsbehandler", password=PASSWORD)


@pytest.mark.journey
def test_a_passkey_is_added_and_opens_the_desk(caseworker, live_server_process, browser):
    # A passkey belongs to a name, never to a number.
    person = Person(browser, live_server_process.url.replace("127.0.0.1", "localhost"))
    devices = person.page.context.new_cdp_session(person.page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    _given_somebody_on_the_page_of_their_account(person)
    _when_they_add_a_passkey(person)
    _and_sign_out(person)
    _then_the_passkey_alone_opens_the_desk(person)


def _given_somebody_on_the_page_of_their_account(person: Person) -> None:
    person.signs_in("opdigtet-sagsbehandler")
    person.page.get_by_role("link", name="Min konto").first.click()
    person.looks()


def _when_they_add_a_passkey(person: Person) -> None:
    page = person.page
    page.goto("/konto/to-faktor/noegler/ny/")
    person.looks()
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    person.looks()
    page.fill("[name=name]", "Opdigtet nøgle")
    if page.locator("[name=passwordless]").count():
        page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/konto/to-faktor/koder/")
    person.looks()
    page.goto("/konto/to-faktor/noegler/")
    person.looks()
    assert "Opdigtet nøgle" in person.text


def _and_sign_out(person: Person) -> None:
    person.page.get_by_role("button", name="Log ud").first.click()
    person.page.wait_for_url("**/log-ind/")


def _then_the_passkey_alone_opens_the_desk(person: Person) -> None:
    person.looks()
    person.page.click("#passkey_login")
    person.page.get_by_role("link", name="Min konto").first.wait_for()
    person.page.goto("/konto/sessioner/")
    person.looks()
    assert "Du er kun logget ind her." in person.text
    person.page.goto("/")
    assert "Mine opgaver" in person.text
