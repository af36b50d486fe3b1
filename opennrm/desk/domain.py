"""What the case page is made of: plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.cases.domain import CaseView


class Happening(StrEnum):
    """What can stand in a timeline."""

    CASE_OPENED = "case_opened"
    REFERRED = "referred"
    INTERVIEWED = "interviewed"
    DECIDED = "decided"
    TRAVELLED = "travelled"
    DOCUMENT_ADDED = "document_added"


@dataclass(frozen=True, slots=True)
class Event:
    """One happening in a case; ``detail`` is a code of denmark.toml (or a country), told by its kind."""

    day: date
    kind: Happening
    detail: str = ""
    row_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case and its happenings, oldest first."""

    case: CaseView
    events: Sequence[Event]

    def has(self, kind: Happening) -> bool:
        return any(event.kind == kind for event in self.events)


# The journey as the step guide shows it, in order; the later stages come with later work.
JOURNEY = (Happening.REFERRED, Happening.INTERVIEWED, Happening.DECIDED, Happening.TRAVELLED)


def step_states(page: CasePage) -> dict[Happening, str]:
    """Each step is done, current (the first that is not done) or todo."""
    states: dict[Happening, str] = {}
    for step in JOURNEY:
        waiting = "todo" if "current" in states.values() else "current"
        states[step] = "done" if page.has(step) else waiting
    return states
