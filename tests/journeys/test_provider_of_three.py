"""Somebody who provides for three children goes home: each child's support is that child's, and what changes is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from opennrm.shared.dates import clock
from tests.journeys.money import ADVISER, OFFICER, SECOND, gives_account, going_home, signed_in, writes_line


@pytest.fixture
def case_id(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        return going_home(actor_for, "Opdigtet Grace")


@pytest.mark.journey
def test_a_provider_of_three_children(case_id, live_server_process, browser):
    base = live_server_process.url
    adviser, officer, second = (signed_in(browser, base, each) for each in (ADVISER, OFFICER, SECOND))
    _given_an_application_for_four(adviser, case_id)
    _when_a_childs_support_is_meant_for_the_business_it_is_refused(adviser)
    _and_each_child_has_a_line(adviser)
    _then_the_agency_approves_and_pays_the_first_month(adviser, officer, second, case_id)
    _and_a_child_that_moves_out_is_computed_anew_and_approved_by_another(second, officer, case_id)
    _and_the_letter_can_be_had(second)


def _given_an_application_for_four(adviser, case_id):
    adviser.page.goto(f"/reintegration/sag/{case_id}/ansoeg/")
    adviser.looks()
    adviser.page.select_option("[name=destination]", "PHL")
    adviser.chooses("household", "single")
    adviser.page.fill("[name=children]", "3")
    adviser.page.fill("[name=names]", "Opdigtet Ana\nOpdigtet Ben\nOpdigtet Carlo")
    adviser.page.fill("[name=reason]", "Opdigtet: tre børn bor hos bedstemor.")
    adviser.presses("Send ansøgningen")
    assert "Enlig er den, der ikke forsørger" in adviser.text
    adviser.chooses("household", "provider")
    adviser.presses("Send ansøgningen")
    assert "20.000,00" in adviser.text and adviser.text.count("9.000,00") == 3
    assert "87.000,00" in adviser.text and "barn 2: Opdigtet Ben" in adviser.text


def _when_a_childs_support_is_meant_for_the_business_it_is_refused(adviser):
    writes_line(adviser, "Opdigtet Ana", "own_business", "9000")
    assert "kan ikke bruges til den voksnes virksomhed (årsrapporten for 2021)" in adviser.text
    adviser.page.select_option("[name=purpose]", "schooling")
    adviser.presses("Skriv i planen")


def _and_each_child_has_a_line(adviser):
    writes_line(adviser, "Opdigtet Ben", "schooling", "9000")
    writes_line(adviser, "voksen", "housing", "15000,50")
    gives_account(adviser, "person", "1234567890")
    adviser.presses("Planen er færdig")
    assert "Venter på godkendelse" in adviser.text


def _then_the_agency_approves_and_pays_the_first_month(adviser, officer, second, case_id):
    officer.page.goto(f"/reintegration/sag/{case_id}/")
    officer.presses("Godkend støtten")
    adviser.page.goto(f"/reintegration/sag/{case_id}/ankomst/")
    adviser.looks()
    adviser.page.fill("[name=arrived_on]", clock.today().isoformat())
    adviser.presses("Registrér ankomst")
    officer.page.goto(f"/reintegration/sag/{case_id}/")
    officer.presses("Godkend planen")
    officer.page.goto("/reintegration/udbetaling/")
    officer.looks()
    assert "1 udbetaling til" in officer.text and "3 udbetalinger kan ikke komme med" in officer.text
    officer.presses("Klargør udbetalingen")
    second.page.goto(officer.page.url)
    second.page.fill("[name=payer_account]", "DK5000400440116243")
    second.presses("Godkend udbetalingen")


def _and_a_child_that_moves_out_is_computed_anew_and_approved_by_another(second, officer, case_id):
    second.page.goto(f"/reintegration/sag/{case_id}/")
    second.follows("Forholdene er ændret")
    second.page.fill("[name=children]", "2")
    second.page.fill("[name=reason]", "Opdigtet: Carlo bor nu hos sin far.")
    second.presses("Beregn igen")
    assert "87.000,00" in second.text and "Carlo bor nu hos sin far" in second.text
    assert not second.page.get_by_role("button", name="Godkend ændringen").count()
    officer.page.goto(f"/reintegration/sag/{case_id}/")
    officer.presses("Godkend ændringen")
    assert "78.000,00" in officer.text


def _and_the_letter_can_be_had(second):
    with second.page.expect_download() as download:
        second.page.get_by_role("button", name="Udbetalinger (PDF)").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
