"""What changes after the approval moves no money before somebody else has looked at it: circumstances, plan, rates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from opennrm.access.models import AuditLine
from opennrm.grants import services
from opennrm.grants.domain.entitlement import Circumstances, Household
from opennrm.grants.domain.inputs import RatesInput
from opennrm.grants.domain.plans import LineInput
from opennrm.grants.models import ChangeAnswer, Circumstance, Payment, PlanLine, Run
from opennrm.shared.dates import clock, noon
from opennrm.tasks.models import Task
from tests.grants.conftest import ARRIVED, PERSON, RATES, RUN, case_of, cash_of, purse
from tests.grants.test_services import PROVIDER, SINGLE, balance, refused

pytestmark = pytest.mark.django_db


def told(money, grant_id, circumstances=PROVIDER):
    change = services.change_circumstances
    change(grant_id, circumstances, reason="Opdigtet", children=("Opdigtet Barn 1",), by=money.officer)


def test_a_change_after_the_approval_moves_nothing_until_another_approves_it(money):
    grant_id = money.arrived()
    before = balance(grant_id)
    with clock.standing_at(noon(ARRIVED)):
        told(money, grant_id)
        assert balance(grant_id) == before
        assert Task.objects.filter(kind="approve_grant", state="open").count() == 1
        view = services.show_grant(case_of(grant_id), by=money.second)
        assert view.entitled == 5_000_000 and len(view.purses) == 2
        moved = [(each.kind, before, after) for each, before, after in view.change.purses]
        assert moved == [("cash", 1_000_000, 2_000_000), ("child", 0, 900_000)]
        # Nothing is paid meanwhile.
        refused("grants.nothing_due", services.prepare_run, ARRIVED, by=money.officer)
        assert len(services.preview_run(ARRIVED, by=money.officer).held) == 1
        refused("grants.change_waits", told, money, grant_id, SINGLE)
        for hand in (money.officer, replace(money.second, user_id=money.adviser.user_id)):
            refused("grants.applied_yourself", services.approve_change, grant_id, version=2, by=hand)
        refused("grants.circumstances_changed", services.approve_change, grant_id, version=1, by=money.second)
        services.approve_change(grant_id, version=2, by=money.second)
        refused("grants.no_change_waits", services.approve_change, grant_id, version=2, by=money.second)
        assert services.show_grant(case_of(grant_id), by=money.second).entitled == 6_900_000
        services.prepare_run(ARRIVED, by=money.officer)
    assert balance(grant_id)["child", "owed", "DKK"] == 900_000
    assert not Task.objects.filter(kind="approve_grant", state="open").exists()
    assert AuditLine.objects.filter(event="grants.change_approved").count() == 1


def test_a_change_that_is_declined_stays_and_does_not_count(money):
    grant_id = money.arrived()
    with clock.standing_at(noon(ARRIVED)):
        told(money, grant_id)
        services.decline_change(grant_id, by=money.officer)
        view = services.show_grant(case_of(grant_id), by=money.second)
        assert [each.state for each in view.circumstances] == ["counts", "declined"]
        assert (view.entitled, view.change, len(view.purses)) == (5_000_000, None, 2)
        services.prepare_run(ARRIVED, by=money.officer)
        refused("grants.in_a_run", told, money, grant_id)


def test_the_database_refuses_an_answer_by_who_told_the_change(money):
    grant_id = money.arrived()
    with clock.standing_at(noon(ARRIVED)):
        told(money, grant_id)
    answer = ChangeAnswer(is_accepted=True, answered_at=clock.now(), answered_by_id=money.officer.user_id)
    answer.circumstance_id = Circumstance.objects.get(number=2).pk
    with pytest.raises(IntegrityError, match="by another hand"), transaction.atomic():
        answer.save()


def test_the_page_shows_the_change_and_approves_what_it_showed(money, client_for):
    grant_id = money.arrived()
    with clock.standing_at(noon(ARRIVED)):
        told(money, grant_id)
        page = reverse("grants:grant", args=[case_of(grant_id)])
        own, other = (client_for(each) for each in (money.officer, money.second))
        assert "Godkend ændringen" not in own.get(page).content.decode()
        shown = other.get(page).content.decode()
        assert "Godkend ændringen" in shown and "20.000,00" in shown
        assert '<input type="hidden" name="version" value="2">' in shown
        other.post(reverse("grants:approve_change", args=[grant_id]), {"version": "2"})
        assert "69.000,00" in other.get(page).content.decode()


def test_who_wrote_a_line_does_not_approve_the_plan(money):
    grant_id = money.arrived()
    line = LineInput("own_business", 100_000, "Opdigtet")
    with clock.standing_at(noon(ARRIVED)):
        services.add_line(purse(grant_id, "adult").pk, line, by=money.second)
        services.finish_plan(grant_id, by=money.adviser)
        refused("grants.planned_yourself", services.approve_plan, grant_id, by=money.second)
        services.approve_plan(grant_id, by=money.officer)


def test_an_approved_plan_changes_only_when_it_is_opened_and_approved_anew(money):
    grant_id = money.planned(children=1)
    adult, kid = (PlanLine.objects.get(purse__kind=kind) for kind in ("adult", "child"))
    with clock.standing_at(noon(ARRIVED)):
        more = LineInput("housing", 100, "Opdigtet")
        refused("grants.plan_is_finished", services.add_line, adult.purse_id, more, by=money.adviser)
        refused("grants.plan_is_finished", services.drop_line, kid.pk, by=money.adviser)
        run_id = services.prepare_run(ARRIVED, by=money.officer)
        services.reopen_plan(grant_id, by=money.adviser)
        refused("grants.plan_not_approved", services.reopen_plan, grant_id, by=money.adviser)
        # Cash goes on; the plan waits.
        services.approve_run(run_id, RUN, by=money.second)
        assert [each.purse.kind for each in Payment.objects.filter(state="ordered")] == ["cash"]
        services.drop_line(adult.pk, by=money.adviser)
        services.add_line(adult.purse_id, replace(more, ore=1_500_000), by=money.adviser)
        services.finish_plan(grant_id, by=money.adviser)
        refused("grants.planned_yourself", services.approve_plan, grant_id, by=replace(money.second, user_id=money.adviser.user_id))  # fmt: skip
        services.approve_plan(grant_id, by=money.second)
    planned = Payment.objects.filter(line__isnull=False, state="planned")
    assert sorted(each.amount_ore for each in planned) == [900_000, 1_500_000]


def test_what_is_sent_of_a_plan_is_neither_dropped_nor_paid_twice(money):
    grant_id = money.planned(children=1)
    money.run(ARRIVED)
    line = PlanLine.objects.get(purse__kind="adult")
    with clock.standing_at(noon(ARRIVED)):
        services.reopen_plan(grant_id, by=money.adviser)
        refused("grants.line_is_paid", services.drop_line, line.pk, by=money.adviser)
        services.finish_plan(grant_id, by=money.adviser)
        services.approve_plan(grant_id, by=money.officer)
    assert Payment.objects.filter(line__isnull=False).count() == 2


def test_the_rates_are_told_by_one_as_they_were_published_and_approved_by_another(money, client_for):
    grant_id = money.arrived()
    with clock.standing_at(noon(ARRIVED)):
        services.tell_payee(grant_id, replace(PERSON, currency="EUR"), by=money.adviser)
        run_id = services.prepare_run(ARRIVED, by=money.officer)
        good, tell = RatesInput(RATES, ARRIVED, "central_bank"), services.tell_rates
        refused("grants.rates_of_another", tell, run_id, good, by=money.second)
        for change, code in (
            ({"source": "opdigtet"}, "grants.rate_source_missing"),
            ({"published_on": ARRIVED - timedelta(8)}, "grants.rates_old"),
            ({"published_on": ARRIVED + timedelta(1)}, "grants.rates_old"),
            ({"rates": {"THB": 1}}, "grants.rate_missing"),
        ):
            refused(code, tell, run_id, replace(good, **change), by=money.officer)
        url = reverse("grants:rates", args=[run_id])
        given = {"published_on": ARRIVED.isoformat(), "source": "central_bank", "rate_EUR": "745,6"}
        assert client_for(money.officer).post(url, given).status_code == 302
        refused("grants.rates_told", tell, run_id, good, by=money.officer)
        page = client_for(money.second).get(reverse("grants:run", args=[run_id])).content.decode()
        assert "EUR: 745,6000" in page and "Danmarks Nationalbank, 31. maj 2022" in page
    with clock.standing_at(noon(ARRIVED + timedelta(8))):
        refused("grants.rates_old", services.approve_run, run_id, RUN, by=money.second)
    with clock.standing_at(noon(ARRIVED + timedelta(7))):
        services.approve_run(run_id, RUN, by=money.second)
    run = Run.objects.get()
    assert (run.rates, run.rates_on, run.rates_source) == ({"EUR": 7_456_000}, ARRIVED, "central_bank")
    assert cash_of(grant_id)[0].amount == 22_353


def test_a_provider_of_three_is_approved_before_the_third_child_is_paid(money):
    grant_id = money.planned(children=1)
    three = Circumstances(Household.PROVIDER, 3)
    with clock.standing_at(noon(ARRIVED)):
        money.changes(grant_id, three, children=("Opdigtet A", "Opdigtet B", "Opdigtet C"))
        services.reopen_plan(grant_id, by=money.adviser)
        third = purse(grant_id, "child", 3)
        services.add_line(third.pk, LineInput("schooling", 900_000, "Opdigtet"), by=money.adviser)
        services.finish_plan(grant_id, by=money.adviser)
        services.approve_plan(grant_id, by=money.officer)
    assert Payment.objects.filter(purse=third, state="planned").count() == 1
