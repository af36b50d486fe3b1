"""Registering a call against an empty page: the time the server takes for each, through the whole of its middleware, in the
demo register. Nothing of it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bench.demo import signed_in_session
from bench.figure import Figure, seconds
from opennrm.config import embedded

ROUNDS = 40
CALL = {
    "caller": "police", "purpose": "advice", "notes": "Opdigtet opkald. " * 40, "minutes": "6", "urgency": "this_week",
    "received_at": "2022-05-02T10:00", "rows": "0",
}  # fmt: skip


def undone(act: Callable[[], Any], status: int, to: str = "") -> None:
    from django.db import transaction

    with transaction.atomic():
        answer = act()
        transaction.set_rollback(True)
    if (answer.status_code, answer.get("Location", "")) != (status, to):
        raise RuntimeError(f"It answered with {answer.status_code}, not with {status} {to}.")


def figures() -> Iterator[Figure]:
    with embedded.running():
        cookie, _ = signed_in_session()
        from django.db import connections
        from django.test import Client

        import bench.wsgi  # noqa: F401 - adds the empty page

        client = Client(headers={"host": "127.0.0.1"})
        client.cookies.load(cookie)
        registering = seconds(lambda: undone(lambda: client.post("/opkald/", CALL), 302, "/opkald/"), ROUNDS)
        empty = seconds(lambda: undone(lambda: client.get("/bench/tom/"), 200), ROUNDS)
        connections.close_all()
    yield Figure("registering a call against an empty page (server time)", registering, empty)
