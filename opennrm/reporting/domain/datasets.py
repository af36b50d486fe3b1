"""A table as open data: JSON-stat 2.0, and the metadata of its CSV file as "CSV on the Web" of the W3C has it.

Both say what the table is, where it comes from, which day it is of and what its note says, so that a file that is passed on
still knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from opennrm.reporting.domain.contents import Text
from opennrm.reporting.domain.tables import Cell, Table

SOURCE = Text(
    "OpenNRM, registeret over den nationale indsats mod menneskehandel",
    "OpenNRM, the register of the national referral mechanism against human trafficking",
)
ROW, MEASURED = "row", "contents"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself beside its figures."""

    title: str
    as_of: date
    position: int
    language: str
    note: str


def measured(table: Table) -> list[int]:
    """The columns that hold figures: at least one number, below the first."""
    return [
        place
        for place in range(1, len(table.columns))
        if any(isinstance(row[place], int) for row in table.rows)
    ]


def row_codes(table: Table) -> list[str]:
    """By code, or by name where several rows share one."""
    is_unique = len(set(table.codes)) == len(table.rows)
    return [code or "unknown" for code in table.codes] if is_unique else [str(row[0]) for row in table.rows]


def jsonstat(table: Table, about: About) -> dict[str, Any]:
    """What is stated but is no number ("<5") is no value, and stands as the status of its cell."""
    columns, codes = measured(table), row_codes(table)
    cells = [row[place] for row in table.rows for place in columns]
    told = {str(n): cell for n, cell in enumerate(cells) if not isinstance(cell, int)}
    return {
        "version": "2.0",
        "class": "dataset",
        "label": about.title,
        "source": SOURCE[about.language],
        "updated": about.as_of.isoformat(),
        "note": [about.note] if about.note else [],
        "id": [ROW, MEASURED],
        "size": [len(codes), len(columns)],
        "role": {"metric": [MEASURED]},
        "dimension": {
            ROW: _dimension(table.columns[0], codes, [str(row[0]) for row in table.rows]),
            MEASURED: _dimension(
                about.title, [f"c{place}" for place in columns], [table.columns[place] for place in columns]
            ),
        },
        "value": [cell if isinstance(cell, int) else None for cell in cells],
        **({"status": told} if told else {}),
        "extension": {"key": table.key, "ledger_position": about.position, "language": about.language},
    }


def _dimension(label: str, codes: list[str], names: list[str]) -> dict[str, Any]:
    return {"label": label, "category": {"index": codes, "label": dict(zip(codes, names, strict=True))}}


def csv_metadata(table: Table, about: About) -> dict[str, Any]:
    columns = [{"name": "code", "titles": "code", "datatype": "string"}]
    columns += [
        {"name": f"c{place}", "titles": title, "datatype": _datatype(table, place)}
        for place, title in enumerate(table.columns)
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": about.language}],
        "url": f"{table.key}.csv",
        "dc:title": about.title,
        "dc:description": about.note,
        "dc:source": SOURCE[about.language],
        "dc:date": about.as_of.isoformat(),
        "dc:identifier": f"{table.key}, ledger position {about.position}",
        "tableSchema": {"columns": columns},
    }


def _datatype(table: Table, place: int) -> str:
    cells: list[Cell] = [row[place] for row in table.rows]
    return "integer" if cells and all(isinstance(cell, int) for cell in cells) else "string"
