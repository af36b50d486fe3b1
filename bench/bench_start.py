"""How long a user waits for a command, with the embedded server and everything around it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, seconds

LIMIT_COMMAND = 1.0  # PRECISIONS: `nrm statistics show` ends within 1 s, start included


def figures() -> Iterator[Figure]:
    yield Figure("nrm statistics show, start included (limit 1 s)", seconds(show), LIMIT_COMMAND, at_most=1)


def show() -> None:
    subprocess.run(
        [Path(sys.executable).parent / "nrm", "statistics", "show", "victims", "--year", "2021"],
        check=True,
        capture_output=True,
    )
