"""What the journeys of money have in common: who works with it, and an invented person who goes home."""

from __future__ import annotations

import re
from uuid import UUID

from opennrm.access.domain.roles import Role
from opennrm.access.services import install_organisations
from opennrm.cases import services as cases
from opennrm.shared.dates import clock
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.grants.bank import entry, statement
from tests.journeys.person import PASSWORD, Person

ADVISER, OFFICER, SECOND = "opdigtet-raadgiver", "opdigtet-hjemrejse", "opdigtet-hjemrejse-2"
IBAN = "DK5000400440116243"


def going_home(actor_for, name: str) -> UUID:
    """A case that the adviser and two officers of the Return Agency take part in, and sign in by these names."""
    install_organisations(by=actor_for(Role.ADMINISTRATOR, "cmm"))
    caseworker = actor_for(Role.CASEWORKER, "cmm")
    actor_for(Role.REINTEGRATION_ADVISER, "drc", username=ADVISER, password=PASSWORD)
    for username in (OFFICER, SECOND):
        actor_for(Role.RETURN_OFFICER, "return_agency", username=username, password=PASSWORD)
    case_id = new_case(caseworker, name)
    for code in ("drc", "return_agency"):
        cases.share(case_id, code, ground=CONSENT, scope=SCOPE, by=caseworker)
    return case_id


def signed_in(browser, base: str, username: str) -> Person:
    person = Person(browser, base)
    person.signs_in(username)
    return person


def gives_account(person: Person, holder: str, account: str, currency: str = "DKK") -> None:
    person.page.get_by_role("link", name="Oplys konto").click()
    person.looks()
    person.chooses("holder", holder)
    person.page.fill("[name=name]", "Opdigtet Modtager")
    person.page.fill("[name=account]", account)
    person.page.select_option("[name=currency]", currency)
    person.presses("Gem kontoen")


def writes_line(person: Person, purse: str, purpose: str, amount: str) -> None:
    person.follows("Tilføj linje")
    person.page.locator("label", has_text=purse).last.click()
    person.page.select_option("[name=purpose]", purpose)
    person.page.fill("[name=amount]", amount)
    person.page.fill("[name=text]", "Opdigtet formål")
    person.presses("Skriv i planen")


def said_by_the_bank(file: str) -> bytes:
    """A statement in which everything that the payment file asks for is booked."""
    told = re.findall(r"<EndToEndId>(\w+)</EndToEndId>.*?<InstdAmt Ccy=\"(\w+)\">([\d.]+)<", file)
    lines = [
        entry(reference, round(float(amount) * 100), clock.today(), currency=currency)
        for reference, currency, amount in told
    ]
    return statement(*lines)
