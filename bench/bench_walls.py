"""What row-level security costs a page: the processor's time for it, in Python and in the database, with the walls standing
and without, in turns. Time of the processor and not of the clock: a few milliseconds would drown in what else a machine does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import psycopg
from psycopg import sql

from bench.demo import signed_in_session
from bench.figure import Figure
from opennrm.config import embedded
from opennrm.config.walls import WALLS

ROUNDS, PAGES_A_ROUND = 5, 6
MOST = 1.15  # issue 3: at most 15 % per page
PAGES = {
    "case page": "/sager/{case}/",
    "start": "/",
    "list of cases": "/sager/",
    "queue of referrals": "/opkald/henvisninger/",
    "board of tasks": "/opgaver/",
}


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


def visitor(cookie: str) -> Callable[[str], None]:
    """Asks for a page within this process, as a browser with that cookie would."""
    from django.conf import settings
    from django.test import Client

    settings.NRM_RATE_LIMITS = False
    client = Client(headers={"host": "localhost"})
    name, _, value = cookie.partition("=")
    client.cookies[name] = value

    def ask(path: str) -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")

    return ask


def of_the_database() -> float:
    """Seconds that our process of the server has worked so far, as Linux counts them."""
    from django.db import connection

    process = connection.connection.info.backend_pid
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def worked(ask: Callable[[str], None], path: str) -> float:
    """Seconds for one page; those that the walls' coming and going costs the first one do not count."""
    ask(path)
    began = time.process_time() + of_the_database()
    for _ in range(PAGES_A_ROUND):
        ask(path)
    return (time.process_time() + of_the_database() - began) / PAGES_A_ROUND


def figures() -> Iterator[Figure]:
    with embedded.running():
        cookie, case_id = signed_in_session()
        ask = visitor(cookie)
        for name, path in PAGES.items():
            standing, fallen = in_turns(ask, path.format(case=case_id))
            yield Figure(
                f"{name} with row-level security against without", standing, fallen, unit="s", at_most=MOST
            )


def in_turns(ask: Callable[[str], None], path: str) -> tuple[float, float]:
    standing, fallen = [], []
    for _ in range(ROUNDS):
        standing.append(worked(ask, path))
        with without_walls():
            fallen.append(worked(ask, path))
    return median(standing), median(fallen)
