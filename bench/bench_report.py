"""How long the annual report of the 80-victim register takes, from a cold process beside a running server."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure, seconds
from opennrm.config import embedded

LIMIT = 3.0  # issue 2: of which altair's start is the limit
NRM = Path(sys.executable).parent / "nrm"


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as out, embedded.running():
        command = [NRM, "report", "build", "2021", "--out", out, "--as-of", "2022-05-01"]
        cold = seconds(lambda: subprocess.run(command, check=True, capture_output=True), rounds=3)
    yield Figure("nrm report build 2021, process start included (limit 3 s)", cold, LIMIT, at_most=1)
    yield Figure("of which starting the drawing engine and one drawing", _first_drawing(), cold)


def _first_drawing() -> float:
    """What any report with a chart must wait for: the start of the drawing engine, in a new process."""
    code = (
        "from opennrm.ui import charts; "
        "charts.svg(charts.bars([{'name': 'x', 'value': 1}], narrow=False), title='x', key='x')"
    )
    return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True), rounds=3)
