"""A single woman goes home to Thailand and opens a catering business: every øre from the application to the last month."""

from __future__ import annotations

from pathlib import Path

import pytest

from opennrm.grants.domain.instalments import months_later
from opennrm.shared.dates import clock
from tests.journeys.money import (
    ADVISER,
    IBAN,
    OFFICER,
    SECOND,
    gives_account,
    going_home,
    said_by_the_bank,
    signed_in,
    writes_line,
)


@pytest.fixture
def case_id(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        return going_home(actor_for, "Opdigtet Somchai")


@pytest.mark.journey
def test_money_reaches_a_catering_business(case_id, live_server_process, browser):
    base = live_server_process.url
    adviser, officer, second = (signed_in(browser, base, each) for each in (ADVISER, OFFICER, SECOND))
    _given_an_application(adviser, case_id)
    _when_the_agency_approves_it(officer, case_id)
    _and_she_arrived_five_months_ago(adviser, case_id)
    _and_the_plan_is_written_and_approved(adviser, officer, case_id)
    file = _and_a_run_is_made_by_two(officer, second)
    _then_the_bank_confirms_every_month(second, case_id, file)
    _and_the_accounts_show_it(second)
    _and_a_sample_asks_whether_it_arrived(second, adviser)


def _given_an_application(adviser, case_id):
    adviser.page.goto(f"/sager/{case_id}/")
    adviser.page.get_by_role("link", name="Reintegrationsstøtte").click()
    adviser.looks()
    adviser.follows("Ansøg om reintegrationsstøtte")
    adviser.page.select_option("[name=destination]", "THA")
    adviser.chooses("household", "single")
    adviser.page.fill("[name=children]", "0")
    adviser.page.fill("[name=reason]", "Opdigtet: hun bor alene.")
    adviser.presses("Send ansøgningen")
    assert "10.000,00" in adviser.text and "40.000,00" in adviser.text and "50.000,00" in adviser.text
    assert adviser.page.get_by_role("button", name="Godkend støtten").count() == 0


def _when_the_agency_approves_it(officer, case_id):
    officer.page.goto("/reintegration/")
    officer.looks()
    assert "Venter på godkendelse" in officer.text
    officer.page.goto(f"/reintegration/sag/{case_id}/")
    officer.presses("Godkend støtten")
    assert "Godkendt" in officer.text


def _and_she_arrived_five_months_ago(adviser, case_id):
    adviser.page.goto(f"/reintegration/sag/{case_id}/")
    gives_account(adviser, "person", "123-4-56789-0", "DKK")
    gives_account(adviser, "supplier", IBAN, "EUR")
    adviser.follows("Registrér ankomst")
    day = months_later(clock.today(), -5)
    adviser.page.fill("[name=arrived_on]", day.isoformat())
    adviser.presses("Registrér ankomst")
    assert "Kontantstøtte, måned 6 af 6" in adviser.text and "1.666,70" in adviser.text


def _and_the_plan_is_written_and_approved(adviser, officer, case_id):
    writes_line(adviser, "voksen", "own_business", "40000,01")
    assert "større end det, der er tilbage" in adviser.text
    adviser.page.fill("[name=amount]", "40000")
    adviser.presses("Skriv i planen")
    adviser.presses("Planen er færdig")
    officer.page.goto(f"/reintegration/sag/{case_id}/")
    officer.presses("Godkend planen")
    assert "Godkend planen" not in officer.text


def _and_a_run_is_made_by_two(officer, second) -> str:
    officer.page.goto("/reintegration/udbetaling/")
    officer.looks()
    assert "7 udbetalinger" in officer.text and "50.000,00 kr." in officer.text
    officer.presses("Klargør udbetalingen")
    assert "Kurserne mangler" in officer.text and "En anden i Hjemrejsestyrelsen" in officer.text
    officer.follows("Oplys kurser")
    officer.chooses("source", "central_bank")
    officer.page.fill("[name=rate_EUR]", "745,6")
    officer.presses("Oplys kurserne")
    second.page.goto(officer.page.url)
    second.looks()
    second.page.fill("[name=payer_account]", IBAN)
    assert "EUR: 745,6000" in second.text and "Danmarks Nationalbank" in second.text
    second.presses("Godkend udbetalingen")
    with second.page.expect_download() as download:
        second.page.get_by_role("button", name="Hent betalingsfilen").click()
    file = Path(download.value.path()).read_text()
    assert file.count("<CdtTrfTxInf>") == 7 and 'Ccy="EUR"' in file
    return file


def _then_the_bank_confirms_every_month(second, case_id, file):
    second.page.goto("/reintegration/afstemning/")
    second.looks()
    told = {"name": "kontoudtog.xml", "mimeType": "application/xml", "buffer": said_by_the_bank(file)}
    second.page.set_input_files("[name=statement]", told)
    second.presses("Indlæs kontoudtoget")
    assert second.text.count("Passer") == 7
    second.page.goto(f"/reintegration/sag/{case_id}/")
    second.looks()
    assert second.text.count("Betalt") >= 7
    second.page.get_by_text("Kassebog: hvor hver øre er").click()
    second.looks()
    assert "Bekræftet af banken" in second.text


def _and_the_accounts_show_it(second):
    second.page.goto("/reintegration/regnskab/")
    second.looks()
    assert "Thailand" in second.text and second.text.count("50.000,00") == 3
    with second.page.expect_download() as download:
        second.page.get_by_role("link", name="Hent som CSV").click()
    assert "Thailand;50.000,00;50.000,00;0,00;0,00;50.000,00;0,00" in Path(download.value.path()).read_text()


def _and_a_sample_asks_whether_it_arrived(second, adviser):
    second.page.goto("/reintegration/stikproever/")
    second.looks()
    second.page.get_by_role("button", name="Udtag stikprøve").click()
    second.looks()
    adviser.page.goto("/reintegration/stikproever/")
    adviser.page.locator("main table a").first.click()
    adviser.looks()
    adviser.chooses("outcome", "arrived")
    adviser.page.fill("[name=evidence]", "Opdigtet kvittering.")
    adviser.presses("Registrér svaret")
    assert "Pengene kom frem" in adviser.text and "Opdigtet kvittering." in adviser.text
