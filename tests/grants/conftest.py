"""Invented persons who go home with reintegration support: who works with them, and a grant as far as it is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Role
from opennrm.cases import services as cases
from opennrm.grants import services
from opennrm.grants.domain.entitlement import Circumstances, Household, Kind
from opennrm.grants.domain.inputs import Application, PayeeInput, RatesInput, RunInput
from opennrm.grants.domain.plans import LineInput
from opennrm.grants.models import Circumstance, Grant, Payment, Purse
from opennrm.shared.dates import clock, noon
from tests.cases.people import CONSENT, SCOPE, new_case

APPLIED, APPROVED, ARRIVED = date(2022, 5, 2), date(2022, 5, 9), date(2022, 5, 31)
# An invented account with the right check digits.
IBAN = "DK5000400440116243"
PERSON = PayeeInput("person", "DKK", "Opdigtet Person", IBAN, "")
SUPPLIER = PayeeInput("supplier", "DKK", "Opdigtet Leverandør", "123-4-56789-0", "KASITHBK")
RUN = RunInput("Hjemrejsestyrelsen", IBAN, "DABADKKK")
RATES = {"EUR": 7_456_000, "THB": 205_100}


@dataclass
class Money:
    """The adviser applies and plans; one officer approves and prepares, another approves what the first did."""

    adviser: Actor
    officer: Actor
    second: Actor
    caseworker: Actor

    def applied(self, children: int = 0, name: str = "Opdigtet Person 7") -> UUID:
        household = Household.PROVIDER if children else Household.SINGLE
        with clock.standing_at(noon(APPLIED)):
            case_id = new_case(self.caseworker, name)
            for code in ("drc", "return_agency"):
                cases.share(case_id, code, ground=CONSENT, scope=SCOPE, by=self.caseworker)
            names = tuple(f"Opdigtet Barn {number + 1}" for number in range(children))
            told = Application(
                case_id, Circumstances(household, children), "THA", "Opdigtet forsørgelse", names
            )
            return services.apply(told, by=self.adviser)

    def approved(self, children: int = 0, name: str = "Opdigtet Person 7") -> UUID:
        grant_id = self.applied(children, name)
        with clock.standing_at(noon(APPROVED)):
            services.approve(grant_id, by=self.officer)
            for payee in (PERSON, SUPPLIER):
                services.tell_payee(grant_id, payee, by=self.adviser)
        return grant_id

    def arrived(self, children: int = 0, name: str = "Opdigtet Person 7") -> UUID:
        grant_id = self.approved(children, name)
        with clock.standing_at(noon(ARRIVED)):
            services.record_arrival(grant_id, ARRIVED, by=self.adviser)
        return grant_id

    def planned(self, children: int = 0) -> UUID:
        """With a plan that is approved, so that everything can be paid."""
        grant_id = self.arrived(children)
        with clock.standing_at(noon(ARRIVED)):
            self.lines(grant_id)
            services.finish_plan(grant_id, by=self.adviser)
            services.approve_plan(grant_id, by=self.officer)
        return grant_id

    def lines(self, grant_id: UUID) -> None:
        """All of the adult's purse on a business, all of each child's on school."""
        for purse in Purse.objects.filter(grant=grant_id).exclude(kind=Kind.CASH):
            purpose = "own_business" if purse.kind == Kind.ADULT else "schooling"
            services.add_line(purse.pk, LineInput(purpose, purse.entitled_ore, "Opdigtet"), by=self.adviser)

    def changes(self, grant_id: UUID, told: Circumstances, reason: str = "Opdigtet", children=()) -> None:
        """Other circumstances: told by one officer, approved by the other."""
        services.change_circumstances(grant_id, told, reason=reason, children=children, by=self.officer)
        version = Circumstance.objects.filter(grant=grant_id).count()
        services.approve_change(grant_id, version=version, by=self.second)

    def run(self, until: date) -> UUID:
        """Prepared by one officer, approved by the other, on that day."""
        with clock.standing_at(noon(until)):
            run_id = services.prepare_run(until, by=self.officer)
            services.tell_rates(run_id, RatesInput(RATES, until, "central_bank"), by=self.officer)
            services.approve_run(run_id, RUN, by=self.second)
        return run_id


@pytest.fixture
def money(db, actor_for) -> Money:
    return Money(
        actor_for(Role.REINTEGRATION_ADVISER, "drc"),
        actor_for(Role.RETURN_OFFICER, "return_agency"),
        actor_for(Role.RETURN_OFFICER, "return_agency"),
        actor_for(Role.CASEWORKER, "cmm"),
    )


def purse(grant_id: UUID, kind: str, number: int = 0) -> Purse:
    return Purse.objects.get(grant=grant_id, kind=kind, number=number)


def cash_of(grant_id: UUID) -> list[Payment]:
    return list(
        Payment.objects.filter(grant=grant_id, purse__kind=Kind.CASH).order_by("due_on", "planned_at")
    )


def case_of(grant_id: UUID) -> UUID:
    return Grant.objects.get(pk=grant_id).case_id
