"""Databases and web servers that a test has to itself."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from opennrm.config.database import APPLICATION_ROLE, url_of

PATIENCE = 30.0


@dataclass(frozen=True)
class FreshDatabase:
    entry: dict[str, Any]
    name: str

    @property
    def url(self) -> str:
        """For ``DATABASE_URL`` of a process; it takes on the application's role by itself."""
        return url_of(self.entry | {"NAME": self.name})

    def connect(self, *, as_owner: bool = False) -> psycopg.Connection:
        options = "" if as_owner else f"-c role={APPLICATION_ROLE}"
        return psycopg.connect(self.url, options=options)


@contextmanager
def copy_of(entry: dict[str, Any], name: str) -> Iterator[FreshDatabase]:
    """A copy of the entry's database, dropped afterwards whoever is still connected."""

    def administer(statement: str, **parts: str) -> None:
        with psycopg.connect(url_of(entry | {"NAME": "postgres"}), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(**{k: sql.Identifier(v) for k, v in parts.items()}))

    def drop() -> None:
        try:
            administer("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name=name)
        except psycopg.errors.InsufficientPrivilege:
            # Autovacuum is at work there, whom only a superuser may end by force; the plain statement sends it away.
            administer("DROP DATABASE {name}", name=name)

    drop()  # One that a killed run of the tests left behind would otherwise stand in the way.
    administer("CREATE DATABASE {name} TEMPLATE {template}", name=name, template=entry["NAME"])
    try:
        yield FreshDatabase(dict(entry), name)
    finally:
        drop()


def everything_in(database: FreshDatabase) -> str:
    """Every row of every table as text, as a dump holds it (COPY, with bytes in hexadecimal)."""
    with psycopg.connect(database.url, options="-c bytea_output=hex") as owner:
        tables = [
            name for (name,) in owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        parts = []
        for table in tables:
            with owner.cursor().copy(f'COPY "{table}" TO STDOUT') as copy:
                parts.append(b"".join(bytes(block) for block in copy))
    return b"".join(parts).decode()


# Those that a test has started, for whoever looks at their logs when it ends.
STARTED: list[Server] = []


class Server:
    """``nrm serve`` as its own process."""

    def __init__(self, database: FreshDatabase, static_root: str, log: Path) -> None:
        self.log = log
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {
            "DATABASE_URL": database.url,
            "NRM_DEMO": "1",
            "NRM_STATIC_ROOT": static_root,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "opennrm.config.cli", "serve", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, env=self.environment, start_new_session=True, stdout=log, stderr=log
            )
        STARTED.append(self)
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("nrm serve did not start.")
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url, timeout=5):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()
                raise

    def kill(self) -> None:
        """As a power cut: the whole group of processes at once."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)


@contextmanager
def serving(database: FreshDatabase, static_root: str, log: Path) -> Iterator[Server]:
    server = Server(database, static_root, log)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def collected_static(folder: Path) -> str:
    subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"],
        check=True,
        env=os.environ
        | {"NRM_STATIC_ROOT": str(folder), "DJANGO_SETTINGS_MODULE": "opennrm.config.settings"},
    )
    return str(folder)
