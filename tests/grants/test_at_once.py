"""Two at the same moment: what the first does is known to the second, who waited for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, connections, transaction

from opennrm.access.domain.roles import Role
from opennrm.grants import services
from opennrm.grants.domain.entitlement import Circumstances, Household
from opennrm.grants.domain.inputs import ReceiptInput
from opennrm.grants.domain.plans import LineInput
from opennrm.grants.models import Payment, PlanLine, ReceiptCheck
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Refused
from tests.grants.bank import entry, statement
from tests.grants.conftest import ARRIVED, RUN, Money, cash_of, purse

WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"
LOOKS = 5_000


@pytest.fixture
def money(fresh_database, django_db_blocker, actor_for):
    """In a database that is really committed to."""
    with django_db_blocker.unblock():
        yield Money(
            actor_for(Role.REINTEGRATION_ADVISER, "drc"),
            actor_for(Role.RETURN_OFFICER, "return_agency"),
            actor_for(Role.RETURN_OFFICER, "return_agency"),
            actor_for(Role.CASEWORKER, "cmm"),
        )


def together(first, second):
    """The second begins when the first has written, and the first ends when the second waits: what the second gave or
    how it was refused."""
    written = Event()

    def one():
        try:
            with transaction.atomic(), clock.standing_at(noon(ARRIVED)):
                first()
                written.set()
                assert any(_somebody_waits() for _ in range(LOOKS))
        finally:
            written.set()
            connections.close_all()

    def other():
        try:
            assert written.wait(20)
            with transaction.atomic(), clock.standing_at(noon(ARRIVED)):
                return second()
        except Refused as refused:
            return refused.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        begun, waiting = pool.submit(one), pool.submit(other)
        begun.result()
        return waiting.result()


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


def test_what_is_sent_while_the_support_is_stopped_stays_sent(money):
    grant_id = money.arrived()
    with clock.standing_at(noon(ARRIVED)):
        run_id = services.prepare_run(ARRIVED, by=money.officer)
    together(
        lambda: services.approve_run(run_id, RUN, by=money.second),
        lambda: services.stop(grant_id, "consent_withdrawn", by=money.adviser),
    )
    assert [each.state for each in cash_of(grant_id)] == ["ordered", *["stopped"] * 5]


def test_what_is_stopped_while_a_run_is_prepared_is_not_in_it(money):
    grant_id = money.arrived()
    found = together(
        lambda: services.stop(grant_id, "consent_withdrawn", by=money.adviser),
        lambda: services.prepare_run(ARRIVED, by=money.officer),
    )
    assert found == "grants.nothing_due"
    assert {each.state for each in Payment.objects.all()} == {"stopped"}


def test_a_line_is_dropped_once_and_written_within_what_there_is_a_right_to_by_then(money):
    grant_id = money.arrived(children=1)
    kid, by = purse(grant_id, "child", 1), {"by": money.adviser}
    line = LineInput("schooling", 900_000, "Opdigtet")
    with clock.standing_at(noon(ARRIVED)):
        services.add_line(kid.pk, line, **by)
    drop = PlanLine.objects.get().pk
    twice = together(lambda: services.drop_line(drop, **by), lambda: services.drop_line(drop, **by))
    assert twice == "grants.line_dropped"
    single = Circumstances(Household.SINGLE, 0)
    services.change_circumstances(grant_id, single, reason="Opdigtet", by=money.officer)
    late = together(
        lambda: services.approve_change(grant_id, version=2, by=money.second),
        lambda: services.add_line(kid.pk, line, **by),
    )
    assert late == "grants.above_entitlement"


def test_the_receipt_of_a_payment_is_recorded_once(money):
    grant_id = money.arrived()
    money.run(ARRIVED)
    paid = cash_of(grant_id)[0]
    with clock.standing_at(noon(ARRIVED)):
        services.read_statement(statement(entry(paid.reference, paid.amount_ore, ARRIVED)), by=money.officer)
        services.draw_sample(ARRIVED.year, by=money.officer)
    check, found = ReceiptCheck.objects.get().pk, ReceiptInput("arrived", "Opdigtet kvittering")

    def record():
        return services.record_receipt(check, found, by=money.adviser)

    assert together(record, record) == "grants.receipt_recorded"
