"""An interview in a visiting room without a network: written on the device, sealed, sent when back; with a real browser."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from opennrm.access.domain.roles import Role
from opennrm.cases import services as cases
from opennrm.identification import services as identification
from opennrm.identification.domain.interviews import InterviewInput
from opennrm.identification.models import InterviewText
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.persons.domain.identity import Birth, BirthKind, Identity
from opennrm.shared.dates import clock
from tests.cases.people import CONSENT
from tests.journeys.person import PASSWORD, Person

PASSPHRASE = "opdigtet sætning til rummet"
SHELL = "/identifikation/uden-net/"
ACCOUNT = "Opdigtet: hun skylder sin agent 9.000 euro."
# Everything the page keeps on the device, as text.
KEPT = """async () => {
  const found = [];
  for (const { name, version } of await indexedDB.databases()) {
    const base = await new Promise((done) => { const r = indexedDB.open(name, version); r.onsuccess = () => done(r.result); });
    for (const store of base.objectStoreNames) {
      const rows = await new Promise((done) => {
        const r = base.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result);
      });
      for (const row of rows) for (const [key, value] of Object.entries(row)) {
        const raw = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
        found.push(`${store}.${key}=` + (raw instanceof Uint8Array ? new TextDecoder("latin1").decode(raw) : String(raw)));
      }
    }
    base.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      found.push("cache " + request.url + " " + await (await cache.match(request)).text());
    }
  }
  return [...found, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href];
}"""


@pytest.fixture
def case(fresh_database, django_db_blocker, actor_for):
    """A woman who was referred; her case, and who holds the interview."""
    with django_db_blocker.unblock():
        caseworker = actor_for(Role.CASEWORKER, "cmm", username="opdigtet-sagsbehandler", password=PASSWORD)
        case_id = cases.register_person(
            Identity(names="Opdigtet Besøgt", birth=Birth(BirthKind.UNKNOWN)),
            gender="female",
            nationality="NGA",
            ground=CONSENT,
            by=caseworker,
        )
        intake.make_referral(
            ReferralInput(case_id=case_id, referred_by="police", made_on=clock.today(), reason="Opdigtet"),
            by=caseworker,
        )
    return case_id, caseworker


@pytest.mark.journey
def test_an_interview_without_a_network_is_kept_sealed_and_sent_when_back(
    case, live_server_process, browser, django_db_blocker
):
    person = Person(browser, live_server_process.url.replace("127.0.0.1", "localhost"))
    case_id, caseworker = case
    number = _given_a_draft_begun_at_the_desk(person, case_id)
    _when_the_network_is_gone_she_writes_and_closes(person)
    _then_nothing_of_it_can_be_read_on_the_device(person, number)
    _and_a_wrong_passphrase_opens_nothing(person)
    _and_the_right_one_brings_it_back(person, number)
    with django_db_blocker.unblock():
        _beside(lambda: _when_a_colleague_writes_in_the_case_meanwhile(case_id, caseworker))
    _then_sending_shows_both_and_loses_neither(person)
    with django_db_blocker.unblock():
        assert _beside(InterviewText.objects.filter(topic="debt").count) == 2
    _and_everything_can_be_wiped(person, case_id)


def _beside(act):
    """The browser's loop runs in this thread, and the ORM refuses to work beside it."""

    def apart():
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(apart).result()


def _given_a_draft_begun_at_the_desk(person: Person, case_id) -> str:
    person.signs_in("opdigtet-sagsbehandler")
    page = person.page
    page.goto(f"/identifikation/sag/{case_id}/samtale/")
    person.follows("Skriv uden net")
    page.wait_for_selector("#new-passphrase:visible")
    person.looks()
    page.fill("#new-passphrase", "kort")
    page.fill("#new-again", "kort")
    page.get_by_role("button", name="Begynd", exact=True).click()
    page.get_by_text("mindst 12 tegn.").wait_for()
    page.fill("#new-passphrase", PASSPHRASE)
    page.fill("#new-again", PASSPHRASE)
    page.get_by_role("button", name="Begynd", exact=True).click()
    page.wait_for_selector("#edit-title:visible")
    person.looks()
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("async () => (await caches.keys()).length === 1")
    return page.inner_text("#edit-title").split(" · ")[0]


def _when_the_network_is_gone_she_writes_and_closes(person: Person) -> None:
    page = person.page
    page.context.set_offline(True)
    page.get_by_text("Uden net", exact=True).wait_for()
    form = page.locator('[data-account-form="adult"]')
    form.locator("[name=place]").select_option("custody")
    form.locator("[name=language]").select_option("en")
    form.locator("[name=consent]").check()
    form.locator("[name=point_storage][value=given]").check()
    form.locator("[name=topic_debt]").fill(ACCOUNT)
    form.locator("[name=passage_debt_bondage]").fill("skylder sin agent")
    page.get_by_role("button", name="Send til registeret").click()
    page.get_by_text("ikke forbindelse til registeret").wait_for()
    page.get_by_role("button", name="Gem og luk kladden").click()
    page.wait_for_selector("#list-title:visible")
    context = page.context
    page.close()
    person.page = context.new_page()
    person.page.set_default_timeout(10_000)
    person.page.goto(SHELL)
    person.page.wait_for_selector("#passphrase:visible")


def _then_nothing_of_it_can_be_read_on_the_device(person: Person, number: str) -> None:
    kept = person.page.evaluate(KEPT)
    assert any(each.startswith("drafts.sealed=") for each in kept)
    assert any("cache " in each and "/static/ui/opennrm" in each for each in kept)
    everything = json.dumps(kept, ensure_ascii=False)
    for secret in (ACCOUNT, "sin agent", number, "Besøgt", PASSPHRASE, "Opdigtet", "csrfmiddlewaretoken"):
        assert secret not in everything, secret
    assert "Opdigtet" not in person.page.content()


def _and_a_wrong_passphrase_opens_nothing(person: Person) -> None:
    page = person.page
    page.fill("#passphrase", "opdigtet men forkert")
    page.get_by_role("button", name="Lås op", exact=True).click()
    page.get_by_text("Forkert adgangssætning").wait_for()
    assert not page.locator("#list-title").is_visible()


def _and_the_right_one_brings_it_back(person: Person, number: str) -> None:
    page = person.page
    page.fill("#passphrase", PASSPHRASE)
    page.get_by_role("button", name="Lås op", exact=True).click()
    page.get_by_role("button", name=f"Åbn kladden: {number}").click()
    form = page.locator('[data-account-form="adult"]')
    assert form.locator("[name=topic_debt]").input_value() == ACCOUNT
    assert form.locator("[name=consent]").is_checked()
    page.get_by_role("button", name="Stor skrift").click()
    assert page.evaluate("document.documentElement.classList.contains('large-type')")


def _when_a_colleague_writes_in_the_case_meanwhile(case_id, caseworker) -> None:
    identification.record_interview(
        InterviewInput(
            case_id,
            clock.today(),
            "en",
            False,
            "centre_office",
            True,
            "",
            topics={"debt": "Opdigtet: kollegaens ord."},
        ),
        by=caseworker,
    )


def _then_sending_shows_both_and_loses_neither(person: Person) -> None:
    page = person.page
    page.context.set_offline(False)
    page.get_by_text("Med net", exact=True).wait_for()
    page.get_by_role("button", name="Send til registeret").click()
    page.get_by_text("Begge dele står her").wait_for()
    assert "kollegaens ord" in page.inner_text("[data-theirs]")
    assert page.locator('[data-account-form="adult"] [name=topic_debt]').input_value() == ACCOUNT
    person.looks()
    page.get_by_role("button", name="Send til registeret").click()
    page.get_by_text("Samtalen er registreret").wait_for()
    assert not any(each.startswith("drafts.") for each in page.evaluate(KEPT))


def _and_everything_can_be_wiped(person: Person, case_id) -> None:
    page = person.page
    page.get_by_role("button", name="Slet alt på enheden").click()
    page.get_by_role("button", name="Ja, slet alt nu").click()
    page.get_by_text("Alt er slettet fra enheden").wait_for()
    left = page.evaluate(
        "async () => [await indexedDB.databases(), await caches.keys(), await navigator.serviceWorker.getRegistrations()]"
    )
    assert [len(each) for each in left] == [0, 0, 0]
