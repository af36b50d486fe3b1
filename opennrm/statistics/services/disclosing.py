"""What may be shown: the tables of questions, as their profile lets them out. The only way figures leave by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from opennrm.shared.errors import Invalid
from opennrm.statistics import measures, suppression
from opennrm.statistics.domain.disclosure import Cell, Linked, cell, code_of, protect
from opennrm.statistics.domain.measures import NUMBERS, UNLINKED, measure_of
from opennrm.statistics.domain.query import Query
from opennrm.statistics.measures import Drawn

Rows = list[dict[str, Any]]
# Questions about the same persons: their tables are linked. Measure, first and last year, and whether by year.
Population = tuple[str, int, int, bool]


def protected(queries: Sequence[Query], profile: str, drawn: Drawn) -> list[Rows]:
    """The answers to questions that are printed together. ``strict`` hides over all of them at once; ``national`` prints
    as the annual report does."""
    asked = [_asked(query, profile) for query in queries]
    answers = [measures.compute(query, drawn) for query in asked]
    if profile == "national":
        return answers
    hidden = {population: _hidden(same, drawn) for population, same in _by_population(asked).items()}
    return [
        _without(hidden[_population(query)], query, rows) for query, rows in zip(asked, answers, strict=True)
    ]


def linked(queries: Sequence[Query], drawn: Drawn) -> dict[Population, dict[int, Linked]]:
    """The tables of questions as linked tables: for each population, and for each year where they go by year."""
    asked = [_asked(query, "national") for query in queries]
    return {population: dict(_linked(same, drawn)) for population, same in _by_population(asked).items()}


def _asked(query: Query, profile: str) -> Query:
    """With what goes without saying; a condition on the year is the year."""
    whole = measures.asked(replace(query, profile=profile))
    years = [int(value) for name, value in whole.where if name == "year"]
    if not years:
        return whole
    where = tuple((name, value) for name, value in whole.where if name != "year")
    return replace(whole, year=years[0], from_year=years[0], where=where)


def _population(query: Query) -> Population:
    return query.measure, query.first_year, query.year, "year" in query.by


def _by_population(queries: Sequence[Query]) -> dict[Population, list[Query]]:
    found: dict[Population, list[Query]] = {}
    for query in queries:
        found.setdefault(_population(query), []).append(query)
    return found


def _hidden(queries: Sequence[Query], drawn: Drawn) -> dict[int, frozenset[Cell]]:
    if measure_of(queries[0]).unit in UNLINKED:
        _check_sums(queries)
        return {}
    return {year: suppression.hidden(tables) for year, tables in _linked(queries, drawn)}


def _check_sums(queries: Sequence[Query]) -> None:
    """A sum or a median is hidden by how many it is of, in one split alone (``measures``): linked ones are not protected."""
    if any(query.where or len(_dimensions(query)) > 1 for query in queries):
        raise Invalid("statistics.sums_need_one_dimension", field="profile")


def _linked(queries: Sequence[Query], drawn: Drawn) -> Iterator[tuple[int, Linked]]:
    """How many persons of each combination of codes there are, over every dimension asked of or by."""
    tables = tuple(dict.fromkeys(_dimensions(query) for query in queries))
    names = tuple(dict.fromkeys(name for table in tables for name in table))
    by_year = ("year",) if "year" in queries[0].by else ()
    every = replace(queries[0], by=(*by_year, *names), where=())
    counts: dict[int, dict[tuple[str, ...], int]] = {}
    for row in measures.in_register(every, drawn):
        of_year = counts.setdefault(row["year"] if by_year else 0, {})
        of_year[tuple(code_of(row[name]) for name in names)] = row["value"]
    for year, found in sorted(counts.items()):
        yield year, Linked(names, found, tables)


def _dimensions(query: Query) -> tuple[str, ...]:
    return tuple(sorted({*query.by, *(name for name, _ in query.where)} - {"year"}))


def _without(hidden: dict[int, frozenset[Cell]], query: Query, rows: Rows) -> Rows:
    """The rows with what is hidden taken out; and a row for a hidden count of nobody, which would else be told by its
    absence. Years before the register came without the persons behind them."""
    imported = [row for row in rows if row.get("imported")]
    counted = [row for row in rows if not row.get("imported")]
    keys = [(row.get("year", 0), cell(_codes(query, row))) for row in counted]
    told = [
        _hide(row) if key in hidden.get(year, ()) else row
        for (year, key), row in zip(keys, counted, strict=True)
    ]
    of_nobody = [
        _hide(_row(query, year, key)) for year, key in _cells(hidden, query) if (year, key) not in keys
    ]
    return [*protect(imported), *told, *of_nobody]


def _codes(query: Query, row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in query.by if name != "year"} | dict(query.where)


def _hide(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"value": None, "suppressed": True}


def _cells(hidden: dict[int, frozenset[Cell]], query: Query) -> Iterator[tuple[int, Cell]]:
    """The hidden cells that the question is about."""
    names, where = set(_dimensions(query)), frozenset(query.where)
    for year, cells in hidden.items():
        for key in sorted(cells, key=sorted):
            if {name for name, _ in key} == names and where <= key:
                yield year, key


def _row(query: Query, year: int, key: Cell) -> dict[str, Any]:
    codes = dict(key)
    return {name: year if name == "year" else _as_told(name, codes[name]) for name in query.by}


def _as_told(name: str, code: str) -> str | int | None:
    if name not in NUMBERS:
        return code
    return int(code) if code else None
