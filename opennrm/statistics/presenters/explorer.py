"""The answer to a question of staff: sentence, chart, map, table and what to know about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from opennrm.shared.dates import clock
from opennrm.statistics.domain.definitions import DEFINITIONS
from opennrm.statistics.domain.dimensions import DIMENSIONS, Codes
from opennrm.statistics.domain.measures import MEASURES, UNITS, Unit
from opennrm.statistics.domain.query import Query
from opennrm.statistics.presenters.catalogue import breaks, facts
from opennrm.statistics.presenters.drawings import Drawing, by_year, draw
from opennrm.statistics.presenters.words import code_word, figure, name_of, said, told
from opennrm.statistics.services import Explored

Rows = list[dict[str, Any]]
# As many rows as are read on a page; all of them are in the files.
MOST_ROWS = 500
# As many bars and panels as can be told apart.
MOST_BARS, MOST_PANELS = 30, 8
KEY = "explored"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows beside the form."""

    measure: str
    title: str
    sentence: str
    notes: list[str]
    drawing: Drawing | None
    map: Drawing | None
    columns: list[str]
    rows: list[list[tuple[str, str]]]
    rows_left: str
    facts: list[tuple[str, str]]
    breaks: list[dict[str, str]]
    as_of: str


def answer(explored: Explored) -> Answer:
    query, measure = explored.query, MEASURES[explored.query.measure]
    rows = ordered(query, explored.rows)
    return Answer(
        measure=measure.id,
        title=title(query),
        sentence=_sentence(query, rows),
        notes=list(_notes(explored)),
        drawing=chart(query, rows),
        map=world(query, rows),
        columns=heads(query),
        rows=[list(zip(heads(query), cells(query, row), strict=True)) for row in rows[:MOST_ROWS]],
        rows_left=_rows_left(len(rows) - MOST_ROWS),
        facts=facts(measure),
        breaks=breaks(measure, explored.rows),
        as_of=date_format(query.as_of or clock.today(), "j. F Y"),
    )


def title(query: Query) -> str:
    """What is shown, of whom, and of which years: it can stand over the table anywhere."""
    name = told(DEFINITIONS[query.measure].name)
    splits = [name_of(each).lower() for each in _splits(query)]
    years = str(query.year) if query.first_year == query.year else f"{query.first_year}-{query.year}"
    parts = [f"{name} {years}"]
    if splits:
        parts.append(gettext("efter %(splits)s") % {"splits": gettext(" og ").join(splits)})
    parts.extend(f"({name_of(each)}: {code_word(each, code)})" for each, code in query.where)
    return " ".join(parts)


def heads(query: Query) -> list[str]:
    return [*(name_of(each) for each in query.by), _figure_head(query)]


def _figure_head(query: Query) -> str:
    return gettext("Kroner") if MEASURES[query.measure].unit == Unit.KRONER else gettext("Tal")


def cells(query: Query, row: dict[str, Any]) -> list[str]:
    return [*(code_word(each, row[each]) for each in query.by), figure(row)]


def ordered(query: Query, rows: Rows) -> Rows:
    """By year; within it the most first, but numbers and bands in their own order."""
    is_ranked = _ranked(query)

    def place(row: dict[str, Any]) -> tuple[Any, ...]:
        size = -(row["value"] or 0) if is_ranked else 0
        codes = [(row[each] is None, 0 if row[each] is None else row[each]) for each in _splits(query)]
        return row.get("year", 0), size, codes

    return sorted(rows, key=place)


def _ranked(query: Query) -> bool:
    return all(DIMENSIONS[each].codes not in {Codes.NUMBERS, Codes.BANDS} for each in _splits(query))


def _splits(query: Query) -> list[str]:
    return [each for each in query.by if each != "year"]


def _sentence(query: Query, rows: Rows) -> str:
    """What the answer says in one line: the figure itself, or the highest of them."""
    known = [row for row in rows if row["value"]]
    if not known:
        return gettext("Ingen tal svarer til det, du har valgt.")
    highest = max(known, key=lambda row: row["value"])
    if not query.by:
        return gettext("%(title)s: %(value)s.") % {"title": title(query), "value": figure(highest)}
    what = ", ".join(code_word(each, highest[each]) for each in query.by)
    return gettext("Højest er %(what)s med %(value)s.") % {"what": what, "value": figure(highest)}


def _notes(explored: Explored) -> Sequence[str]:
    rows = explored.rows
    notes = []
    if any(row.get("suppressed") for row in rows):
        notes.append(
            gettext("Tal fra 1 til 4 er skjult, og de tal, de kunne regnes ud af. De to slags ser ens ud.")
        )
    if explored.imported_until and not any(row.get("imported") for row in rows):
        notes.append(
            gettext(
                "Årene til og med %(last)s er en indlæst serie uden den opdeling eller betingelse. De er ikke med, og det"
                " betyder ikke nul."
            )
            % {"last": explored.imported_until}
        )
    return notes


def chart(query: Query, rows: Rows) -> Drawing | None:
    """Years as columns, one split as bars, one split over years as panels; more than that is for the table."""
    splits = _splits(query)
    if not rows or len(splits) > 1:
        return None
    if not splits:
        return by_year(KEY, title(query), rows) if "year" in query.by else None
    return _panels(query, rows, splits[0]) if "year" in query.by else _bars(query, rows, splits[0])


def _bars(query: Query, rows: Rows, split: str) -> Drawing:
    shown = [
        {"name": code_word(split, row[split]), "value": row["value"] or 0, "label": figure(row)}
        for row in rows[:MOST_BARS]
    ]
    return draw("bars", KEY, title(query), shown)


def _panels(query: Query, rows: Rows, split: str) -> Drawing:
    """The codes with the most over all years; each with every year of the question's rows."""
    totals: dict[Any, int] = {}
    for row in rows:
        totals[row[split]] = totals.get(row[split], 0) + (row["value"] or 0)
    most = sorted(totals, key=lambda code: -totals[code])[:MOST_PANELS]
    years = sorted({row["year"] for row in rows})
    imported = {row["year"] for row in rows if row.get("imported")}
    known = {(row[split], row["year"]): row for row in rows}
    shown = [
        {"name": code_word(split, code), "year": year} | _column(known.get((code, year)), year in imported)
        for code in most
        for year in years
    ]
    return draw("panels", KEY, title(query), shown)


def _column(row: dict[str, Any] | None, is_imported: bool) -> dict[str, Any]:
    """Where the register counted nobody there is a nought; where the series says nothing, nothing."""
    if row is None:
        return {"value": 0, "label": "" if is_imported else "0"}
    return {"value": row["value"] or 0, "label": figure(row)}


def world(query: Query, rows: Rows) -> Drawing | None:
    """Circles on the map, where the one split is a country and the years are one."""
    splits = _splits(query)
    if "year" in query.by or len(splits) != 1 or DIMENSIONS[splits[0]].codes is not Codes.COUNTRIES:
        return None
    places = [
        {"code": row[splits[0]], "name": code_word(splits[0], row[splits[0]]), "value": row["value"]}
        for row in rows
        if row["value"] and row[splits[0]]
    ]
    return draw("world_map", f"{KEY}-map", title(query), places) if places else None


def _rows_left(count: int) -> str:
    if count <= 0:
        return ""
    return ngettext(
        "Én række mere er kun med i filerne.", "%(count)s rækker mere er kun med i filerne.", count
    ) % {"count": said(count)}


def unit(query: Query) -> str:
    return told(UNITS[MEASURES[query.measure].unit])
