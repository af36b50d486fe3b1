"""Figures leave the house: one prepares the tables of a year, another sees who could be singled out and releases them; a
late record becomes an erratum."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import uuid4

import pytest

from opennrm.access.domain.roles import Role
from opennrm.identification.domain.events import DecisionMade
from opennrm.shared.dates import clock, noon
from opennrm.statistics import services
from tests.journeys.person import PASSWORD, Person
from tests.statistics.conftest import VICTIM


@pytest.fixture
def register(fresh_database, django_db_blocker, actor_for, static_root):
    with django_db_blocker.unblock():
        from django.db import connections

        actor_for(Role.ANALYST, "cmm", username="opdigtet-statistiker", password=PASSWORD)
        actor_for(Role.REPORT_EDITOR, "cmm", username="opdigtet-redaktoer", password=PASSWORD)
        _decided(8, on=date(2021, 6, 30))
        _decided(1, on=date(2021, 6, 30), nationality="NGA", gender="female", sector="")
        connections["default"].close()
    return django_db_blocker


def _decided(count: int, *, on: date, **told: object) -> None:
    with clock.standing_at(noon(on)):
        for number in range(count):
            day = date(2021, 6, 1) + timedelta(days=number)
            services.append_decision(
                DecisionMade(
                    **{**VICTIM, "decision_id": uuid4(), "person_id": uuid4(), "occurred_on": day, **told}
                )
            )


@pytest.mark.journey
def test_tables_are_prepared_released_and_corrected(register, live_server_process, browser):
    one, other = Person(browser, live_server_process.url), Person(browser, live_server_process.url)
    _given_one_prepares_the_tables_of_2021(one)
    _when_another_sees_who_stands_out_and_gives_a_ground(other)
    _and_records_come_in_late(register)
    _then_the_page_says_what_changed_and_writes_the_erratum(other)
    _and_the_tables_are_still_drawn_the_same(other)


def _given_one_prepares_the_tables_of_2021(person: Person) -> None:
    person.signs_in("opdigtet-statistiker")
    person.page.goto("/statistik/")
    person.follows("Offentliggørelser")
    person.follows("Forbered offentliggørelse")
    person.page.fill("[name=year]", "2021")
    person.page.fill("[name=as_of]", "2022-05-01")
    person.chooses("profile", "national")
    person.presses("Forbered offentliggørelsen")
    assert "Tabellerne er forberedt" in person.page.inner_text("body")
    assert "En anden end den, der forberedte tabellerne, frigiver dem." in person.text


def _when_another_sees_who_stands_out_and_gives_a_ground(person: Person) -> None:
    person.signs_in("opdigtet-redaktoer")
    person.page.goto("/statistik/offentliggoerelser/")
    person.follows("Nr. 1")
    assert "1 person står alene" in person.text
    assert "Nigeria" in person.text
    person.presses("Frigiv offentliggørelsen")
    assert "Vælg en begrundelse" in person.text
    person.page.select_option("[name=ground]", "as_printed")
    person.presses("Frigiv offentliggørelsen")
    assert "Offentliggørelsen er frigivet." in person.page.inner_text("body")
    assert "Alle tal er de samme" in person.text


def _and_records_come_in_late(blocker) -> None:
    """In a thread of its own: the browser's runs an event loop, in which Django refuses to ask the database."""

    def late() -> None:
        with blocker.unblock():
            from django.db import connections

            _decided(6, on=date(2022, 6, 1), gender="transgender")
            connections["default"].close()

    with ThreadPoolExecutor(1) as beside:
        beside.submit(late).result()


def _then_the_page_says_what_changed_and_writes_the_erratum(person: Person) -> None:
    person.page.reload()
    person.looks()
    assert "registreret efter opgørelsesdatoen" in person.text
    assert "Rettelse af" in person.text and "Erratum of" in person.text


def _and_the_tables_are_still_drawn_the_same(person: Person) -> None:
    person.presses("Træk tabellerne igen")
    assert "har samme kontrolsum" in person.page.inner_text("body")
