"""Figures as charts, wide and narrow, by the one grammar of ``ui.charts``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from opennrm.statistics.presenters.words import figure

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The same chart for a desk and for a phone, as SVG."""

    wide: str
    narrow: str


def by_year(key: str, title: str, rows: Rows) -> Drawing | None:
    """A column per year; of one year there is nothing to compare."""
    kinds = {True: gettext("Indlæst serie"), False: gettext("Registret")}
    columns = [
        {
            "name": str(row["year"]),
            "value": row["value"] or 0,
            "label": figure(row),
            "kind": kinds[bool(row.get("imported"))],
        }
        for row in rows
    ]
    return draw("columns", key, title, columns) if len(columns) > 1 else None


def draw(kind: str, key: str, title: str, rows: Rows) -> Drawing:
    """The engine is loaded here, late: nothing but a page with a chart waits for it."""
    from opennrm.ui import charts

    shape = charts.KINDS[kind]
    return Drawing(
        wide=charts.svg(shape(rows, narrow=False), title=title, key=key),
        narrow=charts.svg(shape(rows, narrow=True), title=title, key=f"{key}-narrow"),
    )
