"""Figures over years."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from opennrm.reporting.domain.figures import Figure, Figures, NotKnown, Ranked


@dataclass(frozen=True, slots=True)
class LastAtLeast:
    """The latest year of a series in which the figure was at least this high."""

    series: Ranked
    level: Figure

    def value(self, figures: Figures) -> Fraction:
        level = self.level.value(figures)
        years = [int(code) for code, count in self.series.ranking(figures).items if count >= level]
        if not years:
            raise NotKnown
        return Fraction(max(years))


@dataclass(frozen=True, slots=True)
class LastYearWith:
    """The latest year of a series in which there was any."""

    series: Ranked

    def value(self, figures: Figures) -> Fraction:
        years = [int(code) for code, _ in self.series.ranking(figures).items]
        if not years:
            raise NotKnown
        return Fraction(max(years))
