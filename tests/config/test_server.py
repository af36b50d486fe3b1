"""`nrm serve` as its own process."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import suppress

import pytest

from opennrm.access.domain.roles import Role
from opennrm.statistics.services.appending import LEDGER_LOCK
from tests.conftest import PASSWORD


def test_it_answers_and_ends_cleanly_when_asked(live_server_process):
    with urllib.request.urlopen(live_server_process.url, timeout=10) as answer:
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    live_server_process.stop()
    assert live_server_process.process.returncode == 0


def test_when_only_the_parent_is_killed_the_port_is_free_again(live_server_process):
    os.kill(live_server_process.process.pid, signal.SIGKILL)
    live_server_process.process.wait(10)
    deadline = time.monotonic() + 5
    while live_server_process.answers() and time.monotonic() < deadline:
        time.sleep(0.1)
    live_server_process.start()
    assert live_server_process.answers()


def test_what_was_committed_is_there_after_a_power_cut(live_server_process, fresh_database, actor_for):
    actor_for(Role.CASEWORKER, "cmm")
    live_server_process.kill()
    live_server_process.start()
    with fresh_database.connect() as connection:
        assert connection.execute("SELECT count(*) FROM access_user").fetchone() == (1,)


class Visitor:
    """A browser without script: cookies, and the token of the form it was given."""

    def __init__(self, base):
        self.base = base
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)

    def sends(self, path, **told):
        page = self.opener.open(self.base + path, timeout=20).read().decode()
        token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        told = urllib.parse.urlencode(told | {"csrfmiddlewaretoken": token}).encode()
        return self.opener.open(self.base + path, told, timeout=20)


CALL = {
    "received_at": "2021-06-12T11:30", "caller": "police", "purpose": "coming_control", "notes": "Opdigtet",
    "cases": "", "ground": "consent", "rows": "1", "person_1_names": "Opdigtet Person 1", "person_1_gender": "female",
    "person_1_nationality": "ROU",
}  # fmt: skip
# What one call about a new person leaves.
LEFT = {
    "intake_call": 1,
    "intake_callcase": 1,
    "cases_case": 1,
    "cases_participation": 1,
    "persons_person": 1,
    "persons_identityversion": 1,
    "cases_numbercounter": 1,
    "statistics_fact": 1,
    "access_auditline WHERE event = 'intake.call_registered'": 1,
    "access_auditline WHERE event = 'persons.registered'": 1,
}


def left(database):
    with database.connect(as_owner=True) as connection:
        return {what: connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0] for what in LEFT}


@pytest.fixture
def adviser(live_server_process, actor_for, django_db_blocker):
    with django_db_blocker.unblock():
        actor_for(Role.CASEWORKER, "cmm", username="opdigtet-adviser", password=PASSWORD)

    def signs_in():
        visitor = Visitor(live_server_process.url)
        visitor.sends("/log-ind/", login="opdigtet-adviser", password=PASSWORD)
        return visitor

    return signs_in


def until(holds, seconds=15):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.05)


def test_a_server_killed_in_the_middle_of_an_act_leaves_nothing_of_it(
    live_server_process, fresh_database, adviser
):
    visitor = adviser()
    with fresh_database.connect(as_owner=True) as holder:
        # The act has written everything else when it waits for the ledger.
        holder.execute("SELECT pg_advisory_lock(%s)", [LEDGER_LOCK])

        def waits():
            held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            return holder.execute(held).fetchone()[0] == 1

        def send():
            with suppress(OSError):
                visitor.sends("/opkald/", **CALL)

        call = threading.Thread(target=send)
        call.start()
        until(waits)
        live_server_process.kill()
        call.join(20)
        holder.execute("SELECT pg_advisory_unlock(%s)", [LEDGER_LOCK])
        until(lambda: not waits())
    assert left(fresh_database) == dict.fromkeys(LEFT, 0)
    live_server_process.start()
    assert adviser().sends("/opkald/", **CALL).status == 200
    assert left(fresh_database) == LEFT


def test_what_is_typed_stands_in_no_log(live_server_process, adviser, django_db_blocker):
    """A call with a name, the same with faults, an address with a name in it, a wrong password, a search."""
    from opennrm.config import embedded

    visitor = adviser()
    visitor.sends("/opkald/", **CALL)
    visitor.sends(
        "/opkald/", **CALL | {"received_at": "Opdigtet Person 1", "person_1_names": "Opdigtet Person 2"}
    )
    for path in ("/Opdigtet-Person-3/", "/soeg/?q=Opdigtet+Person+4", "/sager/opdigtet-person-5/"):
        with suppress(urllib.error.HTTPError):
            visitor.opener.open(live_server_process.url + path, timeout=20)
    Visitor(live_server_process.url).sends(
        "/log-ind/", login="opdigtet-person-6", password="opdigtet-person-7"
    )
    live_server_process.stop()
    logs = live_server_process.log.read_text() + embedded.place().log.read_text(errors="replace")
    assert re.findall("(?i)opdigtet.person.[0-9]", logs) == []
    assert "opdigtet adgangskode" not in logs
