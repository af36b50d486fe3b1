"""Reading the ledger: what it knew at a moment. Pseudonymous codes only; pages check the actor's right first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import polars as pl
from django.db import connection
from django.db.models import Max, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.access.wall import working_as
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import COPENHAGEN, clock
from opennrm.shared.errors import Invalid
from opennrm.statistics.domain.dimensions import DIMENSIONS
from opennrm.statistics.domain.measures import MEASURES, Measure
from opennrm.statistics.domain.publication_states import State
from opennrm.statistics.domain.quality import Entry
from opennrm.statistics.measures import SCHEMA, Drawn
from opennrm.statistics.models import Fact, Publication, PublishedTable, SeriesFigure

# The only database role that may read the ledger (config.rights).
STATISTICS = "nrm_statistics"

# The newest version of each fact that was known then; without retracted ones and those a standing one corrects. Who was
# merged by then goes by the name of the person they were merged into (of which there is one: no chains).
STANDING = """
WITH newest AS (
    SELECT DISTINCT ON (key) position, key, kind, subject, occurred_on, retracted, corrects, attributes
    FROM statistics_fact WHERE recorded_at < %s AND position <= %s ORDER BY key, position DESC
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


# Beyond every position.
NO_POSITION = 2**63 - 1


def draw(as_of: date | None, position: int = NO_POSITION) -> Drawn:
    """What the register knew at the end of that day; no further than the position of a publication."""
    with working_as(STATISTICS), connection.cursor() as cursor:
        cursor.execute(STANDING, [end_of(as_of), position])
        facts = pl.DataFrame(cursor.fetchall(), schema=SCHEMA, orient="row")
        return Drawn(_with_assessed_year(facts), series())


# When each fact of a year was recorded, by its place.
RECORDED = "SELECT position, recorded_at FROM statistics_fact WHERE occurred_on >= %s AND occurred_on <= %s"


def entries(year: int) -> list[Entry]:
    """The standing facts of a year, each with the record it is of and who recorded it, where the ledger knows."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    facts = draw(None).facts.filter(pl.col("occurred_on").is_between(first, last))
    with working_as(STATISTICS), connection.cursor() as cursor:
        cursor.execute(RECORDED, [first, last])
        recorded = dict(cursor.fetchall())
    return [_entry(row, recorded[row["position"]]) for row in facts.rows(named=True)]


def _entry(row: dict[str, Any], recorded_at: datetime) -> Entry:
    return Entry(
        kind=row["kind"],
        record_id=row["key"].partition(":")[2],
        organisation=row["organisation"] or row["authority"],
        occurred_on=row["occurred_on"],
        recorded_on=recorded_at.astimezone(COPENHAGEN).date(),
        codes=row,
    )


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


# What was appended after a position: of which fact, and whether it was known before, was taken back or replaces another.
LATER = """
SELECT key, bool_or(retracted) AS retracted, max(corrects) AS corrects, EXISTS (
    SELECT FROM statistics_fact earlier WHERE earlier.key = later.key AND earlier.position <= %s) AS had_before
FROM statistics_fact later WHERE position > %s GROUP BY key
"""


def versions_after(position: int) -> dict[str, dict[str, Any]]:
    with working_as(STATISTICS), connection.cursor() as cursor:
        cursor.execute(LATER, [position, position])
        names = [column.name for column in cursor.description or ()]
        return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}


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


def published_series() -> list[dict[str, Any]]:
    """The same, for who is not drawing."""
    with working_as(STATISTICS):
        return series()


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


def publications_for(actor: Actor) -> QuerySet[Publication]:
    """What is released; what waits, or was dropped, only for those who work on it."""
    check_may_read(actor)
    found = Publication.objects.order_by("-number")
    if actor.has(Permission.PUBLICATION_PREPARE) or actor.has(Permission.PUBLICATION_RELEASE):
        return found
    return found.filter(state=State.RELEASED)


def get_publication(actor: Actor, publication_id: UUID) -> Publication:
    return get_object_or_404(publications_for(actor), pk=publication_id)


def lock_publication(actor: Actor, publication_id: UUID) -> Publication:
    return get_object_or_404(publications_for(actor).select_for_update(), pk=publication_id)


def tables_of(actor: Actor, publication: Publication) -> list[PublishedTable]:
    check_may_read(actor)
    return list(publication.tables.order_by("name"))


def released_before(actor: Actor, publication: Publication) -> list[Publication]:
    """Earlier releases of the same year, with their tables: the same persons are counted in them."""
    check_may_read(actor)
    released = Publication.objects.filter(year=publication.year, state=State.RELEASED).exclude(
        pk=publication.pk
    )
    return list(released.order_by("number").prefetch_related("tables"))


def next_number(actor: Actor) -> int:
    check_may_read(actor)
    return (Publication.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def publication_numbered(number: int) -> Publication:
    """For the command line of the owner."""
    found = Publication.objects.filter(number=number).first()
    if found is None:
        raise Invalid("statistics.no_such_publication", number=number)
    return found


def publications() -> list[dict[str, Any]]:
    """For the command line of the owner."""
    found = Publication.objects.order_by("number")
    return [dict(row) for row in found.values("number", "year", "as_of", "profile", "state", "position")]


# What the ledger does not know the organisation of: calls, referrals, returns, payments and steps of prosecution.
OF_NOBODY = "uden-organisation"


def get_organisation(actor: Actor, organisation: str) -> str:
    """The code of an organisation of the mechanism, or "" for what is of none."""
    check_may_read(actor)
    if organisation == OF_NOBODY:
        return ""
    if organisation not in rules().organisation_table:
        raise Http404
    return organisation
