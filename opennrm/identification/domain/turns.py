"""What turns an assessment on its way to a decision: asked for more, answered, handed over, reopened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.identification.domain.states import State
from opennrm.shared.errors import Denied, Invalid


class TurnKind(StrEnum):
    MORE_ASKED = "more_asked"
    ANSWERED = "answered"
    HANDED_OVER = "handed_over"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, repr=False)
class TurnView:
    """One turn with its words."""

    id: UUID
    kind: str
    on: date
    organisation: str
    to: str
    residence_status: str
    due_on: date | None
    text: str


def check_text(text: str) -> None:
    if not text.strip():
        raise Invalid("identification.turn_without_words", field="text")


def check_due(due_on: date | None, *, today: date) -> None:
    if due_on is not None and due_on < today:
        raise Invalid("identification.due_in_the_past", field="due_on")


def check_hand_over(state: str, *, now: str, then: str) -> None:
    """From the one competent authority to the other, before a decision is made."""
    if state not in (State.AWAITING_DECISION, State.MORE_REQUESTED):
        raise Denied("identification.nothing_to_hand_over")
    if now == then:
        raise Invalid("identification.same_authority", field="residence_status")
