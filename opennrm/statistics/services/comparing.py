"""What a publication would give away: alone, and beside what is released already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from opennrm.access.domain.actor import Actor
from opennrm.statistics import selectors, suppression
from opennrm.statistics.domain.disclosure import Cell, How, Linked, Revealed, Singled, cell, revealed, singled
from opennrm.statistics.domain.publications import Profile
from opennrm.statistics.domain.query import Query
from opennrm.statistics.measures import Drawn
from opennrm.statistics.models import Publication, PublishedTable
from opennrm.statistics.services.disclosing import linked

# Persons, not calls or sums: of whom somebody could be singled out.
OF_PERSONS = "victims"


@dataclass(frozen=True, slots=True)
class GivenAway:
    """``singled``: only where every figure is printed."""

    singled: Singled | None
    revealed: tuple[Revealed, ...]


def look_over(publication: Publication, *, by: Actor) -> GivenAway:
    """Every check before anything is let out."""
    tables = selectors.tables_of(by, publication)
    earlier = selectors.released_before(by, publication)
    found = {(each.measure, each.cell): each for other in earlier for each in _by_comparing(tables, other)}
    if publication.profile == Profile.STRICT:
        together = _by_both(publication, tables, earlier)
        found |= {
            (each.measure, each.cell): each for each in together if (each.measure, each.cell) not in found
        }
        return GivenAway(None, tuple(found.values()))
    return GivenAway(_singled(publication, tables), tuple(found.values()))


def _by_comparing(tables: list[PublishedTable], other: Publication) -> Iterator[Revealed]:
    theirs = {each.name: each for each in other.tables.all()}
    for table in tables:
        if table.name in theirs:
            for key, how in revealed(table.by, theirs[table.name].rows, table.rows):
                yield Revealed(table.measure, key, how, other.number)


def _singled(publication: Publication, tables: list[PublishedTable]) -> Singled:
    of_persons = _linked(publication, tables).get(OF_PERSONS)
    return singled(of_persons) if of_persons else Singled(0, (), ())


def _linked(publication: Publication, tables: list[PublishedTable]) -> dict[str, Linked]:
    """The tables of each measure together, as they were drawn."""
    drawn: Drawn = selectors.draw(publication.as_of, publication.position)
    questions = [Query(table.measure, publication.year, by=tuple(table.by)) for table in tables]
    return {
        measure: of_year
        for (measure, *_), years in linked(questions, drawn).items()
        for of_year in years.values()
    }


def _by_both(
    publication: Publication, tables: list[PublishedTable], earlier: list[Publication]
) -> Iterator[Revealed]:
    """Where the persons are the same in both, only what both hide is hidden: it must hold against the rest."""
    ours = _linked(publication, tables)
    for other in earlier:
        theirs = _linked(other, list(other.tables.all()))
        for measure in ours.keys() & theirs.keys():
            if ours[measure].counts == theirs[measure].counts:
                kept_back = _hidden(measure, tables) & _hidden(measure, list(other.tables.all()))
                for key in suppression.exposed(ours[measure], kept_back):
                    yield Revealed(measure, key, How.TOGETHER, other.number)


def _hidden(measure: str, tables: list[PublishedTable]) -> frozenset[Cell]:
    return frozenset(
        cell({name: row[name] for name in table.by})
        for table in tables
        if table.measure == measure
        for row in table.rows
        if row["value"] is None
    )
