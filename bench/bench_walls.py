"""What row-level security costs a page: the case page with the walls standing and without, in turns, by wrk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from bench.bench_pages import free_port, requests_per_second, server
from bench.demo import signed_in_session
from bench.figure import Figure
from opennrm.config import embedded
from opennrm.config.walls import WALLS

ROUNDS = 5
LEAST = 1 / 1.15  # issue 3: at most 15 % per page


@contextmanager
def without_walls() -> Iterator[None]:
    """Row-level security off on every table of the demo register, and on again whatever happens."""
    with psycopg.connect(
        host=str(embedded.place().socket),
        dbname=embedded.DATABASE,
        user=embedded.OWNER,
        password=embedded.password(embedded.OWNER),
        autocommit=True,
    ) as owner:

        def all_tables(act: str) -> None:
            for table in WALLS:
                owner.execute(
                    sql.SQL(f"ALTER TABLE {{}} {act} ROW LEVEL SECURITY").format(sql.Identifier(table))
                )

        all_tables("DISABLE")
        try:
            yield
        finally:
            all_tables("ENABLE")


def figures() -> Iterator[Figure]:
    if not shutil.which("wrk"):
        raise SystemExit("bench: wrk is missing; install it with: apt-get install wrk")
    with embedded.running():
        cookie, case_id = signed_in_session()
        port = free_port()
        with server(port):
            for path, name in ((f"/sager/{case_id}/", "case page"), ("/", "list of cases")):
                url = f"http://127.0.0.1:{port}{path}"
                requests_per_second(url, cookie)
                best = {"with": 0.0, "without": 0.0}
                for _ in range(ROUNDS):
                    best["with"] = max(best["with"], requests_per_second(url, cookie))
                    with without_walls():
                        best["without"] = max(best["without"], requests_per_second(url, cookie))
                yield Figure(
                    f"{name} with row-level security against without",
                    best["with"],
                    best["without"],
                    at_least=LEAST,
                    unit="/s",
                )
