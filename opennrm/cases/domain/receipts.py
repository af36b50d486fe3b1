"""The receipt that a participation leaves behind at whoever had it: what was open, since and until when, and what is to
become of it. Signed under a key of the register's own, so that nobody can say later that it said something else."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.cases.domain.ground import GroundKind


class Duty(StrEnum):
    """What becomes of what was seen or copied."""

    DELETE = "delete"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Names no person and no case: ``case_mark`` is a keyed function of the case, the same in all its receipts."""

    number: str
    organisation: str
    sender: str
    case_mark: str
    sections: tuple[str, ...]
    purpose: str
    kind: str
    legal_basis: str
    since: date
    until: date
    duty: str


def duty_of(kind: str) -> Duty:
    """Without consent nothing may be kept; what was passed on by law is kept as that law says (ours)."""
    return Duty.DELETE if kind == GroundKind.CONSENT else Duty.KEEP


def case_mark(key: bytes, case_id: UUID) -> str:
    return hmac.new(key, b"case" + case_id.bytes, hashlib.sha256).hexdigest()[:12].upper()


def signature(key: bytes, receipt: Receipt) -> bytes:
    """Unambiguous: each value after its length."""
    values = (",".join(each) if isinstance(each, tuple) else str(each) for each in astuple(receipt))
    parts = (each.encode() for each in values)
    told = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.new(key, b"receipt" + told, hashlib.sha256).digest()


def is_genuine(key: bytes, receipt: Receipt, signed: bytes) -> bool:
    return hmac.compare_digest(signature(key, receipt), signed)
