"""Which exhibit is drawn how. altair is loaded here, late: nothing but a report with charts waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from opennrm.reporting.domain.tables import Table

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart for the desk and for print, and the same chart for a phone."""

    wide: str
    narrow: str


def _years(table: Table) -> list[Row]:
    return [{"name": name, "value": value, "kind": kind} for name, value, kind in table.rows]


def _plain(table: Table) -> list[Row]:
    pairs = zip(table.codes, table.rows, strict=True)
    return [{"code": code, "name": name, "value": value} for code, (name, value) in pairs]


def _by_year(table: Table) -> list[Row]:
    years = table.columns[1:]
    return [
        {"name": row[0], "year": year, "value": value if isinstance(value, int) else 0, "label": str(value)}
        for row in table.rows
        for year, value in zip(years, row[1:], strict=True)
    ]


ROWS: Mapping[str, Callable[[Table], list[Row]]] = {
    "victims_by_year": _years,
    "victims_by_form": _plain,
    "victims_by_form_year": _by_year,
    "victims_by_nationality": _plain,
}


@contextmanager
def drawing_board() -> Iterator[Executor]:
    """Draws beside the writing of the text: starting altair and its engine takes longer than all the sentences."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing") as board:
        board.submit(import_module, "opennrm.ui.charts")
        yield board


def is_drawn(key: str) -> bool:
    return key in ROWS


def draw(table: Table, title: str) -> Drawn:
    wide, narrow = (_svg(table, title, narrow=narrow) for narrow in (False, True))
    return Drawn(wide, narrow)


def _svg(table: Table, title: str, *, narrow: bool) -> str:
    from opennrm.ui import charts

    rows = ROWS[table.key](table)
    shapes: Mapping[str, Callable[..., Any]] = {
        "victims_by_form": charts.bars,
        "victims_by_form_year": charts.panels,
        "victims_by_nationality": charts.world_map,
    }
    if table.key == "victims_by_year":
        chart = charts.columns(rows, sorted({row["kind"] for row in rows}), narrow=narrow)
    else:
        chart = shapes[table.key](rows, narrow=narrow)
    return charts.svg(chart, title=title, key=f"{table.key}{'-narrow' if narrow else ''}")
