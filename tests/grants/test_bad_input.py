"""What nobody may do with a return or its money: refused on the page, with the rule and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.grants import services
from opennrm.returns.models import PreparedReturn
from opennrm.shared.dates import clock, noon
from tests.grants.conftest import APPROVED, ARRIVED, Money, case_of, purse
from tests.returns.returning import OFFERED, Team
from tests.returns.victims import assessed

pytestmark = pytest.mark.django_db
LATER = date(2022, 11, 30)


@dataclass
class Desk:
    """Who is at a browser, and what of somebody's return and money they look at."""

    money: Money
    team: Team
    decider: Any
    client_for: Any

    def sends(self, actor, address: str, row: UUID, **told: str) -> str:
        """The page that answers."""
        return self.client_for(actor).post(reverse(address, args=[row]), told).content.decode()


@pytest.fixture
def desk(money, actor_for, client_for) -> Desk:
    team = Team(actor_for(Role.CASEWORKER, "cmm"), actor_for(Role.RETURN_OFFICER, "return_agency"))
    return Desk(money, team, actor_for(Role.DECISION_MAKER, "immigration_service"), client_for)


def line(desk, kind, purpose, amount):
    grant_id = desk.money.arrived(children=1)
    told = {
        "purse": str(purse(grant_id, kind, kind == "child").pk),
        "purpose": purpose,
        "amount": amount,
        "text": "Opdigtet",
    }
    with clock.standing_at(noon(ARRIVED)):
        return desk.sends(desk.money.adviser, "grants:line", case_of(grant_id), **told)


def above_entitlement(desk):
    return line(desk, "adult", "own_business", "40000,01")


def childs_grant_for_the_business(desk):
    return line(desk, "child", "own_business", "9000")


def payment_before_approval(desk):
    grant_id = desk.money.applied()
    with clock.standing_at(noon(APPROVED)):
        desk.money.lines(grant_id)
        services.finish_plan(grant_id, by=desk.money.adviser)
        return desk.sends(desk.money.officer, "grants:approve_plan", grant_id)


def a_month_after_the_last(desk):
    grant_id = desk.money.arrived()
    desk.money.run(date(2022, 10, 31))
    with clock.standing_at(noon(LATER)):
        told = {"household": "provider", "children": "1", "names": "", "reason": "Opdigtet"}
        return desk.sends(desk.money.officer, "grants:change", case_of(grant_id), **told)


def payment_after_twelve_months(desk):
    grant_id = desk.money.arrived()
    late = ARRIVED + timedelta(366)
    with clock.standing_at(noon(late)):
        desk.money.lines(grant_id)
        services.finish_plan(grant_id, by=desk.money.adviser)
        return desk.sends(desk.money.officer, "grants:approve_plan", grant_id)


def arrival_before_departure(desk):
    with clock.standing_at(noon(OFFERED + timedelta(30))):
        prepared_id = desk.team.offers(assessed(desk.team.contact, desk.decider))
        desk.team.advances(prepared_id, times=3)
        desk.team.sends_home(prepared_id)
        version = str(PreparedReturn.objects.get().version)
        day = (OFFERED - timedelta(1)).isoformat()
        told = {"version": version, "arrived_on": day, "consented_on": OFFERED.isoformat(), "way": "spoken"}
        return desk.sends(desk.team.officer, "returns:confirm_arrival", prepared_id, **told)


def second_open_return(desk):
    with clock.standing_at(noon(OFFERED)):
        case_id = assessed(desk.team.contact, desk.decider)
        desk.team.offers(case_id)
        told = {
            "destination": "THA",
            "household": "adult",
            "consented_on": OFFERED.isoformat(),
            "way": "spoken",
        }
        return desk.sends(desk.team.contact, "returns:open", case_id, **told)


@pytest.mark.parametrize(
    ("act", "rule"),
    [
        (above_entitlement, "40.000,00 kr. Satserne står i årsrapporten for 2021"),
        (payment_before_approval, "først, når Hjemrejsestyrelsen har godkendt (årsrapporten for 2021)"),
        (childs_grant_for_the_business, "ikke bruges til den voksnes virksomhed (årsrapporten for 2021)"),
        (arrival_before_departure, "ikke komme frem, før personen rejste (vores egen regel)"),
        (a_month_after_the_last, "over 6 måneder og ikke længere (årsrapporten for 2021)"),
        (payment_after_twelve_months, "senest 12 måneder efter ankomsten (årsrapporten for 2021)"),
        (second_open_return, "kun have én ad gangen (vores egen regel)"),
    ],
)
def test_bad_input_is_refused_with_the_rule_and_its_source(desk, act, rule):
    assert rule in act(desk)
