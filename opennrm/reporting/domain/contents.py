"""What a report is made of: chapters, sections, exhibits (a chart or a table), key figures."""

from __future__ import annotations

from dataclasses import dataclass

from opennrm.reporting.domain.figures import Figure, Given
from opennrm.reporting.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Text:
    """Words without a figure."""

    da: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.da if language == "da" else self.en


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (or none), sentences, and the exhibits that follow, by key."""

    title: Text | None
    sentences: tuple[Sentence, ...]
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    key: str
    title: Text
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the figures on the first page."""

    label: Text
    figure: Figure


def the_year(year: int) -> Given:
    return Given("year", year)
