"""Which cells of linked tables are hidden under the profile ``strict``: every count of one to four, and as many others
as it takes that none of these can be worked out. A linear programme (HiGHS) finds the others."""

from __future__ import annotations

from typing import Any

from opennrm.shared.errors import Invalid
from opennrm.statistics.domain.disclosure import SMALLEST_SHOWN, TOTAL, Cell, Linked, is_small

# How many times everybody a total costs: it is hidden only where nothing else will do.
TOTAL_COSTS = 10
# More combinations than this would keep a reader waiting.
MOST = 20_000
NEARLY_NOTHING = 1e-6


def hidden(tables: Linked) -> frozenset[Cell]:
    """The grand total is kept, unless it is small itself: then nothing is shown.

    A small count is safe when it could as well be nobody and as well be five: there are two other states of the world
    that fit everything printed. Where the total leaves no room for that, at least one person fewer and one more.
    """
    values = tables.values
    if is_small(values[TOTAL]):
        return frozenset(values)
    small = sorted((key for key, value in values.items() if is_small(value)), key=_order)
    if not small:
        return frozenset()
    moves = _Moves(tables, small)
    for key in small:
        for up, furthest in ((True, SMALLEST_SHOWN - values[key]), (False, values[key])):
            moves.leave_open(key, up=up, furthest=furthest)
    return frozenset(moves.hidden)


def exposed(tables: Linked, kept_back: frozenset[Cell]) -> list[Cell]:
    """The small counts that could not be one more, or not one fewer, where only so much is kept back."""
    small = sorted((key for key, value in tables.values.items() if is_small(value)), key=_order)
    if TOTAL in kept_back or not small:
        return [key for key in small if key not in kept_back]
    moves = _Moves(tables, small)
    moves.keep(frozenset(tables.values) - kept_back)
    return [key for key in small if key not in kept_back or not moves.is_open(key)]


def _order(key: Cell) -> list[tuple[str, str]]:
    return sorted(key)


class _Moves:
    """Another state of the world differs by so many persons in each combination, and so in each printed cell. What a
    cell differs by costs what it tells, unless it is hidden already; the cheapest difference says what to hide."""

    def __init__(self, tables: Linked, small: list[Cell]) -> None:
        if len(tables.possible) > MOST:
            raise Invalid("statistics.too_many_cells", field="by", most=MOST)
        self.cells = list(tables.printed)
        self.first = len(tables.possible)
        self.place = {key: self.first + 2 * number for number, key in enumerate(self.cells)}
        self.solver = _solver(tables, self.cells)
        self.hidden: set[Cell] = set()
        for key in small:
            self._hide(key)

    def leave_open(self, key: Cell, *, up: bool, furthest: int) -> None:
        for amount in dict.fromkeys((furthest, 1)):
            if self._found(key, up=up, amount=amount):
                return

    def keep(self, shown: frozenset[Cell]) -> None:
        """What is shown does not differ; all else may."""
        for key in self.cells:
            if key in shown:
                self.solver.changeColBounds(self.place[key], 0.0, 0.0)
                self.solver.changeColBounds(self.place[key] + 1, 0.0, 0.0)

    def is_open(self, key: Cell) -> bool:
        return all(self._found(key, up=up, amount=1) for up in (True, False))

    def _found(self, key: Cell, *, up: bool, amount: int) -> bool:
        """Hide what differs in the cheapest state of the world in which this cell differs by the amount."""
        column = self.place[key] + (0 if up else 1)
        other = self.place[key] + (1 if up else 0)
        self.solver.changeColBounds(column, float(amount), float(amount))
        self.solver.changeColBounds(other, 0.0, 0.0)
        self.solver.run()
        is_found = bool(self.solver.getModelStatus().name == "kOptimal")
        if is_found:
            self._hide_what_differs(self.solver.getSolution().col_value)
        for each in (column, other):
            self.solver.changeColBounds(each, 0.0, float("inf"))
        return is_found

    def _hide_what_differs(self, moved: Any) -> None:
        for key in self.cells:
            place = self.place[key]
            if key not in self.hidden and max(moved[place], moved[place + 1]) > NEARLY_NOTHING:
                self._hide(key)

    def _hide(self, key: Cell) -> None:
        self.hidden.add(key)
        for place in (self.place[key], self.place[key] + 1):
            self.solver.changeColCost(place, 0.0)


def _cost(tables: Linked, key: Cell) -> int:
    """What a reader loses with a cell: more with a greater one, with a count of nobody as much as with everybody (it
    would get a row of its own), and most with a total of others."""
    everybody, names = tables.values[TOTAL], {name for name, _ in key}
    is_total = any(names < set(table) for table in tables.tables)
    return (tables.values[key] or everybody) + (TOTAL_COSTS * everybody if is_total else 0)


def _solver(tables: Linked, cells: list[Cell]) -> Any:
    """Columns: the difference of each combination (never below nobody), then up and down of each cell. Rows: what the
    combinations of a cell differ by is what the cell differs by. The grand total does not differ."""
    from highspy import _core  # late: only who hides anything waits for it

    # The core itself: the class around it writes a line of its own to standard output, which holds results only.
    solver = _core._Highs()
    solver.setOptionValue("output_flag", False)
    unbounded = float("inf")
    for codes in tables.possible:
        solver.addVar(-float(tables.counts.get(codes, 0)), unbounded)
    for number, key in enumerate(cells):
        parts = tables.printed[key]
        cost = float(_cost(tables, key))
        columns = [*parts, *(len(tables.possible) + 2 * number + way for way in (0, 1))]
        for column in columns[-2:]:
            solver.addVar(0.0, 0.0 if key == TOTAL else unbounded)
            solver.changeColCost(column, cost)
        solver.addRow(0.0, 0.0, len(columns), columns, [1.0] * len(parts) + [-1.0, 1.0])
    return solver
