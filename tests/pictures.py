"""Pictures of every page of the demo register, at desktop and phone width: ``make pictures`` puts them into docs/pictures.

They are looked at, not compared: a page that scrolls sideways or does not answer ends the run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from opennrm.config import embedded
from tests.servers import free_port

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
# Small enough to keep, large enough to see.
SCALE = 0.6
TALLEST = {"desktop": 1400, "phone": 1700}
CHROMIUM = "/usr/bin/chromium"
PASSWORD = "opdigtet-demo-2021"

# Which page, as whom, with which record; the name is the picture's.
PAGES = (
    ("sign-in", "", "/log-ind/"),
    ("account", "sagsbehandler", "/konto/to-faktor/"),
    ("sessions", "sagsbehandler", "/konto/sessioner/"),
    ("password", "sagsbehandler", "/konto/adgangskode/"),
    ("confirm", "sagsbehandler", "/konto/bekraeft/"),
    ("start", "sagsbehandler", "/"),
    ("start-without-cases", "statistiker", "/"),
    ("cases", "sagsbehandler", "/sager/?reached=referred"),
    ("team-figures", "sagsbehandler", "/noegletal/?year=2021"),
    ("team-board", "sagsbehandler", "/opgaver/"),
    ("task", "sagsbehandler", "/opgaver/{task}/"),
    ("task-extend", "sagsbehandler", "/opgaver/{task}/forlaeng/"),
    ("task-assign", "sagsbehandler", "/opgaver/{task}/overdrag/"),
    ("hand-over", "sagsbehandler", "/opgaver/overdrag/{colleague}/"),
    ("cover", "sagsbehandler", "/opgaver/fravaer/"),
    ("tasks-outside", "sagsbehandler", "/opgaver/udenfor/"),
    ("keep-list", "sagsbehandler", "/opgaver/lister/cases/gem/?reached=referred"),
    ("case", "sagsbehandler", "/sager/{case}/"),
    ("duplicates", "sagsbehandler", "/dubletter/"),
    ("same-person", "sagsbehandler", "/sager/{case}/samme-person/"),
    ("questions", "sagsbehandler", "/spoergsmaal/"),
    ("duplicates-overview", "dpo", "/dubletter/oversigt/"),
    ("share", "sagsbehandler", "/sager/{case}/deltagere/"),
    ("contracts", "sagsbehandler", "/sager/henvisninger/"),
    ("identity", "sagsbehandler", "/sager/{case}/identitet/"),
    ("documents", "sagsbehandler", "/dokumenter/sag/{case}/"),
    ("document-add", "sagsbehandler", "/dokumenter/sag/{case}/nyt/"),
    ("document", "sagsbehandler", "/dokumenter/{document}/"),
    ("document-copy", "sagsbehandler", "/dokumenter/version/{version}/kopi/"),
    ("document-look", "afgoerelse", "/dokumenter/version/{waiting}/se-efter/"),
    ("evidence-of", "sagsbehandler", "/dokumenter/sag/{case}/beviser/"),
    ("evidence-new", "sagsbehandler", "/dokumenter/sag/{case}/beviser/nyt/"),
    ("evidence", "sagsbehandler", "/dokumenter/bevis/{evidence}/"),
    ("evidence-hand-over", "udlaendinge", "/dokumenter/bevis/{evidence}/overdrag/"),
    ("evidence-correct", "sagsbehandler", "/dokumenter/bevis/{evidence}/ret/"),
    ("evidence-sign", "sagsbehandler", "/dokumenter/bevis/overdragelse/{custody}/kvitter/"),
    ("notes", "sagsbehandler", "/dokumenter/sag/{case}/notater/"),
    ("group", "sagsbehandler", "/sager/{case}/sagskompleks/"),
    ("break-glass", "sagsbehandler", "/sager/noedadgang/"),
    ("emergencies", "dpo", "/sager/noedadgange/"),
    ("calls", "hotline", "/opkald/"),
    ("call", "hotline", "/opkald/{call}/"),
    ("handover", "sagsbehandler", "/opkald/vagt/"),
    ("drafts", "hotline", "/opgaver/kladder/"),
    ("call-correct", "hotline", "/opkald/{call}/ret/"),
    ("referrals", "sagsbehandler", "/opkald/henvisninger/"),
    ("referral", "sagsbehandler", "/opkald/henvisninger/{referral}/"),
    ("tell-referrer", "sagsbehandler", "/opkald/henvisninger/{referral}/besked/"),
    ("representative", "sagsbehandler", "/opkald/sag/{case}/bisidder/"),
    ("new-contact", "hotline", "/opkald/sag/{case}/kontaktvej/"),
    ("new-referral", "sagsbehandler", "/opkald/sag/{case}/henvisning/"),
    ("support", "sagsbehandler", "/stoette/sag/{supported}/"),
    ("support-plan", "sagsbehandler", "/stoette/planer/{support_plan}/"),
    ("support-revise", "sagsbehandler", "/stoette/planer/{support_plan}/housing/"),
    ("support-offer", "sagsbehandler", "/stoette/planer/{support_plan}/housing/ydelse/"),
    ("safety-plan", "sagsbehandler", "/stoette/sag/{supported}/sikkerhedsplan/"),
    ("contact-person", "sagsbehandler", "/stoette/sag/{supported}/kontaktperson/"),
    ("places", "sagsbehandler", "/stoette/indkvartering/"),
    ("place", "krisecenter", "/stoette/indkvartering/{place}/"),
    ("place-new", "sagsbehandler", "/stoette/indkvartering/nyt/"),
    ("place-wanted", "sagsbehandler", "/stoette/sag/{supported}/plads/"),
    ("waiting-list", "sagsbehandler", "/stoette/venteliste/"),
    ("interview", "sagsbehandler", "/identifikation/sag/{case}/samtale/"),
    ("interview-child", "sagsbehandler", "/identifikation/sag/{case}/samtale/?barn"),
    ("calendar", "sagsbehandler", "/identifikation/planlagt/"),
    ("plan", "sagsbehandler", "/identifikation/sag/{case}/planlaeg/"),
    ("rooms", "sagsbehandler", "/identifikation/lokaler/"),
    ("interpreters", "sagsbehandler", "/identifikation/tolke/"),
    ("offline", "sagsbehandler", "/identifikation/uden-net/"),
    ("interview-shown", "udlaendinge", "/identifikation/samtale/{interview}/"),
    ("request", "sagsbehandler", "/identifikation/sag/{case}/send-til-vurdering/"),
    ("assessment", "udlaendinge", "/identifikation/sag/{case}/vurdering/"),
    ("decide", "udlaendinge", "/identifikation/sag/{case}/afgoerelse/"),
    ("correct", "udlaendinge", "/identifikation/afgoerelse/{decision}/ret/"),
    ("letter", "udlaendinge", "/identifikation/afgoerelse/{decision}/brev/"),
    ("decide-age", "udlaendinge", "/identifikation/sag/{case}/alder/"),
    ("hand-over", "udlaendinge", "/identifikation/sag/{case}/overdrag/"),
    ("ask-for-more", "udlaendinge", "/identifikation/sag/{case}/flere-oplysninger/"),
    ("answer", "udlaendinge", "/identifikation/sag/{case}/svar/"),
    ("reopen", "udlaendinge", "/identifikation/sag/{case}/genoptag/"),
    ("ruling", "udlaendinge", "/identifikation/sag/{case}/straffesag/"),
    ("opinion", "udlaendinge", "/identifikation/sag/{case}/anden-vurdering/"),
    ("complex", "udlaendinge", "/sager/{case}/kompleks/"),
    ("link-cases", "udlaendinge", "/identifikation/sag/{case}/forbind/"),
    ("withdraw-decision", "udlaendinge", "/identifikation/afgoerelse/{decision}/tilbagekald/"),
    ("returns", "hjemrejse", "/hjemsendelser/"),
    ("return", "hjemrejse", "/hjemsendelser/{return}/"),
    ("return-new", "hjemrejse", "/hjemsendelser/sag/{case}/ny/"),
    ("returns-overview", "hjemrejse", "/hjemsendelser/overblik/"),
    ("prepared-return", "hjemrejse", "/hjemsendelser/forberedt/{prepared}/"),
    ("prepared-activity", "hjemrejse", "/hjemsendelser/forberedt/{prepared}/aktivitet/payments/"),
    ("prepared-following", "hjemrejse", "/hjemsendelser/forberedt/{prepared}/opfoelgning/"),
    ("prepared-voices", "hjemrejse", "/hjemsendelser/forberedt/{prepared}/stemmer/"),
    ("prepared-stop", "hjemrejse", "/hjemsendelser/forberedt/{prepared}/stop/"),
    ("prepared-offer", "sagsbehandler", "/hjemsendelser/sag/{supported}/tilbyd/"),
    ("grants", "hjemrejse", "/reintegration/"),
    ("grant", "hjemrejse", "/reintegration/sag/{granted}/"),
    ("grant-change", "hjemrejse", "/reintegration/sag/{granted}/forhold/"),
    ("payment-run", "hjemrejse2", "/reintegration/udbetaling/{run}/"),
    ("grant-new", "hjemrejse", "/reintegration/sag/{case}/ansoeg/"),
    ("payment-runs", "hjemrejse", "/reintegration/udbetaling/"),
    ("bank", "hjemrejse", "/reintegration/afstemning/"),
    ("grant-accounts", "hjemrejse", "/reintegration/regnskab/?year=2022"),
    ("receipts", "hjemrejse", "/reintegration/stikproever/?year=2022"),
    ("prosecution", "anklager", "/retsforfoelgning/"),
    ("prosecution-new", "anklager", "/retsforfoelgning/ny/"),
    ("prosecution-file", "anklager", "/retsforfoelgning/{file}/"),
    ("statistics", "statistiker", "/statistik/?year=2021"),
    ("publications", "statistiker", "/statistik/offentliggoerelser/"),
    ("publication-new", "statistiker", "/statistik/offentliggoerelser/ny/"),
    ("quality", "statistiker", "/statistik/kvalitet/?year=2021"),
    ("quality-of", "udlaendinge", "/statistik/kvalitet/immigration_service/?year=2021"),
    ("explorer", "statistiker", "/statistik/udforsk/"),
    (
        "explorer-map",
        "statistiker",
        "/statistik/udforsk/?measure=victims&from_year=2021&year=2021&by=nationality",
    ),
    ("catalogue", "statistiker", "/statistik/katalog/"),
    ("measure", "statistiker", "/statistik/katalog/victims/"),
    ("dimension", "statistiker", "/statistik/katalog/opdeling/exploitation/"),
    ("quality", "statistiker", "/statistik/kvalitet/?year=2021"),
    ("quality-of", "udlaendinge", "/statistik/kvalitet/immigration_service/?year=2021"),
    ("explorer", "statistiker", "/statistik/udforsk/"),
    (
        "explorer-map",
        "statistiker",
        "/statistik/udforsk/?measure=victims&from_year=2021&year=2021&by=nationality",
    ),
    ("catalogue", "statistiker", "/statistik/katalog/"),
    ("manuscripts", "redaktoer", "/aarsrapport/"),
    ("manuscript", "redaktoer", "/aarsrapport/{manuscript}/"),
    ("chapter", "redaktoer", "/aarsrapport/kapitler/{chapter}/"),
    ("chapter-review", "gennemlaeser", "/aarsrapport/kapitler/{chapter}/gennemlaesning/"),
    ("chapter-versions", "redaktoer", "/aarsrapport/kapitler/{chapter}/versioner/"),
    ("report-photographs", "redaktoer", "/aarsrapport/{manuscript}/billeder/"),
    ("users", "administrator", "/administration/"),
    ("user", "administrator", "/administration/brugere/{colleague}/"),
    ("new-access", "administrator", "/administration/brugere/{colleague}/ny-adgang/"),
    ("notices", "sagsbehandler", "/konto/haendelser/"),
    ("propose-role", "administrator", "/administration/forslag/"),
    ("insight", "sagsbehandler", "/rettigheder/indsigt/{case}/"),
    ("erasure", "dpo", "/rettigheder/sletning/"),
    ("erasure-on-request", "dpo", "/rettigheder/sletning/anmodning/"),
    ("erasure-proposals", "dpo", "/rettigheder/sletning/forslag/"),
    ("erasure-holds", "dpo", "/rettigheder/sletning/stop/"),
    ("organisations", "administrator", "/administration/organisationer/"),
    ("code-lists", "administrator", "/administration/kodelister/"),
    ("code-list", "administrator", "/administration/kodelister/sectors/"),
    ("code-label", "administrator", "/administration/kodelister/sectors/odd_jobs/"),
    ("conducts", "administrator", "/administration/adfaerdskodeks/"),
    ("conduct", "sagsbehandler", "/adfaerdskodeks/"),
    ("audit", "dpo", "/adgangslog/"),
    ("audit-seen-by", "dpo", "/adgangslog/set-af/?subject={number}"),
    ("audit-unusual", "dpo", "/adgangslog/usaedvanligt/"),
)
# A person who came all the way home, assessed by the Immigration Service.
RECORDS = """
SELECT r.case_id AS "case", (SELECT number FROM cases_case c WHERE c.id = r.case_id) AS number, r.id AS "return", d.id AS decision,
       (SELECT id FROM identification_interview i WHERE i.assessment_id = a.id LIMIT 1) AS interview,
       (SELECT id FROM intake_referral f WHERE f.case_id = r.case_id LIMIT 1) AS referral,
       (SELECT id FROM intake_call ORDER BY received_at DESC LIMIT 1) AS call,
       (SELECT id FROM documents_document o WHERE o.case_id = r.case_id AND o.copy_of_id IS NULL ORDER BY added_at DESC LIMIT 1) AS document,
       (SELECT v.id FROM documents_version v JOIN documents_document o ON o.id = v.document_id
        WHERE o.case_id = r.case_id AND o.copy_of_id IS NULL ORDER BY v.added_at DESC LIMIT 1) AS version,
       (SELECT v.id FROM documents_version v JOIN documents_document o ON o.id = v.document_id
        WHERE o.case_id = r.case_id ORDER BY v.added_at LIMIT 1) AS waiting,
       (SELECT id FROM documents_evidence e WHERE e.case_id = r.case_id LIMIT 1) AS evidence,
       (SELECT k.id FROM documents_custody k JOIN documents_evidence e ON e.id = k.evidence_id
        WHERE e.case_id = r.case_id ORDER BY k.number DESC LIMIT 1) AS custody,
       (SELECT id FROM tasks_task WHERE state = 'open' AND responsible_id IS NOT NULL ORDER BY due_on LIMIT 1) AS task,
       (SELECT id FROM access_user WHERE username = 'sagsbehandler') AS colleague,
       (SELECT case_id FROM support_plan LIMIT 1) AS supported, (SELECT id FROM support_plan LIMIT 1) AS support_plan,
       (SELECT id FROM support_accommodationplace ORDER BY name LIMIT 1) AS place,
       (SELECT id FROM reporting_manuscript LIMIT 1) AS manuscript,
       (SELECT chapter_id FROM reporting_comment LIMIT 1) AS chapter,
       (SELECT id FROM prosecution_policefile ORDER BY number DESC LIMIT 1) AS file,
       (SELECT p.id FROM returns_preparedreturn p JOIN grants_grant g ON g.case_id = p.case_id
        WHERE p.state = 'another_life' LIMIT 1) AS prepared,
       (SELECT case_id FROM grants_grant WHERE planned_at IS NOT NULL LIMIT 1) AS granted,
       (SELECT id FROM grants_run WHERE state = 'prepared' LIMIT 1) AS run
FROM returns_return r JOIN identification_assessment a ON a.case_id = r.case_id
JOIN identification_decision d ON d.assessment_id = a.id
WHERE d.authority = 'immigration_service' AND r.travelled_on >= '2021-01-01'
ORDER BY r.travelled_on LIMIT 1
"""


def records() -> dict[str, Any]:
    import psycopg
    from psycopg.rows import dict_row

    with psycopg.connect(
        host=str(embedded.place().socket),
        dbname=embedded.DATABASE,
        user=embedded.OWNER,
        password=embedded.password(embedded.OWNER),
        row_factory=dict_row,
    ) as owner:
        found = owner.execute(RECORDS).fetchone()
    if not found:
        raise SystemExit("pictures: the demo register is empty; run: make run")
    return found


@contextmanager
def served() -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "opennrm.config.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=os.environ | {"NRM_DEMO": "1"})
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(base, timeout=2)
                break
            except OSError:
                time.sleep(0.2)
        yield base
    finally:
        process.terminate()
        process.wait(20)


class Visitor:
    """Everybody of the demo register at one width, each signed in once."""

    def __init__(self, browser: Browser, base: str, width: str) -> None:
        self.browser, self.base, self.width = browser, base, width
        self.size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        self.pages: dict[str, Page] = {}

    def page_of(self, user: str) -> Page:
        if user not in self.pages:
            context = self.browser.new_context(
                base_url=self.base, locale="da-DK", viewport=self.size, device_scale_factor=SCALE
            )
            self.pages[user] = context.new_page()
            if user:
                self.sign_in(self.pages[user], user)
        return self.pages[user]

    def sign_in(self, page: Page, user: str) -> None:
        page.goto("/log-ind/")
        page.fill("[name=login]", user)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{self.base}/")

    def take(self, name: str, user: str, path: str) -> None:
        page = self.page_of(user)
        answer = page.goto(path)
        if not answer or answer.status != 200:
            raise SystemExit(f"pictures: {name} answered {answer and answer.status}")
        if page.evaluate("document.documentElement.scrollWidth") > self.size["width"]:
            raise SystemExit(f"pictures: {name} scrolls sideways at {self.size['width']} px")
        tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST[self.width])
        cut = {"x": 0, "y": 0, "width": self.size["width"], "height": tall}
        page.screenshot(path=FOLDER / f"{name}-{self.width}.png", full_page=True, clip=cut)


def main(chosen: set[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    wanted = [each for each in PAGES if not chosen or each[0] in chosen]
    with embedded.running(), served() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = records()
        for width in WIDTHS:
            visitor = Visitor(browser, base, width)
            for name, user, path in wanted:
                visitor.take(name, user, path.format(**found))
        browser.close()


if __name__ == "__main__":
    main(set(sys.argv[1:]))
