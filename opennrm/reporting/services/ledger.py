"""Figures from the fact ledger, drawn once and used for every question of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from opennrm.reporting.domain.figures import Ask
from opennrm.statistics import measures, selectors
from opennrm.statistics.domain.query import Query


class Ledger:
    """What the register knew on a day. Equal questions are asked once."""

    def __init__(self, as_of: date) -> None:
        self.as_of = as_of
        self._drawn = selectors.draw(as_of)
        self._answers: dict[Ask, Sequence[Mapping[str, Any]]] = {}

    @property
    def position(self) -> int:
        return selectors.position(self.as_of)

    def rows(self, ask: Ask) -> Sequence[Mapping[str, Any]]:
        if ask not in self._answers:
            self._answers[ask] = measures.compute(self._query(ask), self._drawn)
        return self._answers[ask]

    def _query(self, ask: Ask) -> Query:
        return Query(
            measure=ask.measure,
            year=ask.year,
            from_year=ask.from_year,
            by=ask.by,
            where=ask.where,
            as_of=self.as_of,
        )
