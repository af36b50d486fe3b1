"""``nrm serve`` and ``nrm migrate``."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING

from opennrm.config.commands.session import database, progress, register
from opennrm.config.local import SetupError, folder
from opennrm.config.processes import is_program

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers

SEAL_EVERY = 60  # seconds
THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)


def add(commands: Subparsers) -> None:
    serve = commands.add_parser("serve", help="the web server, against the configured database")
    serve.add_argument("--port", type=port, default=8000)
    serve.add_argument("--address", default="127.0.0.1")
    serve.set_defaults(run=run_serve)
    migrate = commands.add_parser("migrate", help="bring the database up to date, and give the rights")
    migrate.set_defaults(run=run_migrate)
    stop = commands.add_parser("stop", help="stop the web server and the embedded database of this checkout")
    stop.set_defaults(run=run_stop)


def port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return int(text)


def run_serve(chosen: argparse.Namespace) -> None:
    _check_port_free(chosen.address, chosen.port)
    os.environ["NRM_DATABASE_POOL"] = str(THREADS)
    with database(), _noted(chosen.port), _sealing():
        _serve(chosen.address, chosen.port)


def _serve(address: str, port: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "opennrm.config.worker:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        workers_kill_timeout=10,
    )
    server.on_startup(lambda: progress(f"OpenNRM: http://{address}:{port}/ (stop: Ctrl-C)"))
    server.serve()


def _check_port_free(address: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise SetupError(
                f"Cannot use {address}:{port} ({error.strerror}). Stop what runs there (make stop), "
                f"or choose another port: make run PORT={port % 65535 + 1}"
            ) from None


@contextmanager
def _noted(port: int) -> Iterator[None]:
    """This process's number stands in ``.nrm/`` while it serves, for ``nrm stop``."""
    note = folder() / f"serve-{port}.pid"
    note.write_text(f"{os.getpid()}\n")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


@contextmanager
def _sealing() -> Iterator[None]:
    """A process beside the web server that chains the audit trail; it ends with us, however we end."""
    command = [sys.executable, "-m", "opennrm.config.cli", "audit", "seal", "--every", str(SEAL_EVERY)]
    process = subprocess.Popen(command)  # noqa: S603 - ourselves
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def run_migrate(chosen: argparse.Namespace) -> None:
    with register(as_owner=True):
        from django.core.management import call_command

        from opennrm.config.rights import give_rights

        call_command("migrate", interactive=False, verbosity=0)
        give_rights()


def run_stop(chosen: argparse.Namespace) -> None:
    from opennrm.config import embedded

    for note in folder().glob("serve-*.pid"):
        if _ask_to_end(int(note.read_text())):
            progress("Web server stopped.")
        note.unlink(missing_ok=True)
    where = embedded.place()
    if where.data.exists() and embedded.is_up(where):
        embedded.stop(where)
        progress("Database stopped.")


def _ask_to_end(process: int) -> bool:
    """Only a process that is still ours: the number may have been given to another."""
    if not is_program(process, "serve"):
        return False
    os.kill(process, signal.SIGTERM)
    for _ in range(100):
        if not is_program(process, "serve"):
            return True
        sleep(0.1)
    return False
