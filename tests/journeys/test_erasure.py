"""A person is erased: one officer proposes what a simulation found, another approves, a command carries it out, the proof
stands on a page; and before that the person was told what was held about them."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import pytest

from opennrm.access.domain.roles import Role
from opennrm.access.services import seal_trail
from opennrm.intake import services as intake
from opennrm.intake.domain import CallInput
from opennrm.shared.dates import clock, noon
from tests.cases.people import new_case
from tests.journeys.person import PASSWORD, Person


@pytest.fixture
def register(fresh_database, django_db_blocker, actor_for, static_root):
    """A call of six years ago about nobody, and a case of six years ago in which nothing has happened since."""
    with django_db_blocker.unblock():
        from django.db import connections

        caseworker = actor_for(Role.CASEWORKER, "cmm", username="opdigtet-sagsbehandler", password=PASSWORD)
        for name in ("opdigtet-dpo", "opdigtet-dpo2"):
            actor_for(Role.DATA_PROTECTION_OFFICER, "cmm", username=name, password=PASSWORD)
        with clock.standing_at(noon(clock.today() - timedelta(days=6 * 365))):
            case_id = new_case(caseworker, "Opdigtet Journeysen")
            at = clock.now() - timedelta(hours=1)
            intake.register_call(CallInput(at, "ngo", "advice", "Opdigtet opkald", ()), by=caseworker)
            seal_trail()  # what the trail says of that day is as old as the rest
        connections["default"].close()
    return fresh_database, case_id


@pytest.mark.journey
def test_a_person_is_told_and_then_erased_by_two(register, live_server_process, browser, tmp_path):
    database, case_id = register
    caseworker = Person(browser, live_server_process.url)
    one, other = Person(browser, live_server_process.url), Person(browser, live_server_process.url)
    _given_the_person_was_told_what_is_held(caseworker, case_id)
    _when_one_officer_proposes_what_the_simulation_found(one)
    _and_another_approves(other)
    _and_the_command_carries_it_out(database, tmp_path)
    _then_the_proof_lists_every_place(other)
    _and_the_case_says_that_the_person_is_erased(caseworker, case_id)


def _given_the_person_was_told_what_is_held(person: Person, case_id) -> None:
    person.signs_in("opdigtet-sagsbehandler")
    person.page.goto(f"/sager/{case_id}/")
    person.page.get_by_role("link", name="Giv personen indsigt").click()
    person.looks()
    person.presses("Hent svaret")
    assert "Bekræft, at du har sikret dig" in person.text
    person.page.check("[name=checked]")
    with person.page.expect_download() as waiting:
        person.page.locator("main").get_by_role("button", name="Hent svaret").click()
    assert waiting.value.suggested_filename.endswith(".pdf")


def _when_one_officer_proposes_what_the_simulation_found(person: Person) -> None:
    person.signs_in("opdigtet-dpo")
    person.page.goto("/rettigheder/sletning/")
    person.looks()
    assert "Sag uden afgørelse" in person.text and "Opkald, der ikke handler om nogen" in person.text
    person.presses("Foreslå sletning")
    assert "En anden skal godkende eller afvise den" in person.text
    for page in ("anmodning/", "stop/", "forslag/"):
        person.page.goto(f"/rettigheder/sletning/{page}")
        person.looks()


def _and_another_approves(person: Person) -> None:
    person.signs_in("opdigtet-dpo2")
    person.page.goto("/rettigheder/sletning/forslag/")
    person.page.locator("main tbody a").first.click()
    person.looks()
    person.presses("Godkend sletning")
    assert "nrm retention run" in person.text


def _and_the_command_carries_it_out(database, folder) -> None:
    environment = os.environ | {
        "DATABASE_URL": database.url,
        "NRM_OWNER_DATABASE_URL": database.url,
        "NRM_ERASURE_LIST": str(folder / "erasures"),
    }
    command = [sys.executable, "-m", "opennrm.config.cli", "retention", "run"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0 and "3 erased" in done.stderr, done.stderr
    assert len((folder / "erasures").read_text().splitlines()) == 2  # those of a key


def _then_the_proof_lists_every_place(person: Person) -> None:
    person.page.reload()
    person.looks()
    person.page.locator("main tbody tr", has_text="Sag uden afgørelse").get_by_role("link").click()
    person.looks()
    assert "persons_identityversion" in person.text and "Tømt, og nøglen er destrueret" in person.text


def _and_the_case_says_that_the_person_is_erased(person: Person, case_id) -> None:
    person.page.goto(f"/sager/{case_id}/")
    person.looks()
    assert "Personen er slettet den" in person.text
    person.page.goto(f"/sager/{case_id}/identitet/")
    person.looks()
    person.page.locator("main input[type=radio]").first.check()
    person.page.locator("main form button").first.click()
    person.looks()
    assert "Oplysningerne er slettet og kan ikke åbnes" in person.page.inner_text("body")
