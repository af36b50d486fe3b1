"""Figures for the command line, the pages and the report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.shared.dates import clock
from opennrm.statistics import measures, selectors
from opennrm.statistics.domain.breaks import FIRST_YEAR
from opennrm.statistics.domain.measures import MEASURES
from opennrm.statistics.domain.query import Query
from opennrm.statistics.services.disclosing import protected

Rows = list[dict[str, Any]]


def show(query: Query) -> Rows:
    (rows,) = protected([query], query.profile, selectors.draw(query.as_of))
    return rows


def explain(measure: str, year: int, *, since: date, until: date) -> Rows:
    """The facts that count on one of the two days only, by their place in the ledger; never who they are about. Where
    persons became one or two, that is named beside them: it moves no number itself."""
    query = Query(measure, year)
    before, after = (_counted(query, day) for day in (since, until))
    gone = [before[each] | {"change": -1} for each in before.keys() - after.keys()]
    come = [after[each] | {"change": 1} for each in after.keys() - before.keys()]
    moved = sorted([*gone, *come, *_merges(gone + come, since, until)], key=itemgetter("position", "change"))
    return [{name: told for name, told in row.items() if name not in NAMES} for row in moved]


# The ledger's names of persons: compared here, never shown.
NAMES = ("subject", "into_subject")


def _merges(moved: Rows, since: date, until: date) -> Rows:
    """Those that concern the persons whose facts moved."""
    theirs = {row["subject"] for row in moved} - {""}
    return [
        row | {"change": 0}
        for row in selectors.merges_between(since, until)
        if theirs & {row["subject"], row["into_subject"]}
    ]


def _counted(query: Query, as_of: date) -> dict[int, dict[str, Any]]:
    frame = measures.counted(query, selectors.draw(as_of).facts)
    told = ["position", "kind", "occurred_on", "subject", *MEASURES[query.measure].only]
    return {row["position"]: row for row in frame.select(*told).collect().rows(named=True)}


@act
def series_of(measure: str, *, by: Actor) -> Rows:
    """A measure year by year, from the first year of which anything is known until this one."""
    selectors.check_may_read(by)
    this_year = clock.today().year
    return every_year(show(Query(measure, this_year, FIRST_YEAR, by=("year",))), this_year)


def every_year(rows: Rows, last_year: int) -> Rows:
    """From the first year of which anything is known, nought where there was nobody."""
    known = {row["year"]: row for row in rows}
    years = range(min(known, default=last_year), last_year + 1)
    return [known.get(year, {"year": year, "value": 0}) for year in years]


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """What the page of key figures shows, all from one draw."""

    totals: dict[str, int]
    before: dict[str, int]
    by_form: Rows
    by_nationality: Rows


PAGE = ("calls", "referrals", "interviewed", "victims", "returns")


@act
def key_figures(year: int, as_of: date | None, *, by: Actor) -> KeyFigures:
    """For the page: one draw, many measures."""
    selectors.check_may_read(by)
    drawn = selectors.draw(as_of)

    def total(measure: str, of: int) -> int:
        return sum(row["value"] or 0 for row in measures.compute(Query(measure, of), drawn))

    def split(dimension: str) -> Rows:
        rows = measures.compute(Query("victims", year, by=(dimension,)), drawn)
        return sorted(rows, key=lambda row: -(row["value"] or 0))

    return KeyFigures(
        totals={each: total(each, year) for each in PAGE},
        before={each: total(each, year - 1) for each in PAGE},
        by_form=split("exploitation"),
        by_nationality=split("nationality"),
    )
