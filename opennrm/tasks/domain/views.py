"""What a task is when it is shown, and how tasks are asked for. Codes, days and pseudonyms; no person's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from opennrm.tasks.domain.deadlines import Deadline, working_days_late
from opennrm.tasks.domain.kinds import Kind
from opennrm.tasks.domain.states import State


class Urgency(StrEnum):
    """When it is due, as lists are divided."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    PAUSED = "paused"


def urgency(due_on: date | None, today: date) -> Urgency:
    """This week ends with Sunday."""
    if due_on is None:
        return Urgency.PAUSED
    if due_on <= today:
        return Urgency.TODAY if due_on == today else Urgency.OVERDUE
    sunday = today + timedelta(days=6 - today.weekday())
    return Urgency.THIS_WEEK if due_on <= sunday else Urgency.LATER


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One line of a list of tasks. ``responsible`` is a colleague's working name, "" where nobody is."""

    id: UUID
    kind: Kind
    state: State
    case_id: UUID
    case_number: str
    pseudonym: str
    organisation: str
    responsible_id: UUID | None
    responsible: str
    due_on: date | None

    def urgency(self, today: date) -> Urgency:
        return urgency(self.due_on, today)

    def is_escalated(self, today: date, after: int) -> bool:
        """Overdue by more working days than a rule allows before colleagues are told."""
        return self.due_on is not None and working_days_late(self.due_on, today) > after


@dataclass(frozen=True, slots=True)
class Changed:
    """One extension or pause of a deadline, as the task's page tells it. ``amount`` is 0 for a pause."""

    day: date
    amount: int
    reason: str
    by: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TaskView:
    """An opened task."""

    row: TaskRow
    deadline: Deadline
    source: str
    opened_by: str
    extensions: Sequence[Changed]
    pauses: Sequence[Changed]
    ended_on: date | None = None
    ended_by: str = ""
    drop_reason: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks are asked for; what is left open does not count. ``nobodys``: those without anybody responsible."""

    kind: str = ""
    urgency: str = ""
    responsible_id: UUID | None = None
    nobodys: bool = False

    def fits(self, task: TaskRow, today: date) -> bool:
        return (
            self.kind in ("", task.kind)
            and self.urgency in ("", task.urgency(today))
            and self.responsible_id in (None, task.responsible_id)
            and not (self.nobodys and task.responsible_id)
        )


@dataclass(frozen=True, slots=True)
class DigestCounts:
    """How many of one's own are overdue and due today, and how many of the team's are escalated."""

    overdue: int
    today: int
    escalated: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest, and where it goes."""

    address: str
    counts: DigestCounts
