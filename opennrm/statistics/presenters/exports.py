"""An answer as a file: CSV, XLSX, JSON-stat 2.0, and its chart as SVG and PNG."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import product
from typing import Any

from django.http import Http404

from opennrm.shared.dates import clock
from opennrm.statistics.domain.definitions import DEFINITIONS
from opennrm.statistics.domain.dimensions import DIMENSIONS, Codes
from opennrm.statistics.domain.measures import MEASURES
from opennrm.statistics.domain.query import Query
from opennrm.statistics.presenters import as_csv
from opennrm.statistics.presenters.catalogue import facts
from opennrm.statistics.presenters.explorer import cells, chart, heads, ordered, title, unit
from opennrm.statistics.presenters.words import code_word, name_of, told
from opennrm.statistics.services import Explored

Rows = list[dict[str, Any]]


def _csv(explored: Explored) -> bytes:
    """Codes and words of each split, the figure, its unit and as-of date."""
    query = explored.query
    about = {"measure": query.measure, "unit": unit(query), "as_of": _day(query), "profile": query.profile}
    rows = [about | _coded(query, row) for row in ordered(query, explored.rows)]
    return as_csv(rows).encode()


def _day(query: Query) -> str:
    return (query.as_of or clock.today()).isoformat()


def _coded(query: Query, row: dict[str, Any]) -> dict[str, Any]:
    coded: dict[str, Any] = {}
    for name in query.by:
        coded[name] = row[name]
        if DIMENSIONS[name].codes is not Codes.NUMBERS:
            coded[f"{name}_label"] = code_word(name, row[name])
    return coded | {"value": row["value"], "status": _status(row)}


def _status(row: dict[str, Any]) -> str:
    if row.get("suppressed"):
        return "suppressed"
    return str(row.get("stated") or ("" if row["value"] is not None else "unknown"))


def _xlsx(explored: Explored) -> bytes:
    """A sheet with the figures and a sheet that says what they are."""
    import xlsxwriter

    query, target = explored.query, io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    day = query.as_of or clock.today()
    book.set_properties({"title": title(query), "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 - same figures, same bytes
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet("1")
    sheet.write_row(0, 0, heads(query), bold)
    for number, row in enumerate(ordered(query, explored.rows), start=1):
        *labels, shown = cells(query, row)
        sheet.write_row(number, 0, [*labels, shown if row["value"] is None else row["value"]])
    sheet.set_column(0, len(query.by), 26)
    about = book.add_worksheet("2")
    for number, (term, words) in enumerate([(title(query), ""), *_about(query)]):
        about.write_row(number, 0, [term, words])
    about.set_column(0, 0, 22)
    about.set_column(1, 1, 90)
    book.close()
    return target.getvalue()


def _about(query: Query) -> list[tuple[str, str]]:
    return [*facts(MEASURES[query.measure]), ("as_of", _day(query)), ("profile", query.profile)]


def _json_stat(explored: Explored) -> bytes:
    """JSON-stat 2.0 (json-stat.org): a cube of every combination of the codes that occur; what is not counted is nought, what
    is hidden or unknown is null with its status."""
    query = explored.query
    codes = {name: _occurring(name, explored.rows) for name in query.by}
    found = {tuple(row[name] for name in query.by): row for row in explored.rows}
    every = [
        found.get(key) or _absent(explored, dict(zip(query.by, key, strict=True)))
        for key in product(*codes.values())
    ]
    status = {str(place): _status(row) for place, row in enumerate(every) if _status(row)}
    document = {
        "version": "2.0",
        "class": "dataset",
        "label": title(query),
        "source": told(DEFINITIONS[query.measure].source),
        "updated": _day(query),
        "id": [*query.by, "measure"],
        "size": [*(len(each) for each in codes.values()), 1],
        "role": _roles(query),
        "dimension": {name: _dimension(name, codes[name]) for name in query.by}
        | {"measure": _measure(query)},
        "value": [row["value"] for row in every],
        **({"status": status} if status else {}),
        "note": [f"{term}: {words}" for term, words in facts(MEASURES[query.measure])],
        "extension": {"profile": query.profile, "where": dict(query.where)},
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _occurring(name: str, rows: Rows) -> list[Any]:
    return sorted({row[name] for row in rows}, key=lambda code: (code is None, 0 if code is None else code))


def _absent(explored: Explored, key: dict[str, Any]) -> dict[str, Any]:
    """Nobody, in the years that the register counts; before them it is not known."""
    year = key.get("year", explored.query.year)
    is_known = explored.imported_until is None or year > explored.imported_until
    return {"value": 0 if is_known else None}


def _dimension(name: str, codes: list[Any]) -> dict[str, Any]:
    keys = ["" if code is None else str(code) for code in codes]
    labels = {key: code_word(name, code) for key, code in zip(keys, codes, strict=True)}
    return {"label": name_of(name), "category": {"index": keys, "label": labels}}


def _measure(query: Query) -> dict[str, Any]:
    return {
        "label": title(query),
        "category": {"index": [query.measure], "unit": {query.measure: {"label": unit(query)}}},
    }


def _roles(query: Query) -> dict[str, list[str]]:
    places = [name for name in query.by if DIMENSIONS[name].codes is Codes.COUNTRIES]
    times = [name for name in query.by if name == "year"]
    return {"metric": ["measure"]} | ({"time": times} if times else {}) | ({"geo": places} if places else {})


def _svg(explored: Explored) -> bytes:
    drawing = chart(explored.query, ordered(explored.query, explored.rows))
    if drawing is None:
        raise Http404
    return drawing.wide.encode()


def _png(explored: Explored) -> bytes:
    from opennrm.ui import charts

    return charts.png(_svg(explored).decode())


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES: Mapping[str, tuple[str, Callable[[Explored], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": (XLSX, _xlsx),
    "json": ("application/json", _json_stat),
    "svg": ("image/svg+xml", _svg),
    "png": ("image/png", _png),
}


def file_as(suffix: str) -> tuple[str, Callable[[Explored], bytes]]:
    if suffix not in FILES:
        raise Http404
    return FILES[suffix]
