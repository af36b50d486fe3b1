"""Somebody connects their account to the sign-in of their authority, and comes in with it: against a real OpenID provider
in a process of its own, which refuses whoever does not use PKCE."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress

import psycopg
import pytest

from opennrm.access.domain.roles import Role
from tests.journeys.person import PASSWORD, Person
from tests.servers import Server, free_port

PATIENCE = 20


@pytest.fixture
def authority(fresh_database, tmp_path):
    """The provider's port, and the port our server will have."""
    theirs, ours = free_port(), free_port()
    redirect = f"http://127.0.0.1:{ours}/log-ind/politi/svar/"
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "tests.oidc_provider",
        str(theirs),
        "opennrm",
        "hemmelig",
        redirect,
    ]
    with (tmp_path / "provider.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{theirs}"
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError):
            urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=1)
            break
        time.sleep(0.1)
    yield address, ours
    process.terminate()
    process.wait(10)


@pytest.fixture
def server(fresh_database, authority, static_root, tmp_path):
    issuer, port = authority
    server = Server(fresh_database, static_root, tmp_path / "serve.log")
    server.port, server.url = port, f"http://127.0.0.1:{port}"
    told = {
        "id": "politi",
        "name": "Politiets login",
        "issuer": issuer,
        "client_id": "opennrm",
        "secret": "hemmelig",
        # Asked for, and looked for in the answer.
        "acr": ["hoej"],
    }
    server.environment["NRM_OIDC"] = json.dumps([told])
    server.start()
    yield server
    server.stop()


@pytest.fixture
def liaison(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        return actor_for(Role.POLICE_LIAISON, "police", username="opdigtet-politi", password=PASSWORD)


@pytest.mark.journey
def test_an_authoritys_sign_in_opens_a_connected_account_and_makes_none(
    liaison, server, browser, fresh_database
):
    stranger = Person(browser, server.url)
    _comes_in_by_the_authority(stranger)
    assert (
        "/log-ind" in stranger.page.url or "signup" in stranger.page.url or "lukket" in stranger.text.lower()
    )
    person = Person(browser, server.url)
    person.signs_in("opdigtet-politi")
    _connects(person)
    person.page.get_by_role("button", name="Log ud").first.click()
    person.page.wait_for_url("**/log-ind/")
    _comes_in_by_the_authority(person)
    person.page.get_by_role("link", name="Min konto").first.wait_for()
    with psycopg.connect(fresh_database.url) as owner:
        assert owner.execute("SELECT count(*) FROM socialaccount_socialaccount").fetchone() == (1,)
        assert owner.execute("SELECT count(*) FROM access_user").fetchone() == (1,)
        events = {event for (event,) in owner.execute("SELECT event FROM access_auditline").fetchall()}
    assert "access.connection_added" in events


def _connects(person: Person) -> None:
    person.page.goto("/konto/forbindelser/")
    person.looks()
    person.page.get_by_role("link", name="Politiets login").click()
    person.page.locator("main form button").first.click()
    person.page.wait_for_url("**/konto/forbindelser/")
    person.looks()
    assert "opdigtet" in person.text.lower()


def _comes_in_by_the_authority(person: Person) -> None:
    person.page.goto("/log-ind/")
    person.looks()
    person.page.get_by_role("link", name="Politiets login").click()
    person.looks()
    person.page.locator("main form button").first.click()
    person.page.wait_for_load_state()
