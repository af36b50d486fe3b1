"""Coming in again for somebody who has lost what it takes. Plain values."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

# Ours: short, for whoever asks is waiting.
RECOVERED_WITHIN = timedelta(days=1)


class Lost(StrEnum):
    """What is lost. Who has only forgotten the password keeps the second factor, and needs it."""

    PASSWORD = "password"  # noqa: S105 - a code
    FACTORS = "factors"


class Proof(StrEnum):
    """How the administrator knows that it is them: as sure as when they were invited."""

    MET = "met"
    VIDEO = "video"
    MANAGER = "manager"
