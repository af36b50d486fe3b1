"""What the journeys of prepared returns have in common: who works with them, and somebody who is offered one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Role
from opennrm.shared.dates import clock
from tests.journeys.person import PASSWORD, Person
from tests.returns.returning import Team
from tests.returns.victims import assessed

CONTACT, OFFICER = "opdigtet-kontakt", "opdigtet-hjemrejse"


@dataclass
class Returning:
    """The contact person and the Return Agency, with cases of assessed persons."""

    team: Team
    decider: Actor
    case_ids: list[UUID] = field(default_factory=list)

    def somebody(self) -> UUID:
        self.case_ids.append(assessed(self.team.contact, self.decider))
        return self.case_ids[-1]


def returning(actor_for) -> Returning:
    team = Team(
        actor_for(Role.CASEWORKER, "cmm", username=CONTACT, password=PASSWORD),
        actor_for(Role.RETURN_OFFICER, "return_agency", username=OFFICER, password=PASSWORD),
    )
    return Returning(team, actor_for(Role.DECISION_MAKER, "immigration_service"))


def offers(contact: Person, case_id: UUID, *, destination: str, together_with: str = "") -> None:
    """From the case, in the browser."""
    contact.page.goto(f"/sager/{case_id}/")
    contact.page.get_by_role("link", name="Forberedt hjemsendelse").first.click()
    contact.looks()
    contact.follows("Tilbyd forberedt hjemsendelse")
    contact.page.select_option("[name=destination]", destination)
    contact.chooses("household", "adult")
    contact.page.fill("[name=together_with]", together_with)
    contact.chooses("way", "interpreted")
    contact.presses("Begynd hjemsendelsen")


def goes_on(person: Person) -> None:
    """The person says yes to the next step."""
    person.follows("Gå videre til næste trin")
    person.chooses("way", "spoken")
    person.presses("Begynd trinnet")


def assesses(contact: Person) -> None:
    """The risks, together with the person."""
    contact.page.get_by_role("link", name="Lav risikovurdering").click()
    contact.looks()
    for topic in ("exploiters", "family", "debt", "providing"):
        contact.page.fill(f"[name={topic}]", f"Opdigtet svar om {topic}")
    contact.chooses("level", "medium")
    contact.chooses("measures", "met_at_airport")
    contact.presses("Gem risikovurderingen")


def days_ago(days: int) -> str:
    return (clock.today() - timedelta(days)).isoformat()
