"""Measures as narwhals expressions: the same on polars and on Spark. The only place where a number is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from opennrm.shared.errors import Invalid
from opennrm.statistics.domain.disclosure import UNITS_IN, protect
from opennrm.statistics.domain.measures import (
    CHILD_UNTIL,
    NUMBERS,
    UNLINKED,
    YOUNG_UNTIL,
    Measure,
    Unit,
    measure_of,
)  # fmt: skip
from opennrm.statistics.domain.query import Query

__all__ = ["Drawn", "Query", "compute", "counted"]

YEAR = nw.col("occurred_on").dt.year()
AGE = nw.col("age")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the ledger knew at one moment: standing facts, and the imported yearly figures."""

    facts: Any
    series: Sequence[dict[str, Any]] = ()


def dimension(name: str) -> nw.Expr:
    """How a dimension is read from a fact."""
    derived = {
        "year": YEAR,
        "age_group": nw.when(AGE < CHILD_UNTIL).then(nw.lit("<18")).when(AGE >= CHILD_UNTIL).then(nw.lit("18+")).otherwise(nw.lit("")),
        "age_band": nw.when(AGE < CHILD_UNTIL).then(nw.lit("<18")).when(AGE < YOUNG_UNTIL).then(nw.lit("18-24")).when(AGE >= YOUNG_UNTIL).then(nw.lit("25+")).otherwise(nw.lit("")),
    }  # fmt: skip
    return derived[name] if name in derived else nw.col(name)


def counted(query: Query, facts: Any) -> nw.LazyFrame[Any]:
    """The facts that make up the figure: one for each of its units. Only what is asked for is ever read."""
    measure = measure_of(query)
    # As days, so that row groups of other years are skipped by their statistics.
    day = nw.col("occurred_on")
    years = (day >= date(query.first_year, 1, 1), day <= date(query.year, 12, 31))
    frame: nw.LazyFrame[Any] = nw.from_native(facts).lazy().filter(*_conditions(measure))
    if measure.unit == Unit.PERSON_IN_YEAR:
        frame = _newest(frame.filter(*years).with_columns(YEAR.alias("year")), "subject", "year")
    elif measure.unit == Unit.RELATION:
        frame = _newest(frame, "subject", "statute")
    return frame.filter(*years, *(dimension(name) == _value(name, value) for name, value in query.where))


def _conditions(measure: Measure) -> list[nw.Expr]:
    return [nw.col("kind") == measure.kind, *(nw.col(name) == value for name, value in measure.only.items())]


def _newest(frame: nw.LazyFrame[Any], *same: str) -> nw.LazyFrame[Any]:
    """Each unit once, by its newest fact."""
    return frame.unique(subset=list(same), keep="last", order_by=["occurred_on", "position"])


def _value(name: str, value: str) -> int | str:
    return int(value) if name in NUMBERS else value


def compute(query: Query, drawn: Drawn) -> list[dict[str, Any]]:
    """The answer: a row for each combination of ``by`` with its ``value``, or one row without it. What of it may be
    shown under a profile is for ``services.disclosing``; only what a sum is of is known here alone."""
    measure = measure_of(query)
    beside = _series_years(query, drawn)
    if beside and "year" not in query.by and query.first_year < query.year:
        raise Invalid("statistics.series_by_year", field="by", last=max(row["year"] for row in beside))
    frame = counted(asked(query), drawn.facts)
    if measure.unit in UNLINKED:
        told = _told(frame, measure.unit, query.by)
        return [_whole(row, measure.unit) for row in (told if query.profile == "national" else protect(told))]
    return [*imported(query, beside), *_grouped(frame, query.by, is_beside_series=bool(beside))]


def in_register(query: Query, drawn: Drawn) -> list[dict[str, Any]]:
    """The counts without the years before the register."""
    return _grouped(counted(query, drawn.facts), query.by, is_beside_series=False)


def asked(query: Query) -> Query:
    """The question with what holds unless it says otherwise."""
    named = {name for name, _ in query.where} | set(query.by)
    extra = measure_of(query).unless_asked.items()
    return replace(query, where=(*query.where, *((name, code) for name, code in extra if name not in named)))


# The column that a figure is made of, how, and how many of its unit are one of what is told.
MADE_OF = {
    Unit.KRONER: ("ore", nw.col("ore").sum(), 100),
    Unit.DAYS: ("days", nw.col("days").median(), 1),
}


def _told(frame: nw.LazyFrame[Any], unit: Unit, by: tuple[str, ...]) -> list[dict[str, Any]]:
    """What the facts come to, beside how many they are, which is what disclosure control goes by."""
    column, made, _ = MADE_OF[unit]
    figures = (made.alias("value"), nw.len().alias(UNITS_IN))
    known = frame.filter(~nw.col(column).is_null())
    if not by:
        (row,) = known.select(*figures).collect().rows(named=True)
        return [row]
    names = list(by)
    told = known.select(column, *(dimension(name).alias(name) for name in names))
    return told.group_by(names).agg(*figures).sort(names).collect().rows(named=True)


def _whole(row: dict[str, Any], unit: Unit) -> dict[str, Any]:
    """A whole number where it is one."""
    value, one = row["value"], MADE_OF[unit][2]
    told = int(value // one) if value is not None and value % one == 0 else value and value / one
    return {name: told if name == "value" else each for name, each in row.items() if name != UNITS_IN}


def _grouped(
    frame: nw.LazyFrame[Any], by: tuple[str, ...], *, is_beside_series: bool
) -> list[dict[str, Any]]:
    if not by:
        count = frame.select(nw.len()).collect().item()
        return [] if is_beside_series and not count else [{"value": count}]
    names = list(by)
    grouped = (
        frame.select(*(dimension(name).alias(name) for name in names))
        .group_by(names)
        .agg(nw.len().alias("value"))
    )
    return grouped.sort(names).collect().rows(named=True)


# Which columns of the imported series answer which question.
SERIES_DIMENSIONS = ("", "exploitation", "gender", "age_group")


def _series_years(query: Query, drawn: Drawn) -> list[dict[str, Any]]:
    if query.measure != "victims":
        return []
    return [row for row in drawn.series if query.first_year <= row["year"] <= query.year]


def imported(query: Query, series: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The years before the register: totals by year, and by one dimension where the series has it. "<5" stays "<5"."""
    splits = [name for name in query.by if name != "year"]
    wanted = splits[0] if splits else ""
    if query.where or len(splits) > 1 or wanted not in SERIES_DIMENSIONS:
        return []
    return [
        {name: row["year"] if name == "year" else row["code"] for name in query.by} | _stated(row)
        for row in series
        if row["dimension"] == wanted
    ]


def _stated(row: dict[str, Any]) -> dict[str, Any]:
    value = int(row["value"]) if row["value"].isdecimal() else None
    stated = {"stated": row["value"]} if value is None and row["value"] else {}
    return {"value": value, **stated, "imported": True, "source": row["source"]}


SCHEMA: dict[str, Any] = {
    "position": pl.Int64, "key": pl.String, "kind": pl.String, "subject": pl.String, "occurred_on": pl.Date,
    **dict.fromkeys(("outcome", "nationality", "gender", "exploitation", "sector", "sub_form", "authority", "referred_by", "country_of_exploitation", "organisation", "caller", "purpose", "destination", "statute", "support", "step", "step_before", "activity"), pl.String),
    "days": pl.Int64, "age": pl.Int64, "assessed_year": pl.Int64, "ore": pl.Int64,
}  # fmt: skip
