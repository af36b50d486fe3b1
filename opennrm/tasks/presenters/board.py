"""The team's board: who has how much of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from opennrm.shared.dates import clock
from opennrm.tasks.domain.kinds import Kind
from opennrm.tasks.domain.views import TaskRow, Urgency
from opennrm.tasks.presenters.tasks import kind_words


@dataclass(frozen=True, slots=True)
class Cell:
    """How many tasks of a kind somebody has, and how many of them are overdue."""

    kind: Kind
    title: str
    count: int
    overdue: int


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One colleague; nobody where ``user_id`` is None. ``has_left``: no longer of the organisation."""

    user_id: UUID | None
    name: str
    has_left: bool
    cells: Sequence[Cell]

    @property
    def count(self) -> int:
        return sum(each.count for each in self.cells)


@dataclass(frozen=True, slots=True)
class Board:
    kinds: Sequence[str]
    rows: Sequence[BoardRow]

    @property
    def left(self) -> Sequence[BoardRow]:
        """Those whose tasks somebody must take over."""
        return [row for row in self.rows if row.has_left]


def board(tasks: Sequence[TaskRow], colleagues: Mapping[UUID, str]) -> Board:
    """Nobody's first, then those who have left, then colleagues by name. Kinds that nobody has are left out."""
    kinds = [kind for kind in Kind if any(task.kind == kind for task in tasks)]
    known = {task.responsible_id: task.responsible for task in tasks}
    order = sorted(known, key=lambda who: (who is not None, who in colleagues, known[who]))
    rows = [
        BoardRow(
            who,
            known[who],
            who is not None and who not in colleagues,
            [_cell(kind, (each for each in tasks if each.responsible_id == who)) for kind in kinds],
        )
        for who in order
    ]
    return Board([kind_words(kind) for kind in kinds], rows)


def _cell(kind: Kind, tasks: Iterable[TaskRow]) -> Cell:
    today, of_kind = clock.today(), [each for each in tasks if each.kind == kind]
    overdue = sum(each.urgency(today) == Urgency.OVERDUE for each in of_kind)
    return Cell(kind, kind_words(kind), len(of_kind), overdue)
