"""Writes a composed report: page, drawings, data, workbook, and a manifest that says what they are made of."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from opennrm.reporting.domain.overview import TITLE
from opennrm.reporting.domain.tables import VICTIMS
from opennrm.reporting.services import opening, printing
from opennrm.reporting.services.pages import picture_name

if TYPE_CHECKING:
    from opennrm.reporting.services.building import Report


def write(report: Report, out: Path, *, for_printer: bool = False) -> dict[str, Any]:
    contents: dict[str, bytes] = {
        "report.html": report.html.encode(),
        "report.pdf": printing.pdf(report),
        "tables.xlsx": _workbook(report),
        "data/overview.csv": opening.as_csv(_overview_rows(report)),
    }
    if for_printer:
        contents["report-print.pdf"] = printing.for_printer(report)
    for number, media, body in report.edition.photographs if report.edition else ():
        contents[picture_name(number, media)] = body
    for exhibit in report.exhibits:
        contents |= opening.opened(exhibit, report)
    manifest = _manifest(report, contents)
    contents["manifest.json"] = json.dumps(manifest, indent=2, ensure_ascii=False).encode() + b"\n"
    for name, content in contents.items():
        _put(out / name, content)
    return manifest


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _manifest(report: Report, contents: dict[str, bytes]) -> dict[str, Any]:
    return {
        "year": report.year,
        "language": report.language,
        "as_of": report.as_of.isoformat(),
        "ledger_position": report.position,
        **({"edition": report.edition.number} if report.edition else {}),
        "files": {
            name: f"sha256:{hashlib.sha256(content).hexdigest()}"
            for name, content in sorted(contents.items())
        },
    }


def _overview_rows(report: Report) -> Iterable[Sequence[object]]:
    yield ("level", TITLE[report.language], VICTIMS[report.language])
    yield from report.overview


def _workbook(report: Report) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": datetime(report.as_of.year, report.as_of.month, report.as_of.day)})  # noqa: DTZ001 - same report, same bytes
    bold = book.add_format({"bold": True})
    for exhibit in report.exhibits:
        table = exhibit.table
        rows = [table.columns, *table.rows, *([table.total] if table.total else [])]
        _sheet(book, bold, table.key, exhibit.title, rows)
    _sheet(book, bold, "overview", TITLE[report.language], list(_overview_rows(report)))
    book.close()
    return target.getvalue()


def _sheet(book: Any, bold: Any, name: str, title: str, rows: Sequence[Sequence[object]]) -> None:
    sheet = book.add_worksheet(name[:31])
    sheet.write_string(0, 0, title, bold)
    sheet.write_row(2, 0, rows[0], bold)
    for number, row in enumerate(rows[1:], start=3):
        sheet.write_row(number, 0, [int(str(cell)) if str(cell).isdecimal() else cell for cell in row])
    sheet.set_column(0, 0, 38)
