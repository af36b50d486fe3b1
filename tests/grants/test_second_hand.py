"""Nobody moves money alone; and what comes back is paid again, whatever parts it came in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opennrm.access.domain.proof import GRAVE
from opennrm.cases import services as cases
from opennrm.cases.models import Participation
from opennrm.grants import services
from opennrm.grants.models import BankLine, Grant, Payment, ReceiptCheck
from opennrm.shared.dates import clock, noon
from tests.cases.people import CONSENT, SCOPE
from tests.grants.bank import entry, statement
from tests.grants.conftest import APPROVED, ARRIVED, PERSON, RUN, case_of, cash_of
from tests.grants.test_services import JUNE, PROVIDER, SINGLE, balance, refused

pytestmark = pytest.mark.django_db


def test_who_told_the_account_or_applied_does_not_let_the_run_go(money):
    grant_id = money.arrived()
    with clock.standing_at(noon(ARRIVED)):
        services.tell_payee(grant_id, PERSON, by=replace(money.adviser, user_id=money.second.user_id))
        run_id = services.prepare_run(ARRIVED, by=money.officer)
        refused("grants.own_hand_in_run", services.approve_run, run_id, RUN, by=money.second)
        applicant = replace(money.second, user_id=money.adviser.user_id)
        refused("grants.own_hand_in_run", services.approve_run, run_id, RUN, by=applicant)


def test_who_changed_the_circumstances_neither_approves_them_nor_lets_the_run_go(money):
    grant_id = money.applied()
    with clock.standing_at(noon(APPROVED)):
        services.change_circumstances(grant_id, PROVIDER, reason="Opdigtet", by=money.officer)
        refused("grants.applied_yourself", services.approve, grant_id, version=2, by=money.officer)
        assert not services.show_grant(case_of(grant_id), by=money.officer).may["approve"]
        refused("grants.circumstances_changed", services.approve, grant_id, version=1, by=money.second)
        services.approve(grant_id, version=2, by=money.second)
        services.tell_payee(grant_id, PERSON, by=money.adviser)
        services.record_arrival(grant_id, APPROVED, by=money.adviser)
        services.change_circumstances(grant_id, SINGLE, reason="Opdigtet", by=money.second)
        services.approve_change(grant_id, version=3, by=money.officer)
        run_id = services.prepare_run(APPROVED, by=money.officer)
        refused("grants.own_hand_in_run", services.approve_run, run_id, RUN, by=money.second)


def test_the_page_approves_what_it_showed(money, client_for):
    grant_id = money.applied()
    client, url = client_for(money.officer), reverse("grants:approve", args=[grant_id])
    page = client.get(reverse("grants:grant", args=[case_of(grant_id)])).content.decode()
    assert '<input type="hidden" name="version" value="1">' in page
    client.post(url)
    assert Grant.objects.get().state == "applied"
    client.post(url, {"version": "1"})
    assert Grant.objects.get().state == "approved"


SPLITS = st.lists(st.tuples(st.booleans(), st.integers(1, 100)), min_size=1, max_size=6)


@settings(
    max_examples=15, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(parts=SPLITS)
def test_all_that_came_back_is_planned_once_more_when_nothing_is_on_its_way(money, parts):
    """``parts``: whether it came back or was paid, and how many of a hundred."""
    with suppress(_Undone), transaction.atomic():
        _lived_through(money, parts)
        raise _Undone


class _Undone(Exception):
    pass


def _lived_through(money, parts):
    grant_id = money.arrived(name=f"Opdigtet Person {Grant.objects.count() + 7}")
    money.run(ARRIVED)
    sent = next(each for each in cash_of(grant_id) if each.state == "ordered")
    paid = back = 0
    with clock.standing_at(noon(JUNE)):
        for number, (is_back, part) in enumerate([*parts, (True, 100)]):
            most = sent.amount - back if is_back else sent.amount - back - paid
            units = min(most, max(1, sent.amount * part // 100))
            if not units:
                continue
            line = entry(sent.reference, units, JUNE, sign="CRDT" if is_back else "DBIT")
            services.read_statement(statement(line, name=f"OPDIGTET-{number}"), by=money.officer)
            taken = max(0, units - (sent.amount - back - paid)) if is_back else -units
            paid, back = paid - taken, back + (units if is_back else 0)
            again = sum(each.amount_ore for each in cash_of(grant_id) if each.is_again)
            assert again == (back if paid + back == sent.amount else 0)
        waiting = sum(each.amount_ore for each in cash_of(grant_id) if each.state == "planned")
        assert balance(grant_id)["cash", "owed", "DKK"] == waiting == 1_000_000


def test_what_came_back_of_a_month_that_was_paid_in_part_is_paid(money):
    grant_id = money.arrived()
    money.run(ARRIVED)
    sent = next(each for each in cash_of(grant_id) if each.state == "ordered")
    with clock.standing_at(noon(ARRIVED)):
        lines = [entry(sent.reference, 100_000, ARRIVED), entry(sent.reference, 66_666, ARRIVED, sign="CRDT")]
        services.read_statement(statement(*lines), by=money.officer)
    money.run(ARRIVED)
    (again,) = Payment.objects.filter(is_again=True)
    assert (again.state, again.amount_ore, again.number) == ("ordered", 66_666, 1)


def test_a_payment_of_two_years_is_asked_about_once(money):
    grant_id = money.arrived()
    money.run(date(2022, 12, 31))
    sent = next(each for each in cash_of(grant_id) if each.state == "ordered")
    for number, day in enumerate((date(2022, 12, 31), date(2023, 1, 2))):
        with clock.standing_at(noon(day)):
            line = entry(sent.reference, 1_000, day)
            services.read_statement(statement(line, name=f"OPDIGTET-{number}"), by=money.officer)
            if not number:
                assert services.draw_sample(2022, by=money.officer) == 1
            else:
                refused("grants.nothing_paid", services.draw_sample, 2023, by=money.officer)
    assert ReceiptCheck.objects.count() == 1


def test_what_moves_money_or_shows_all_of_it_takes_a_fresh_proof():
    assert {"grants:run", "grants:file", "grants:accounts_file"} <= GRAVE


def test_a_run_that_cannot_be_seen_whole_waits_and_bank_lines_find_their_payment_later(money):
    gone = money.arrived()
    money.run(ARRIVED)
    sent = next(each for each in cash_of(gone) if each.state == "ordered")
    money.arrived(name="Opdigtet Person 8")
    with clock.standing_at(noon(JUNE)):
        run_id = services.prepare_run(JUNE, by=money.officer)
        _no_longer(money, gone)
        refused("grants.run_is_not_whole", services.approve_run, run_id, RUN, by=money.second)
        services.drop_run(run_id, by=money.officer)
        line = statement(entry(sent.reference, 166_666, JUNE))
        assert services.read_statement(line, by=money.officer).unknown == 1
        cases.share(case_of(gone), "return_agency", ground=CONSENT, scope=SCOPE, by=money.caseworker)
        services.read_statement(line, by=money.officer)
        assert BankLine.objects.get().match == "matched"
        sent.refresh_from_db()
        assert sent.state == "paid"
        run_id = services.prepare_run(JUNE, by=money.officer)
        services.approve_run(run_id, RUN, by=money.second)
    assert [each.state for each in cash_of(gone)][:2] == ["paid", "ordered"]


def _no_longer(money, grant_id):
    part = Participation.objects.get(case=case_of(grant_id), organisation__code="return_agency")
    cases.end_participation(part.pk, by=money.caseworker)
