"""Which exhibit is drawn how, and from which rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
    "calls": _plain,
    "victims_by_gender": _plain,
    "victims_by_age": _plain,
    "sectors": _plain,
    "returns_by_destination": _plain,
    "victims_by_form": _plain,
    "victims_by_form_year": _by_year,
    "victims_by_nationality": _plain,
}


KINDS = {
    "victims_by_year": "columns",
    "calls": "bars",
    "victims_by_gender": "bars",
    "victims_by_age": "bars",
    "sectors": "bars",
    "returns_by_destination": "bars",
    "victims_by_form": "bars",
    "victims_by_form_year": "panels",
    "victims_by_nationality": "world_map",
}


def is_drawn(key: str) -> bool:
    return key in KINDS


def draw(table: Table, title: str) -> Drawn:
    """The engine is loaded here, late: nothing but a report with charts waits for it."""
    from opennrm.ui import charts

    shape, rows = charts.KINDS[KINDS[table.key]], ROWS[table.key](table)
    return Drawn(
        wide=charts.svg(shape(rows, narrow=False), title=title, key=table.key),
        narrow=charts.svg(shape(rows, narrow=True), title=title, key=f"{table.key}-narrow"),
    )
