"""Where the place demands passkeys, an administrator adds one before anything else, and comes in by it from then on."""

from __future__ import annotations

import pytest

from opennrm.access.domain.roles import Role
from tests.journeys.person import PASSWORD, Person
from tests.journeys.test_passkey import AUTHENTICATOR
from tests.servers import Server


@pytest.fixture
def server(fresh_database, django_db_blocker, actor_for, static_root, tmp_path):
    with django_db_blocker.unblock():
        from django.db import connections

        actor_for(Role.ADMINISTRATOR, "cmm", username="opdigtet-administrator", password=PASSWORD)
        connections["default"].close()
    server = Server(fresh_database, static_root, tmp_path / "serve.log")
    server.environment["NRM_PASSKEYS"] = "1"
    server.start()
    yield server
    server.stop()


@pytest.mark.journey
def test_an_administrator_comes_in_by_a_passkey_and_nothing_less(server, browser):
    person = Person(browser, server.url.replace("127.0.0.1", "localhost"))
    devices = person.page.context.new_cdp_session(person.page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    _given_a_password_opens_the_account_alone(person)
    _when_a_passkey_is_added(person)
    _then_the_passkey_opens_the_administration(person)


def _given_a_password_opens_the_account_alone(person: Person) -> None:
    person.signs_in("opdigtet-administrator")
    assert "Din rolle kræver en adgangsnøgle" in person.page.inner_text("body")
    person.page.goto("/administration/")
    assert person.page.url.endswith("/konto/to-faktor/")


def _when_a_passkey_is_added(person: Person) -> None:
    person.page.goto("/konto/to-faktor/noegler/ny/")
    if person.page.locator("[name=password]").count():
        person.page.fill("[name=password]", PASSWORD)
        person.page.locator("main form button").first.click()
    person.page.fill("[name=name]", "Opdigtet nøgle")
    person.page.click("#mfa_webauthn_add")
    person.page.wait_for_url("**/konto/bekraeft/adgangsnoegle/**")
    person.looks()
    person.page.goto("/administration/")
    assert "/konto/bekraeft/adgangsnoegle/" in person.page.url


def _then_the_passkey_opens_the_administration(person: Person) -> None:
    person.page.click("#mfa_webauthn_reauthenticate")
    person.page.wait_for_url("**/administration/")
    person.looks()
    assert "Foreslå rolle" in person.text
