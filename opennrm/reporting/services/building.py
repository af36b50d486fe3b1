"""``nrm report build``: the annual report of a year, composed once and written as files."""

from __future__ import annotations

import base64
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from opennrm.access import selectors as access
from opennrm.mechanism.rules import worded
from opennrm.reporting.domain import overview, wording
from opennrm.reporting.domain.captions import alternative, caption
from opennrm.reporting.domain.chapters import chapters
from opennrm.reporting.domain.contents import Chapter, Section
from opennrm.reporting.domain.figures import Figures, NotKnown
from opennrm.reporting.domain.numbers import digits
from opennrm.reporting.domain.tables import Table, make_table
from opennrm.reporting.services import files
from opennrm.reporting.services.drawing import Drawn, draw, is_drawn
from opennrm.shared.dates import clock

FONTS = Path(__file__).resolve().parents[2] / "ui" / "fonts"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report; ``as_of``: today unless told; ``for_printer``: also a PDF with bleed."""

    year: int
    as_of: date | None = None
    language: str = "da"
    for_printer: bool = False


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A table, the sentence that says what it shows, and its chart if it has one."""

    number: int
    table: Table
    title: str
    caption: str
    note: str
    drawn: Drawn | None

    @property
    def wide(self) -> str:
        return mark_safe(self.drawn.wide) if self.drawn else ""  # noqa: S308 - our own drawing, its words escaped

    @property
    def narrow(self) -> str:
        return mark_safe(self.drawn.narrow) if self.drawn else ""  # noqa: S308


@dataclass(frozen=True, slots=True)
class Report:
    """The composed report: what every file is written from."""

    year: int
    language: str
    as_of: date
    position: int
    page: dict[str, Any]
    html: str
    exhibits: tuple[Exhibit, ...]
    overview: tuple[tuple[str, ...], ...]


def build(wanted: Wanted, out: Path, *, figures: Figures | None = None) -> dict[str, Any]:
    """Write the report to ``out`` and answer what was written, with checksums. Codes are called as they were on its
    day; ``figures`` that do not come from the register come with their own words."""
    day = wanted.as_of or clock.today()
    with nullcontext() if figures else worded(access.wordings(), day):
        report = compose(wanted.year, figures or _ledger(day), as_of=day, language=wanted.language)
        return files.write(report, out, for_printer=wanted.for_printer)


def _ledger(day: date) -> Figures:
    from opennrm.reporting.services.ledger import Ledger

    return Ledger(day)


def compose(year: int, figures: Figures, *, as_of: date, language: str) -> Report:
    parts = chapters(year, figures)
    exhibits = _exhibits(parts, year, figures, language)
    blocks = overview.blocks(year, figures, language)
    position = int(getattr(figures, "position", 0))
    day = wording.day_words(as_of, language)
    context = {
        "words": wording.words(language, year=year, day=day, position=position),
        "language": language,
        "key_figures": _key_figures(year, figures, language),
        "chapters": [_chapter(part, exhibits, figures, language) for part in parts],
        "overview": overview.columns(blocks),
        "overview_title": overview.TITLE[language],
        "overview_total": overview.GRAND_TOTAL[language],
        "overview_persons": sum(block[0].persons for block in blocks),
        "about": [text[language] for text in wording.ABOUT],
        **_letters(),
    }
    with override(language):
        html = render_to_string("reporting/report.html", context)
    lines = tuple((str(line.level), line.text, str(line.persons)) for block in blocks for line in block)
    return Report(year, language, as_of, position, context, html, tuple(exhibits.values()), lines)


def _exhibits(parts: tuple[Chapter, ...], year: int, figures: Figures, language: str) -> dict[str, Exhibit]:
    keys = [
        key for part in parts for section in part.sections for key in section.exhibits if key != "overview"
    ]
    made: dict[str, Exhibit] = {}
    numbers = {True: 0, False: 0}
    for key in keys:
        table = make_table(key, year, figures, language)
        if table.rows:
            numbers[is_drawn(key)] += 1
            made[key] = _exhibit(table, numbers[is_drawn(key)], year, language)
    return made


def _exhibit(table: Table, number: int, year: int, language: str) -> Exhibit:
    title = table.title[language]
    if len(table.columns) == 2:
        title = f"{title}, {year}"
    said = caption(table, language)
    drawn = draw(table, alternative(table, title, said)) if is_drawn(table.key) else None
    return Exhibit(number, table, title, said, table.note[language] if table.note else "", drawn)


def _key_figures(year: int, figures: Figures, language: str) -> list[tuple[str, str]]:
    found = []
    for key_figure in wording.key_figures(year):
        try:
            found.append((digits(key_figure.figure.value(figures), language), key_figure.label[language]))
        except NotKnown:
            continue
    return found


def _chapter(part: Chapter, exhibits: dict[str, Exhibit], figures: Figures, language: str) -> dict[str, Any]:
    sections = [_section(section, exhibits, figures, language) for section in part.sections]
    return {
        "key": part.key,
        "title": part.title[language],
        "sections": [section for section in sections if section["text"] or section["exhibits"]],
    }


def _section(
    section: Section, exhibits: dict[str, Exhibit], figures: Figures, language: str
) -> dict[str, Any]:
    said = list(filter(None, (each.say(figures, language) for each in section.sentences)))
    return {
        "title": section.title[language] if section.title else "",
        "said": said,
        "text": " ".join(said),
        "exhibits": [exhibits[key] for key in section.exhibits if key in exhibits],
        "has_overview": "overview" in section.exhibits,
    }


def _letters() -> dict[str, str]:
    """The published document carries its own letters: it must read the same in ten years."""
    return {
        name: base64.b64encode((FONTS / f"IBMPlexSans-{weight}-Latin1.woff2").read_bytes()).decode()
        for name, weight in (("regular", "Regular"), ("semibold", "SemiBold"))
    }
