"""A payslip is photographed, looked at by a colleague and leaves as a copy without the name; and nothing of it goes elsewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from opennrm.access.domain.roles import Role
from opennrm.config import embedded
from tests.cases.people import new_case
from tests.documents.files import picture
from tests.journeys.person import PASSWORD, Person

NAME = "Opdigtet Person 7"
# Where pictures of the way are put, to be looked at; nowhere, unless somebody asks.
LOOKED_AT = os.environ.get("NRM_LOOKED_AT", "")


class Watched(Person):
    """Every request that the browser makes is noted."""

    def __init__(self, browser, base):
        super().__init__(browser, base)
        self.asked = []
        self.page.on("request", lambda request: self.asked.append(request.url))

    def looks(self):
        super().looks()
        if LOOKED_AT:
            name = re.sub(r"[0-9a-f-]{36}", "x", urlsplit(self.page.url).path).strip("/").replace("/", "-")
            for kind, width in (("wide", 1280), ("narrow", 390)):
                self.page.set_viewport_size({"width": width, "height": 900})
                self.page.screenshot(path=Path(LOOKED_AT) / f"{name or 'start'}-{kind}.png", full_page=True)
            self.page.set_viewport_size({"width": 1280, "height": 720})


@pytest.fixture
def case_id(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        first, _ = (
            actor_for(Role.CASEWORKER, "cmm", username=username, password=PASSWORD)
            for username in ("opdigtet-sagsbehandler", "opdigtet-kollega")
        )
        actor_for(Role.CASEWORKER, "return_agency")
        return new_case(first, NAME)


@pytest.mark.journey
def test_a_payslip_leaves_without_the_name(case_id, live_server_process, browser):
    caseworker = Watched(browser, live_server_process.url)
    _given_a_payslip_in_the_case(caseworker, case_id)
    colleague = Watched(browser, live_server_process.url)
    document = caseworker.page.url
    _when_a_colleague_has_looked_at_it(colleague, document)
    _and_a_copy_is_made_without_the_name(caseworker, document)
    _and_a_note_is_written(caseworker, case_id)
    _then_nothing_went_elsewhere(caseworker, colleague, live_server_process.url)
    _and_the_logs_name_nobody(live_server_process)


def _given_a_payslip_in_the_case(caseworker, case_id):
    caseworker.signs_in("opdigtet-sagsbehandler")
    caseworker.page.goto(f"/sager/{case_id}/")
    caseworker.page.get_by_role("link", name="Sagens dokumenter").click()
    caseworker.looks()
    assert "Ingen dokumenter endnu" in caseworker.text
    caseworker.follows("Læg dokument i sagen")
    page = caseworker.page
    page.fill("[name=title]", f"Lønseddel, {NAME}")
    page.select_option("[name=kind]", "contract_or_payslip")
    page.select_option("[name=section]", "decision")
    caseworker.presses("Læg dokument i sagen")
    assert "Vælg en fil, eller tag et billede" in caseworker.text
    page.fill("[name=title]", f"Lønseddel, {NAME}")
    page.set_input_files("#id_photos_1", _file(f"{NAME} 1.jpg", picture("JPEG", (800, 600))))
    page.set_input_files("#id_photos_2", _file(f"{NAME} 2.jpg", picture("JPEG", (800, 600))))
    caseworker.presses("Læg dokument i sagen")
    assert "I karantæne" in caseworker.text and "2 sider" in caseworker.text


def _when_a_colleague_has_looked_at_it(colleague, document):
    colleague.signs_in("opdigtet-kollega")
    colleague.page.goto(document)
    colleague.looks()
    colleague.follows("Se efter version 1")
    colleague.page.locator(".sheet img").first.scroll_into_view_if_needed()
    assert colleague.page.locator(".sheet img").first.evaluate(
        "image => image.decode().then(() => image.naturalWidth)"
    )
    colleague.presses("Frigiv dokumentet")
    assert "Set efter og frigivet" in colleague.text


def _and_a_copy_is_made_without_the_name(caseworker, document):
    page = caseworker.page
    page.goto(document)
    caseworker.follows("Kopi med overstregninger")
    page.select_option("[name=recipient]", "return_agency")
    sheet = page.locator("[data-sheet='1'] svg")
    sheet.scroll_into_view_if_needed()
    page.locator("[data-sheet='1'] img").evaluate("image => image.decode()")
    box = sheet.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.1)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4)
    page.mouse.up()
    assert re.fullmatch(r"1: (9|10|11) (9|10|11) (59|60|61) (39|40|41)", page.input_value("[name=regions]"))
    caseworker.looks()
    caseworker.presses("Lav kopien")
    assert "Hjemrejsestyrelsen" in caseworker.text and "Side 1:" in caseworker.text
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Hent version 1").click()
    assert re.fullmatch(r"dokument-[0-9a-f]{8}-1\.pdf", downloading.value.suggested_filename)
    assert Path(downloading.value.path()).read_bytes().startswith(b"%PDF")


def _and_a_note_is_written(caseworker, case_id):
    page = caseworker.page
    page.goto(f"/dokumenter/sag/{case_id}/notater/")
    caseworker.looks()
    page.fill("main [name=text]", f"Notat om {NAME}.")
    page.select_option("[name=section]", "support")
    caseworker.chooses("audience", "organisation")
    caseworker.presses("Gem notatet")
    assert "Fortroligt: kun organisationen" in caseworker.text


def _then_nothing_went_elsewhere(caseworker, colleague, base):
    asked = caseworker.asked + colleague.asked
    assert len(asked) > 100
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(base).netloc}
    assert not any("Opdigtet" in url or "%20Person" in url for url in asked)


def _and_the_logs_name_nobody(server):
    server.stop()
    logs = server.log.read_text() + embedded.place().log.read_text(errors="replace")
    assert not re.search("(?i)opdigtet.person.7|l.nseddel", logs)


def _file(name, body):
    return {"name": name, "mimeType": "image/jpeg", "buffer": body}
