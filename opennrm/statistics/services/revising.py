"""A publication against the register of now: is it still drawn the same, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.statistics import measures, selectors
from opennrm.statistics.domain.publications import (
    Change,
    Edition,
    Reason,
    as_file,
    changes,
    checksum,
    needs_erratum,
)
from opennrm.statistics.domain.query import Query
from opennrm.statistics.measures import Drawn
from opennrm.statistics.models import Publication, PublishedTable
from opennrm.statistics.services import comparing
from opennrm.statistics.services.comparing import GivenAway
from opennrm.statistics.services.disclosing import protected


@dataclass(frozen=True, slots=True)
class Revision:
    """A publication and the register of now. ``errata``: those changes that ask for an erratum;
    ``given_away``: of what waits."""

    publication: Publication
    tables: tuple[PublishedTable, ...]
    changes: tuple[Change, ...]
    errata: tuple[Change, ...]
    given_away: GivenAway | None


@act
def show_publication(publication_id: UUID, *, by: Actor) -> Revision:
    """What waits is looked over; what is released is held against the register of now."""
    publication = selectors.get_publication(by, publication_id)
    audit.record("statistics.publication_shown", publication, by=by)
    tables = tuple(selectors.tables_of(by, publication))
    if publication.released_at is None:
        return Revision(publication, tables, (), (), comparing.look_over(publication, by=by))
    found = tuple(_changes(publication, tables))
    return Revision(publication, tables, found, tuple(_errata(found, clock.today())), None)


@act
def verify_publication(publication_id: UUID, *, by: Actor) -> tuple[str, ...]:
    """Draws every table again as it was, and names those whose checksum is another: there should be none."""
    publication = selectors.get_publication(by, publication_id)
    tables = selectors.tables_of(by, publication)
    drawn = selectors.draw(publication.as_of, publication.position)
    audit.record("statistics.publication_verified", publication, by=by, fields=["tables"])
    return tuple(
        table.name
        for table, rows in zip(tables, _answers(publication, tables, drawn), strict=True)
        if not checksum(as_file(table.by, table.rows)) == checksum(as_file(table.by, rows)) == table.checksum
    )


def changes_since(number: int) -> list[dict[str, Any]]:
    """For the command line: each figure of a publication that is another one now, with kinds of reasons."""
    publication = selectors.publication_numbered(number)
    return [
        {
            "measure": change.measure,
            "cell": ",".join(f"{name}={code}" for name, code in zip(change.by, change.codes, strict=True)),
            "old": change.old,
            "new": change.new,
            "reasons": ",".join(change.reasons),
        }
        for change in _changes(publication, tuple(publication.tables.order_by("name")))
    ]


def _answers(publication: Publication, tables: Any, drawn: Drawn) -> list[list[dict[str, Any]]]:
    """All tables of the publication at once, as they were protected together."""
    edition = Edition(publication.year, publication.as_of)
    questions = [edition.question(table.measure, table.by) for table in tables]
    return protected(questions, publication.profile, drawn)


def _changes(publication: Publication, tables: tuple[PublishedTable, ...]) -> Iterator[Change]:
    then, now = selectors.draw(publication.as_of, publication.position), selectors.draw(None)
    later = selectors.versions_after(publication.position)
    for table, rows in zip(tables, _answers(publication, tables, now), strict=True):
        moved = list(changes(table.measure, table.by, table.rows, rows))
        if moved:
            query = Query(table.measure, publication.year, by=tuple(table.by))
            told = _reasons(measures.asked(query), then, now, later)
            for codes, old, new in moved:
                change = Change(table.measure, query.by, codes, old, new)
                yield replace(change, reasons=tuple(sorted(told.get(codes, ()))))


def _errata(found: tuple[Change, ...], today: date) -> Iterator[Change]:
    persons, percent = (rules().figure(name, today) for name in ("erratum_persons", "erratum_percent"))
    return (each for each in found if needs_erratum(each, persons=persons, percent=percent))


Placed = Mapping[int, tuple[str, str, tuple[str, ...]]]


def _reasons(
    query: Query, then: Drawn, now: Drawn, later: Mapping[str, Mapping[str, Any]]
) -> dict[tuple[str, ...], set[Reason]]:
    """Kinds of reasons for each combination of codes, by the facts that count there at one of the two only."""
    before, after = _placed(query, then), _placed(query, now)
    names = {row["position"]: row["subject"] for row in _subjects(now)}
    found: dict[tuple[str, ...], set[Reason]] = {}
    for position, (key, subject, codes) in before.items():
        if after.get(position, ("", "", ()))[2] != codes or position not in after:
            is_renamed = names.get(position, subject) != subject
            found.setdefault(codes, set()).add(_why_gone(key, later, is_renamed=is_renamed))
    for position, (key, _, codes) in after.items():
        if before.get(position, ("", "", ()))[2] != codes or position not in before:
            found.setdefault(codes, set()).add(_why_come(key, later))
    return found


def _subjects(drawn: Drawn) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = drawn.facts.select("position", "subject").rows(named=True)
    return rows


def _placed(query: Query, drawn: Drawn) -> Placed:
    by = [measures.dimension(name).alias(f"by_{name}") for name in query.by]
    frame = measures.counted(query, drawn.facts).select("position", "key", "subject", *by)
    return {
        position: (key, subject, tuple("" if code is None else str(code) for code in codes))
        for position, key, subject, *codes in frame.collect().rows()
    }


def _why_gone(key: str, later: Mapping[str, Mapping[str, Any]], *, is_renamed: bool) -> Reason:
    if key in later:
        return Reason.WITHDRAWN if later[key]["retracted"] else Reason.CORRECTED
    if key in {each["corrects"] for each in later.values()}:
        return Reason.CORRECTED
    return Reason.MERGED if is_renamed else Reason.FOLLOWS


def _why_come(key: str, later: Mapping[str, Mapping[str, Any]]) -> Reason:
    if key not in later:
        return Reason.FOLLOWS
    return Reason.CORRECTED if later[key]["corrects"] or later[key]["had_before"] else Reason.LATE
