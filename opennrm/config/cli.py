"""The console script ``nrm``. Imports nothing heavy: a command brings in what it needs when it runs."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from opennrm.config.commands import (
    audit,
    backup,
    components,
    demo,
    doctor,
    instruments,
    keys,
    receipts,
    report,
    retention,
    server,
    statistics,
    tasks,
    upkeep,
)
from opennrm.config.local import SetupError

TOPICS = (
    server,
    demo,
    statistics,
    report,
    audit,
    keys,
    receipts,
    backup,
    retention,
    tasks,
    doctor,
    components,
    upkeep,
    instruments,
)
FAULT, WRONG_USAGE, INTERRUPTED = 1, 2, 130


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        say(f"{self.prog}: {message}. See: {self.prog} --help")
        sys.exit(WRONG_USAGE)


def parser() -> Parser:
    nrm = Parser(prog="nrm", description="OpenNRM: the register of a national referral mechanism.")
    commands = nrm.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for topic in TOPICS:
        topic.add(commands)
    return nrm


def main(arguments: Sequence[str] | None = None) -> int:
    chosen = parser().parse_args(arguments)
    try:
        code = int(chosen.run(chosen) or 0)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader (head, less) has seen enough; nothing more may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("NRM_TRACEBACK"):
            raise
        say(f"nrm: {explained(error)}")
        return FAULT


def explained(error: Exception) -> str:
    """One line with what to do."""
    if isinstance(error, SetupError):
        return str(error)
    kind = {each.__module__.partition(".")[0] + "." + each.__name__ for each in type(error).__mro__}
    if "opennrm.MechanismError" in kind:
        return f"{error} Correct the file and start again."
    if "opennrm.Refused" in kind:
        return _refusal(error)
    if "django.DatabaseError" in kind:
        return _database(error)
    if isinstance(error, OSError):
        return f"{error.strerror}: {error.filename}. Check the path and its permissions."
    return _unexpected(error)


def _refusal(error: Exception) -> str:
    """In English, like the rest of the console."""
    from django.utils.translation import override

    from opennrm.ui.refusals import words

    with override("en"):
        return words(error)  # type: ignore[arg-type]


def _database(error: Exception) -> str:
    """PostgreSQL's own first line. Never its detail, which may hold a value."""
    first = (str(error).strip() or "no answer").splitlines()[0]
    if "does not exist" in first:
        return f"The database is not ready ({first}). Run: nrm migrate"
    return f"The database says: {first}. See: nrm doctor"


def _unexpected(error: Exception) -> str:
    where = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"Unexpected {type(error).__name__} in {where.filename}, line {where.lineno}. "
        "Run again with NRM_TRACEBACK=1 and report what it prints."
    )


def say(line: str) -> None:
    sys.stderr.write(" ".join(line.split()) + "\n")


if __name__ == "__main__":
    sys.exit(main())
