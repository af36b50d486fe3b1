"""The embedded server: private, shared by commands at once, and whole again after a crash."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from opennrm.config import embedded, place
from opennrm.config.local import SetupError


def connect(role=embedded.OWNER, password=None):
    return psycopg.connect(
        host=str(embedded.place().socket),
        user=role,
        dbname=embedded.DATABASE,
        password=password or embedded.password(role),
    )


def process():
    return int((embedded.place().data / "postmaster.pid").read_text().split("\n", 1)[0])


def test_it_starts_on_first_use_and_is_gone_afterwards(used_checkout):
    with embedded.running() as where, connect() as connection:
        assert connection.execute("SELECT current_user").fetchone() == (embedded.OWNER,)
    assert not embedded.is_up(where)
    assert not (where.data / "postmaster.pid").exists()


def test_after_a_kill_nothing_that_was_committed_is_lost(used_checkout):
    with embedded.running():
        with connect() as connection:
            connection.execute("CREATE TABLE opdigtet (number int)")
            connection.execute("INSERT INTO opdigtet SELECT generate_series(1, 1000)")
        os.kill(process(), signal.SIGKILL)
    with embedded.running(), connect() as connection:
        assert connection.execute("SELECT count(*) FROM opdigtet").fetchone() == (1000,)


def test_a_lock_file_whose_number_now_belongs_to_another_program_does_not_stop_it(used_checkout):
    with embedded.running() as where:
        left = (where.data / "postmaster.pid").read_text().split("\n", 1)[1]
        os.kill(process(), signal.SIGKILL)
    (where.data / "postmaster.pid").write_text(f"{os.getpid()}\n{left}")
    with embedded.running(), connect() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_it_listens_on_no_network_port(used_checkout):
    with embedded.running(), connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_its_folders_are_closed_to_others_and_a_password_is_needed(used_checkout):
    with embedded.running() as where:
        for folder in (where.socket, where.data):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        with pytest.raises(psycopg.OperationalError, match="password"):
            connect(password="forkert")


def test_the_superuser_cannot_sign_in(used_checkout):
    with embedded.running(), pytest.raises(psycopg.OperationalError):
        connect("postgres", "")


def test_no_folder_that_was_there_changes_its_permissions(checkout):
    before = {path: path.stat().st_mode for path in [checkout, *checkout.parents, Path("/var/lib")]}
    with embedded.running():
        pass
    assert before == {path: path.stat().st_mode for path in before}


def test_two_at_once_share_it_and_the_last_one_stops_it(used_checkout):
    code = "from opennrm.config import embedded\nwith embedded.running():\n print('up', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "up\n"
        with embedded.running() as where:
            other.communicate("\n", timeout=30)
            assert embedded.is_up(where)
        assert not embedded.is_up(where)


def test_a_killed_command_leaves_no_lock_behind(used_checkout):
    code = "from opennrm.config import embedded\nwith embedded.running():\n print('up', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        other.stdout.readline()
        other.kill()
    with embedded.running() as where:
        assert embedded.is_up(where)
    assert not embedded.is_up(where)


def test_a_folder_in_use_by_another_server_is_named_in_one_line(used_checkout, monkeypatch):
    monkeypatch.setattr(embedded, "PAUSE", 0.1)
    with embedded.running() as where:
        elsewhere = embedded.Place(where.base, where.base / "another-socket", where.user)
        with pytest.raises(SetupError, match=f"in use by another PostgreSQL .process {process()}") as caught:
            embedded.start(elsewhere)
        assert "\n" not in str(caught.value)


def test_an_initialisation_that_was_cut_short_is_done_again(checkout):
    where = embedded.prepared()
    draft = where.base / "postgres.draft"
    draft.mkdir()
    (draft / "half").write_text("half")
    with embedded.running(), connect() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_second_start_makes_nothing_anew(used_checkout, monkeypatch):
    """What it takes is the server's own start; `make bench` has the time."""
    with embedded.running():
        pass
    programs = []
    run = place.Place.run
    monkeypatch.setattr(
        place.Place,
        "run",
        lambda where, program, *rest, **more: (programs.append(program), run(where, program, *rest, **more))[
            1
        ],
    )
    with embedded.running():
        assert programs == ["pg_ctl"]


def test_upper_case_works_for_danish_letters(used_checkout):
    with embedded.running(), connect() as connection:
        assert connection.execute("SELECT upper('æøå')").fetchone() == ("ÆØÅ",)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")
def test_programs_that_its_user_cannot_reach_are_copied_to_its_own_folder(checkout, monkeypatch):
    monkeypatch.setattr(place, "_open_to_all", lambda path: False)
    with embedded.running() as where, connect() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert place.binaries(where).is_relative_to(where.base)
