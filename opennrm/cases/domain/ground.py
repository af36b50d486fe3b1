"""Why an organisation may take part in a case: consent, or a named legal basis (report); never nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid


class GroundKind(StrEnum):
    CONSENT = "consent"
    LEGAL_BASIS = "legal_basis"


@dataclass(frozen=True, slots=True)
class Ground:
    """Consent of the person, or the code of a legal basis; and the reason in words."""

    kind: str
    legal_basis: str
    reason: str

    def __post_init__(self) -> None:
        if self.kind not in set(GroundKind):
            raise Invalid("cases.ground_missing", field="kind")
        if (self.kind == GroundKind.LEGAL_BASIS) != bool(self.legal_basis):
            raise Invalid("cases.legal_basis_does_not_fit", field="legal_basis")
        if not self.reason.strip():
            raise Invalid("cases.reason_missing", field="reason")


def check_ground(ground: Ground, *, today: date) -> None:
    """The legal basis is one that the mechanism knows on that day."""
    known = {code.code for code in rules().codes_on("legal_bases", today)}
    if ground.legal_basis and ground.legal_basis not in known:
        raise Invalid("cases.unknown_legal_basis", field="legal_basis")
