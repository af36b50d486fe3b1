"""Evidence: what came in, from where, and who has had it since. A line that stands is never changed: another corrects it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from opennrm.shared.errors import Invalid

LONGEST = 1000


class LineKind(StrEnum):
    """What a line of the chain says."""

    HANDED_OVER = "handed_over"
    TAKEN_BACK = "taken_back"
    CORRECTED = "corrected"


class Whereabouts(StrEnum):
    """Where an item is: kept by an organisation, on its way to one that has not signed yet, or outside of the mechanism."""

    KEPT = "kept"
    AWAITED = "awaited"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the chain as custody follows from it. ``to``: the organisation that receives; "" is somebody outside.
    ``corrects``: the number of the line it corrects; 0 is the item itself."""

    number: int
    kind: str
    to: str
    is_signed: bool
    corrects: int | None


@dataclass(frozen=True, slots=True)
class Holding:
    """Who answers for an item now, and where it is. ``awaited``: the line that the receiver has not signed."""

    organisation: str
    whereabouts: Whereabouts
    awaited: int | None = None


def holding(first: str, moves: Sequence[Move]) -> Holding:
    """A hand-over to an organisation counts when the receiver has signed; until then the giver answers for the item. An
    unsigned one that was corrected never happened. Outside of the mechanism whoever let it go answers for it (ours)."""
    corrected = {move.corrects for move in moves if move.kind == LineKind.CORRECTED}
    now = Holding(first, Whereabouts.KEPT)
    for move in moves:
        is_void = move.number in corrected and not move.is_signed and move.to
        if move.kind != LineKind.CORRECTED and not is_void:
            now = _after(move, now)
    return now


def _after(move: Move, before: Holding) -> Holding:
    if not move.to:
        return Holding(before.organisation, Whereabouts.OUTSIDE)
    if move.is_signed:
        return Holding(move.to, Whereabouts.KEPT)
    return Holding(before.organisation, Whereabouts.AWAITED, move.number)


@dataclass(frozen=True, slots=True, repr=False)
class EvidenceInput:
    """An item to be registered. ``handed_over_by`` and the places are told in words; ``seal``: its condition, and the
    number of the seal; ``version_id``: the file it is, where it is one."""

    case_id: UUID
    section: str
    kind: str
    source: str
    description: str
    handed_over_by: str
    received_at: datetime
    received_place: str
    kept_at: str
    seal: str
    version_id: UUID | None = None

    def __post_init__(self) -> None:
        for field in ("description", "handed_over_by", "received_place", "kept_at", "seal"):
            check_words(getattr(self, field), field)


@dataclass(frozen=True, slots=True, repr=False)
class HandOverInput:
    """An item goes on. ``to``: an organisation of the case; "" is somebody outside, whom ``whom`` names."""

    evidence_id: UUID
    to: str
    whom: str
    happened_at: datetime
    purpose: str
    seal: str

    def __post_init__(self) -> None:
        if not self.to:
            check_words(self.whom, "whom")
        check_words(self.seal, "seal")
        check_length(self.whom, "whom")


@dataclass(frozen=True, slots=True, repr=False)
class ReceiptInput:
    """What the receiver signs for: in which condition, and where it is kept from now on."""

    condition: str
    kept_at: str

    def __post_init__(self) -> None:
        check_words(self.kept_at, "kept_at")


def reference(evidence_id: UUID) -> str:
    """What stands on the bag: short, and says nothing of whom it is about."""
    return f"{evidence_id.hex[:4]}-{evidence_id.hex[4:8]}".upper()


def check_words(text: str, field: str) -> None:
    if not text.strip():
        raise Invalid("documents.words_missing", field=field)
    check_length(text, field)


def check_length(text: str, field: str) -> None:
    if len(text) > LONGEST:
        raise Invalid("documents.words_too_long", field=field, longest=LONGEST)


@dataclass(frozen=True, slots=True, repr=False)
class ReceiptView:
    """What a receiver has signed."""

    signed_at: datetime
    signed_by: UUID
    condition: str
    kept_at: str


@dataclass(frozen=True, slots=True, repr=False)
class LineView:
    """One line of the chain. ``text``: the seal, or what the correction says."""

    id: UUID
    number: int
    kind: str
    organisation: str
    to: str
    whom: str
    happened_at: datetime
    recorded_at: datetime
    recorded_by: UUID
    purpose: str
    text: str
    corrects: int | None
    receipt: ReceiptView | None
    may_sign: bool


@dataclass(frozen=True, slots=True, repr=False)
class EvidenceRow:
    """One item of a list."""

    id: UUID
    reference: str
    kind: str
    section: str
    description: str
    received_at: datetime
    holding: Holding


@dataclass(frozen=True, slots=True, repr=False)
class EvidenceView:
    """An item with its chain. ``checksum``: of the file's content when it was linked; "" is no file."""

    id: UUID
    case_id: UUID
    case_number: str
    pseudonym: str
    reference: str
    section: str
    kind: str
    source: str
    organisation: str
    description: str
    handed_over_by: str
    received_at: datetime
    received_place: str
    kept_at: str
    seal: str
    received_by: UUID
    document_id: UUID | None
    checksum: str
    holding: Holding
    lines: Sequence[LineView]
    may_hand_over: bool
    may_take_back: bool
    may_correct: bool


@dataclass(frozen=True, slots=True)
class EvidenceChoice:
    """An item that a conclusion may rest on, without its description."""

    id: UUID
    kind: str

    @property
    def reference(self) -> str:
        return reference(self.id)
