"""Reading the ledger: what it knew at a moment. Pseudonymous codes only; pages check the actor's right first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import Max
from django.http import Http404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.access.wall import working_as
from opennrm.shared.dates import COPENHAGEN, clock
from opennrm.statistics.domain.dimensions import DIMENSIONS
from opennrm.statistics.domain.measures import MEASURES, Measure
from opennrm.statistics.measures import SCHEMA, Drawn
from opennrm.statistics.models import Fact, SeriesFigure

# The only database role that may read the ledger (config.rights).
STATISTICS = "nrm_statistics"

# The newest version of each fact that was known then; without retracted ones and those a standing one corrects. Who was
# merged by then goes by the name of the person they were merged into (of which there is one: no chains).
STANDING = """
WITH newest AS (
    SELECT DISTINCT ON (key) position, key, kind, subject, occurred_on, retracted, corrects, attributes
    FROM statistics_fact WHERE recorded_at < %s ORDER BY key, position DESC
), standing AS (SELECT * FROM newest WHERE NOT retracted),
merged AS (SELECT subject AS merged, attributes->>'into' AS into_subject FROM standing WHERE kind = 'merge')
SELECT position, key, kind, coalesce(into_subject, subject), occurred_on, {columns}
FROM standing LEFT JOIN merged ON merged = subject
WHERE kind <> 'merge' AND key NOT IN (SELECT corrects FROM standing WHERE corrects <> '')
ORDER BY position
"""
COLUMNS = {
    name: "NULL::int"
    if name == "assessed_year"
    else f"(attributes->>'{name}')::int"
    if kind == pl.Int64
    else f"coalesce(attributes->>'{name}', '')"
    for name, kind in list(SCHEMA.items())[5:]
}
STANDING = STANDING.replace("{columns}", ", ".join(COLUMNS.values()))


def end_of(as_of: date | None) -> datetime:
    """The moment a Copenhagen day ends; None is now."""
    if as_of is None:
        return clock.now() + timedelta(microseconds=1)
    following = min(as_of, date.max - timedelta(days=1)) + timedelta(days=1)
    return datetime(following.year, following.month, following.day, tzinfo=COPENHAGEN)


def draw(as_of: date | None) -> Drawn:
    """What the register knew at the end of that day."""
    with working_as(STATISTICS), connection.cursor() as cursor:
        cursor.execute(STANDING, [end_of(as_of)])
        facts = pl.DataFrame(cursor.fetchall(), schema=SCHEMA, orient="row")
        return Drawn(_with_assessed_year(facts), series())


# Merges and their retractions between two moments, as they were appended.
MERGES = """
SELECT position, CASE WHEN retracted THEN 'unmerge' ELSE 'merge' END AS kind, occurred_on, subject,
    coalesce(attributes->>'into', '') AS into_subject
FROM statistics_fact WHERE kind = 'merge' AND recorded_at >= %s AND recorded_at < %s ORDER BY position
"""


def merges_between(since: date, until: date) -> list[dict[str, Any]]:
    """Which persons became one, or two again, after the one day and up to the other."""
    with working_as(STATISTICS), connection.cursor() as cursor:
        cursor.execute(MERGES, sorted([end_of(since), end_of(until)]))
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def newest_version(key: str) -> Fact:
    """What the ledger last said of a record."""
    with working_as(STATISTICS):
        return Fact.objects.filter(key=key).latest("position")


def has_version(key: str) -> bool:
    with working_as(STATISTICS):
        return Fact.objects.filter(key=key).exists()


def _with_assessed_year(facts: pl.DataFrame) -> pl.DataFrame:
    """Each return with the year of the newest standing decision "victim" before the journey: found at the draw, so
    that a decision that is corrected or withdrawn later moves it."""
    is_victim = (pl.col("kind") == "decision") & (pl.col("outcome") == "victim")
    assessed = facts.filter(is_victim).select(
        "subject", "occurred_on", assessed=pl.col("occurred_on").dt.year().cast(pl.Int64)
    )
    is_return = pl.col("kind") == "return"
    returns = facts.filter(is_return).sort("occurred_on")
    found = returns.join_asof(
        assessed.sort("occurred_on"), on="occurred_on", by="subject", check_sortedness=False
    )
    dated = found.with_columns(assessed_year=pl.col("assessed")).select(facts.columns)
    return pl.concat([facts.filter(~is_return), dated]).sort("position")


def series() -> list[dict[str, Any]]:
    figures = SeriesFigure.objects.order_by("year", "code")
    return [dict(row) for row in figures.values("year", "dimension", "code", "value", "source")]


def position(as_of: date | None) -> int:
    """The last position of the ledger that the draw saw."""
    with working_as(STATISTICS):
        known = Fact.objects.filter(recorded_at__lt=end_of(as_of)).aggregate(last=Max("position"))
    return known["last"] or 0


def has_facts() -> bool:
    with working_as(STATISTICS):
        return Fact.objects.exists()


def check_may_read(actor: Actor) -> None:
    actor.check_has(Permission.STATISTICS_VIEW)


def get_measure(actor: Actor, measure: str) -> Measure:
    """An entry of the catalogue, for who may read it."""
    check_may_read(actor)
    if measure not in MEASURES:
        raise Http404
    return MEASURES[measure]


def get_dimension(actor: Actor, dimension: str) -> str:
    check_may_read(actor)
    if dimension not in DIMENSIONS:
        raise Http404
    return dimension
