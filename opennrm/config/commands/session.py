"""What a command needs around it: a database that is up, Django, a clean end."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def day(text: str) -> date:
    """An argument that is a date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2022-05-01") from None


def output(text: str) -> None:
    """A result, to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def progress(line: str) -> None:
    """Everything else, to standard error."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


@contextmanager
def database(*, as_owner: bool = False) -> Iterator[None]:
    """A database server for as long as the command runs."""
    from opennrm.config import embedded
    from opennrm.config.database import given_url

    if as_owner:
        os.environ["NRM_DATABASE_ROLE"] = "owner"
    _end_on(signal.SIGTERM, signal.SIGHUP)
    with ExitStack() as stack:
        if not given_url():
            stack.enter_context(embedded.running())
        yield


@contextmanager
def register(*, as_owner: bool = False) -> Iterator[None]:
    """The database, with Django on top."""
    with database(as_owner=as_owner):
        start_django()
        try:
            yield
        finally:
            from django.db import connections

            connections.close_all()


def start_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opennrm.config.settings")
    django.setup()


def _end_on(*signals: signal.Signals) -> None:
    """Asked to end is an end like any other: what was opened is closed."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    for each in signals:
        signal.signal(each, end)
