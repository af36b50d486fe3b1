"""What is told of a period, and what is seen of one that was opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.support.domain.periods import Period


@dataclass(frozen=True, slots=True)
class ExtensionInput:
    """Some more days, on a ground, for a reason in words."""

    days: int
    ground: str
    decided_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class EndingInput:
    """The first day outside, and the code of why it ends before its time."""

    ended_on: date
    why: str


@dataclass(frozen=True, slots=True)
class ExtensionView:
    id: UUID
    days: int
    ground: str
    decided_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class PeriodView:
    """An opened period. ``may_change``: the actor may lengthen and end it while it runs."""

    id: UUID
    kind: str
    days: Period
    ended_why: str
    is_early: bool
    extensions: Sequence[ExtensionView]
    version: int
    may_change: bool
    case_id: UUID
    case_number: str
    pseudonym: str
