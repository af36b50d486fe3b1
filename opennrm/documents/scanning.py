"""Is a file known to do harm? Asked of ClamAV where it is installed; otherwise nobody knows, and the file waits."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from enum import StrEnum

# The daemon first: it has its signatures loaded. Both read the file from standard input and write it nowhere.
SCANNERS: tuple[tuple[str, ...], ...] = (
    ("clamdscan", "--no-summary", "--stream", "-"),
    ("clamscan", "--no-summary", "-"),
)
PATIENCE = 90
CLEAN, HARMFUL = 0, 1


class Scan(StrEnum):
    CLEAN = "clean"
    HARMFUL = "harmful"
    NOT_SCANNED = "not_scanned"


def scanned(bodies: Sequence[bytes]) -> Scan:
    """The worst of what was found in several."""
    found = {_one(body) for body in bodies}
    for worst in (Scan.HARMFUL, Scan.NOT_SCANNED):
        if worst in found:
            return worst
    return Scan.CLEAN


def installed() -> str:
    """The scanner that is asked first; "" where there is none."""
    return next((program for command in SCANNERS if (program := shutil.which(command[0]))), "")


def _one(body: bytes) -> Scan:
    for program, *options in SCANNERS:
        path = shutil.which(program)
        code = _asked([path, *options], body) if path else None
        if code in (CLEAN, HARMFUL):
            return Scan.CLEAN if code == CLEAN else Scan.HARMFUL
    return Scan.NOT_SCANNED


def _asked(command: list[str], body: bytes) -> int | None:
    """Its exit code; a scanner that fails or takes too long has not looked."""
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.returncode
