"""A month end: payments of 10,000 plans are put into a run, their accounts opened, the file made and checked, the ledger written.

One grant is taken through the services, and its rows are copied within the database, each copy under ids of its own; the
accounts are sealed anew, each under a key of its own, since the run opens them.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import psycopg

from bench.figure import Figure
from bench.large_cases import copy_rows
from bench.large_search import copied, postgresql_15, prepared

PLANS = int(os.environ.get("NRM_BENCH_PLANS", "10000"))
FEW = PLANS // 10
FIRST, SECOND = date(2022, 5, 31), date(2022, 6, 30)


def one_grant() -> Any:
    """Approved, with accounts, of somebody who has arrived; gives who works with its money."""
    from opennrm.access import services as access
    from opennrm.access.domain.actor import NOBODY, Actor
    from opennrm.access.domain.roles import Role
    from opennrm.access.selectors import organisation_ids
    from tests.grants.conftest import Money

    access.install_organisations(by=NOBODY)
    organisations = organisation_ids()

    def worker(name: str, role: Role, code: str) -> Actor:
        user = access.add_user(
            name, "Opdigtet", "opdigtet-bench-2021", role=role, organisation_code=code, since=date(2020, 1, 1), by=NOBODY
        )  # fmt: skip
        return Actor(user, organisations[code], code, role)

    money = Money(
        worker("bench-adviser", Role.REINTEGRATION_ADVISER, "drc"),
        worker("bench-officer", Role.RETURN_OFFICER, "return_agency"),
        worker("bench-second", Role.RETURN_OFFICER, "return_agency"),
        worker("bench-caseworker", Role.CASEWORKER, "cmm"),
    )
    money.arrived()
    return money


PAYEES = """SELECT c.person_id, y.id FROM grants_payee y JOIN grants_grant g ON g.id = y.grant_id
    JOIN cases_case c ON c.id = g.case_id WHERE y.is_for_cash"""


def seal_accounts(owner: psycopg.Connection[Any]) -> None:
    """Each under its person's own key, as telling it would have done."""
    from opennrm.persons import vault
    from tests.grants.conftest import IBAN

    told = json.dumps(["Opdigtet Person", IBAN, ""])

    def sealed(person: UUID, payee: UUID) -> tuple[object, ...]:
        key = vault.new_data_key(person)
        place = vault.Place("grants_payee", "account_sealed", payee)
        return person, key, payee, vault.Box(person, key).seal(told, place)

    rows = [sealed(*each) for each in owner.execute(PAYEES).fetchall()]
    copied(owner, "keys", rows, "(person uuid, wrapped bytea, payee uuid, account bytea)")
    owner.execute(
        "UPDATE persons_subjectkey s SET wrapped = k.wrapped FROM keys k WHERE k.person = s.subject_id"
    )
    owner.execute("UPDATE grants_payee y SET account_sealed = k.account FROM keys k WHERE k.payee = y.id")
    owner.execute("DROP TABLE keys")


def run_until(money: Any, until: date) -> tuple[int, float]:
    """How many payments a run had, and how long preparing and approving it took together."""
    from opennrm.grants import services
    from opennrm.shared.dates import clock, noon
    from tests.grants.conftest import RUN

    with clock.standing_at(noon(until)):
        began = time.perf_counter()
        run_id = services.prepare_run(until, by=money.officer)
        services.approve_run(run_id, RUN, by=money.second)
        taken = time.perf_counter() - began
    return services.show_run(run_id, by=money.officer).count, taken


def figures() -> Iterator[Figure]:
    with postgresql_15() as url:
        prepared(url)
        money = one_grant()
        with psycopg.connect(url, autocommit=True) as owner:
            copy_rows(owner, PLANS - 1)
            owner.execute("SET session_replication_role = origin")
            seal_accounts(owner)
            # In the first month only a tenth of them is due.
            owner.execute(
                "UPDATE grants_payment SET due_on = %s WHERE number = 1 AND id NOT IN"
                " (SELECT id FROM grants_payment WHERE number = 1 ORDER BY reference LIMIT %s)",
                [date(2022, 7, 1), FEW],
            )
            owner.execute("VACUUM ANALYZE")
        few, brief = run_until(money, FIRST)
        many, long = run_until(money, SECOND)
        yield Figure(f"payment run over {many:,} plans", long, 10.0, at_most=1)
        yield Figure(
            f"payment run, a plan of {many:,} against {few:,}",
            1000 * long / many,
            1000 * brief / few,
            "ms",
            at_most=1.5,
        )
        from django.db import connections

        connections.close_all()
