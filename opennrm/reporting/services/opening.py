"""The open data of a report: each table as CSV, Parquet and JSON-stat, with what it is; each drawing as SVG and PNG."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from opennrm.reporting.domain.datasets import About, csv_metadata, jsonstat
from opennrm.reporting.domain.tables import Table

if TYPE_CHECKING:
    from opennrm.reporting.services.building import Exhibit, Report


def opened(exhibit: Exhibit, report: Report) -> dict[str, bytes]:
    """By the names of the files."""
    table, key = exhibit.table, exhibit.table.key
    about = About(exhibit.title, report.as_of, report.position, report.language, exhibit.note)
    made = {
        f"data/{key}.csv": as_csv(_data_rows(table)),
        f"data/{key}.csv-metadata.json": _as_json(csv_metadata(table, about)),
        f"data/{key}.json": _as_json(jsonstat(table, about)),
        f"data/{key}.parquet": _parquet(table),
    }
    if exhibit.drawn:
        made[f"figures/{key}.svg"] = exhibit.drawn.wide.encode()
        made[f"figures/{key}.png"] = _png(exhibit.drawn.wide)
    return made


def as_csv(rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _data_rows(table: Table) -> Iterable[Sequence[object]]:
    yield ("code", *table.columns)
    for code, row in zip(table.codes, table.rows, strict=True):
        yield (code, *row)


def _as_json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


def _parquet(table: Table) -> bytes:
    """A column of numbers is one of numbers; one that also states something else is text."""
    import polars as pl

    head, *rows = _data_rows(table)
    columns = {}
    for name, *cells in zip(head, *rows, strict=True):
        is_number = cells and all(isinstance(cell, int) for cell in cells)
        kind: Any = pl.Int64 if is_number else pl.String
        columns[str(name)] = pl.Series(cells if is_number else list(map(str, cells)), dtype=kind)
    out = io.BytesIO()
    pl.DataFrame(columns).write_parquet(out)
    return out.getvalue()


def _png(drawn: str) -> bytes:
    from opennrm.ui import charts

    return charts.png(drawn)
