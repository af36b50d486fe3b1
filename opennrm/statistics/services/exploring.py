"""Questions of staff, within what they may ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.shared.dates import clock
from opennrm.statistics import policies, selectors
from opennrm.statistics.domain.query import Query
from opennrm.statistics.services.answering import every_year
from opennrm.statistics.services.disclosing import protected


@dataclass(frozen=True, slots=True)
class Explored:
    """A question and its answer. ``imported_until``: the last year of the series from before the register, where the
    question reaches into it."""

    query: Query
    rows: list[dict[str, Any]]
    imported_until: int | None


@act
def explore(query: Query, *, by: Actor) -> Explored:
    """The answer, if they may ask."""
    return _explored(query, by)


@act
def take_away(query: Query, suffix: str, *, by: Actor) -> Explored:
    """The answer as a file, which leaves the house: who took which splits stands in the trail, never a figure."""
    explored = _explored(query, by)
    names = (query.measure, *query.by, *(name for name, _ in query.where))
    audit.record("statistics.figures_taken", by=by, fields=names, purpose=suffix)
    return explored


def _explored(query: Query, by: Actor) -> Explored:
    policies.check_can_ask(by, query)
    drawn = selectors.draw(query.as_of)
    (rows,) = protected([query], query.profile, drawn)
    imported = [row["year"] for row in drawn.series] if query.measure == "victims" else []
    until = max(imported, default=0)
    if query.by == ("year",):
        rows = every_year(rows, min(query.year, clock.today().year))
    return Explored(query, rows, until if query.first_year <= until else None)
