"""50 caseworkers at once in a register of 100,000 cases, against an empty page on the same server.

One case is taken through the services, and its rows are copied within the database, each copy under ids of its own.
The pages asked for open no sealed text, so the copies need no keys that fit.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from bench.bench_pages import free_port, server
from bench.figure import Figure
from bench.large_search import copied, postgresql_15, prepared

CASES = int(os.environ.get("NRM_BENCH_CASES", "100000"))
CASEWORKERS, SECONDS = 50, 20
PAGES = {"cases": "desk:start", "queue": "intake:referrals", "calls": "intake:calls"}
EMPTY = "/bench/tom/"
# Of these nothing is copied: who works here, what Django and the libraries keep, the two trails.
KEPT = re.compile(
    "access_|account_|auth_|axes_|django_|mfa_|socialaccount_|statistics_|usersessions_|cases_numbercounter"
)
# What differs from copy to copy and is no id.
WRITTEN = {
    ("cases_case", "number"): "'2020-' || lpad(c.n::text, 6, '0')",
    ("persons_person", "pseudonym"): "c.pseudonym",
}
COLUMNS = """SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s
    AND is_identity = 'NO' AND is_generated = 'NEVER' AND column_default IS NULL"""
# wrk asks as one caseworker after another, each for one page after another.
SCRIPT = """
local cookies, pages, at = {%s}, {%s}, 0
request = function()
  at = at + 1
  wrk.headers["Cookie"] = cookies[at %% #cookies + 1]
  return wrk.format("GET", pages[math.floor(at / #cookies) %% #pages + 1])
end
done = function(summary, latency, requests)
  io.write(string.format("p95 %%.6f refused %%d\\n", latency:percentile(95) / 1e6, summary.errors.status))
end
"""


def one_case() -> list[UUID]:
    """A register with one case that has been through identification; gives its caseworkers."""
    from opennrm.access import services as access
    from opennrm.access.domain.actor import NOBODY, Actor
    from opennrm.access.domain.roles import Role
    from opennrm.access.selectors import organisation_ids
    from tests.returns.victims import assessed

    access.install_organisations(by=NOBODY)
    organisations = organisation_ids()

    def worker(name: str, role: Role, code: str) -> Actor:
        user = access.add_user(
            name, "Opdigtet", "opdigtet-bench-2021", role=role, organisation_code=code, since=date(2020, 1, 1), by=NOBODY
        )  # fmt: skip
        return Actor(user, organisations[code], code, role)

    team = [worker(f"bench-{number}", Role.CASEWORKER, "cmm") for number in range(CASEWORKERS)]
    assessed(team[0], worker("bench-decider", Role.DECISION_MAKER, "immigration_service"))
    return [each.user_id for each in team]


def copy_rows(owner: psycopg.Connection[Any], copies: int = CASES) -> None:
    from opennrm.persons.domain.pseudonyms import pseudonym

    rows = list(_rows(owner))
    ids = {value for _, row in rows for name, value in row.items() if name == "id"}
    copied(
        owner,
        "copies (n, pseudonym)",
        ((n, pseudonym(n)) for n in range(1, copies + 1)),
        "(n integer, pseudonym text)",
    )
    owner.execute("SET session_replication_role = replica")  # no check of each foreign key
    for table, row in rows:
        _copy(owner, table, row, ids)
    owner.execute("DROP TABLE copies")


def _rows(owner: psycopg.Connection[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    for (table,) in tables:
        if not KEPT.match(table):
            cursor = owner.cursor(row_factory=dict_row)
            yield from (
                (table, row)
                for row in cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
            )


def _copy(owner: psycopg.Connection[Any], table: str, row: Mapping[str, Any], ids: set[UUID]) -> None:
    """The same row once for each copy, with every id of the case replaced."""
    names = [name for (name,) in owner.execute(COLUMNS, [table]).fetchall()]
    values = sql.SQL(", ").join(_value(table, name, row[name], ids) for name in names)
    into = sql.SQL(", ").join(map(sql.Identifier, names))
    insert = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM copies c")
    owner.execute(insert.format(sql.Identifier(table), into, values))


def _value(table: str, name: str, value: Any, ids: set[UUID]) -> sql.Composable:
    if written := WRITTEN.get((table, name)):
        return sql.SQL(written)
    if name == "reference" and value:
        return sql.SQL("'NRM' || upper(md5({} || c.n))").format(sql.Literal(value))
    if isinstance(value, UUID) and value in ids:
        return sql.SQL("md5({} || c.n)::uuid").format(sql.Literal(str(value)))
    return sql.Literal(value)


def sessions_of(users: list[UUID]) -> list[str]:
    from bench.demo import session_of
    from opennrm.access.models import User

    return [session_of(user) for user in User.objects.filter(pk__in=users)]


def p95(base: str, cookies: list[str], pages: list[str]) -> float:
    """The 95th percentile, in seconds, while all of them ask at once."""
    listed = [", ".join(json.dumps(each) for each in told) for told in (cookies, pages)]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT % tuple(listed))
        script.flush()
        ask = ["wrk", "-t1", f"-c{CASEWORKERS}", f"-d{SECONDS}s", "--timeout", "30s", "-s", script.name, base]
        told = subprocess.run(ask, check=True, capture_output=True, text=True).stdout
    found = re.search(r"p95 ([\d.]+) refused (\d+)", told)
    if not found or found[2] != "0":
        raise RuntimeError(f"Some pages did not answer with 200:\n{told}")
    return float(found[1])


def figures() -> Iterator[Figure]:
    with postgresql_15() as url:
        prepared(url)
        users = one_case()
        with psycopg.connect(url, autocommit=True) as owner:
            copy_rows(owner)
            owner.execute("VACUUM ANALYZE")
        from django.urls import reverse

        cookies = sessions_of(users)
        port = free_port()
        with server(port):
            base = f"http://127.0.0.1:{port}"
            empty = p95(base, cookies, [EMPTY])
            for name, address in PAGES.items():
                ours = p95(base, cookies, [reverse(address)])
                yield Figure(
                    f"p95, {CASEWORKERS} at once, {CASES:,} cases: {name} against an empty page", ours, empty
                )
        from django.db import connections

        connections.close_all()
