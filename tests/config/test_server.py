"""`nrm serve` as its own process."""

from __future__ import annotations

import os
import signal
import time
import urllib.request

from opennrm.access.domain.roles import Role


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
