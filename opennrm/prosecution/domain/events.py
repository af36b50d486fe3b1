"""What prosecution tells the later stages. Codes and dates only, never identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StepRecorded:
    """A charge, indictment or conviction (``step``) in a relation: one accused in one police file."""

    step_id: UUID
    relation_id: UUID
    step: str
    statute: str
    occurred_on: date


@dataclass(frozen=True, slots=True)
class StepWithdrawn:
    """The step was recorded by mistake."""

    step_id: UUID
