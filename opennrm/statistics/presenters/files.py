"""Figures to be taken away, each with what it means."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.http import Http404

from opennrm.statistics.domain.definitions import DEFINITIONS
from opennrm.statistics.domain.measures import UNITS, Measure
from opennrm.statistics.presenters import as_csv
from opennrm.statistics.presenters.catalogue import breaks
from opennrm.statistics.presenters.words import told

Rows = list[dict[str, Any]]


def series_as_csv(measure: Measure, rows: Rows, as_of: date) -> str:
    """A line per year, each with its unit, source and as-of date: a table is cut apart easily."""
    about = {"measure": measure.id, "unit": told(UNITS[measure.unit]), "as_of": as_of.isoformat()}
    return as_csv([about | _stated(measure, row) for row in rows])


def series_as_json(measure: Measure, rows: Rows, as_of: date) -> str:
    """The same with the definition and the breaks."""
    entry = DEFINITIONS[measure.id]
    document = {
        "measure": measure.id,
        "name": told(entry.name),
        "counts": told(entry.counts),
        "leaves_out": told(entry.leaves_out),
        "unit": told(UNITS[measure.unit]),
        "source": told(entry.source),
        "quality": told(entry.quality),
        "as_of": as_of.isoformat(),
        "breaks": breaks(measure, rows),
        "figures": [_stated(measure, row) for row in rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _stated(measure: Measure, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "year": row["year"],
        "value": row["value"],
        "stated": row.get("stated", ""),
        "source": row["source"] if row.get("imported") else told(DEFINITIONS[measure.id].source),
    }


Writes = Callable[[Measure, Rows, date], str]
SERIES: Mapping[str, tuple[str, Writes]] = {
    "csv": ("text/csv; charset=utf-8", series_as_csv),
    "json": ("application/json", series_as_json),
}


def series_as(suffix: str) -> tuple[str, Writes]:
    """How a series is written, by the end of the file's name."""
    if suffix not in SERIES:
        raise Http404
    return SERIES[suffix]
