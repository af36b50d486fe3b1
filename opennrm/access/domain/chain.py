"""The hash chain of the audit trail: each seal binds a line to all that were sealed before it. Plain Python."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

BEGINNING = bytes(32)
# What a seal covers, in this order: everything that stands in a line.
SEALED = (
    "position", "at", "appended_at", "event", "user_id", "organisation_id", "subject_kind", "subject_id", "fields",
    "purpose",
)  # fmt: skip


def canonical(values: Sequence[str]) -> bytes:
    """Unambiguous: each value after its length."""
    parts = (each.encode() for each in values)
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def seal(key: bytes, previous: bytes, number: int, values: Sequence[str]) -> bytes:
    """The seal of a line: keyed, so that whoever holds the database alone cannot make one."""
    covered = previous + number.to_bytes(8, "big") + canonical(values)
    return hmac.new(key, covered, hashlib.sha256).digest()


def cut_mark(key: bytes, number: int, digest: bytes, through: str) -> bytes:
    """That of a cut: who has the key alone can say where the chain begins."""
    covered = canonical(["cut", str(number), digest.hex(), through])
    return hmac.new(key, covered, hashlib.sha256).digest()


@dataclass(frozen=True, slots=True)
class Head:
    """The newest seal: noted elsewhere, it shows later that nothing was cut off."""

    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found. ``fault``: the first break, in words for the console; "" where there is none."""

    head: Head
    fault: str = ""
    unsealed: int = 0
    # Where the chain begins, if older lines were cut off when their period was over.
    since: str = ""
