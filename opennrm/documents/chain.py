"""The chain of an item of evidence, as its rows tell it: what the services of evidence share."""

from __future__ import annotations

from opennrm.documents.domain.evidence import Holding, LineKind, Move, holding
from opennrm.documents.models import Custody, Evidence

TABLE = "documents_evidence"
# What is told of an item in words, each sealed in its column.
TOLD = ("description", "handed_over_by", "received_place", "kept_at", "seal")
WHOM = {"table": "documents_custody", "column": "whom_sealed"}
TEXT = {"table": "documents_custody", "column": "text_sealed"}
KEPT_AT = {"table": "documents_custodyreceipt", "column": "kept_at_sealed"}


def place_of(name: str) -> dict[str, str]:
    return {"table": TABLE, "column": f"{name}_sealed"}


def is_signed(line: Custody) -> bool:
    return hasattr(line, "receipt")


def moves_of(evidence: Evidence) -> list[Custody]:
    """Its lines that moved it, oldest first."""
    return [line for line in evidence.chain.all() if line.kind != LineKind.CORRECTED]


def held(evidence: Evidence) -> Holding:
    """Who answers for it now."""
    moves = [
        Move(each.number, each.kind, each.to.code if each.to else "", is_signed(each), each.corrects)
        for each in evidence.chain.all()
    ]
    return holding(evidence.organisation.code, moves)
