"""Figures as text, and the words of refusals."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Rows = list[dict[str, Any]]

REFUSALS: dict[str, Promise] = {
    "statistics.unknown_measure": _("Opgørelsen %(measure)s findes ikke. Vælg en af: %(known)s."),
    "statistics.measure_later": _(
        "Opgørelsen %(measure)s kan endnu ikke laves: registeret rummer ikke den slags registreringer."
    ),
    "statistics.unknown_dimension": _(
        "%(measure)s kan ikke deles efter %(dimension)s. Vælg en af: %(known)s."
    ),
    "statistics.years_reversed": _("Det første år ligger efter det sidste. Byt om på dem."),
    "statistics.series_by_year": _(
        "Årene til og med %(last)s er en indlæst serie, som ikke kan lægges sammen med registerets tal. Del efter år."
    ),
    "statistics.not_a_number": _("%(dimension)s skal være et tal, ikke %(value)s."),
    "statistics.sums_need_one_dimension": _(
        "Beløb kan under profilen strict kun deles efter ét mål ad gangen og uden betingelser. Vælg højst én opdeling"
        " ud over år."
    ),
    "statistics.too_many_cells": _(
        "Opdelingerne giver tilsammen mere end %(most)s kombinationer, og så mange kan ikke diskretioneres på én gang."
        " Vælg færre opdelinger."
    ),
}


def columns(rows: Rows) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def as_json(rows: Rows) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1, default=str)


def as_csv(rows: Rows) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns(rows), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_table(rows: Rows) -> str:
    """Columns of equal width; what is suppressed or unknown is a dash."""
    names = columns(rows)
    cells = [names, *([_cell(row.get(name)) for name in names] for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(names))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def _cell(value: object) -> str:
    return "-" if value is None or value == "" else str(value)
