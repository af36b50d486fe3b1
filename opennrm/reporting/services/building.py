"""``nrm report build``: the annual report of a year, composed once and written as files."""

from __future__ import annotations

import base64
from collections.abc import Sequence
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
from opennrm.reporting import selectors
from opennrm.reporting.domain import overview, wording
from opennrm.reporting.domain.captions import alternative, caption
from opennrm.reporting.domain.chapters import chapters
from opennrm.reporting.domain.figures import Figures, NotKnown
from opennrm.reporting.domain.manuscripts.telling import tell
from opennrm.reporting.domain.manuscripts.views import EditionView
from opennrm.reporting.domain.numbers import digits
from opennrm.reporting.domain.tables import Table, make_table
from opennrm.reporting.domain.typed.saying import Voice
from opennrm.reporting.services import files
from opennrm.reporting.services.drawing import Drawn, draw, is_drawn
from opennrm.reporting.services.pages import Part, Shown, built_in, of_manuscript, picture_name
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

FONTS = Path(__file__).resolve().parents[2] / "ui" / "fonts"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report; ``as_of``: today unless told; ``for_printer``: also a PDF with bleed; ``edition``: of the manuscript,
    the newest that is approved unless told."""

    year: int
    as_of: date | None = None
    language: str = "da"
    for_printer: bool = False
    edition: int | None = None


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
    edition: EditionView | None = None


def build(
    wanted: Wanted, out: Path, *, figures: Figures | None = None, edition: EditionView | None = None
) -> dict[str, Any]:
    """Write the report to ``out`` and answer what was written, with checksums. The text is the approved edition of the
    year, where there is one; else what is built in. Codes are called as they were on its day; ``figures`` that do not come
    from the register come with their own words."""
    day = wanted.as_of or clock.today()
    if figures is None:
        edition = _approved(wanted)
    with nullcontext() if figures else worded(access.wordings(), day):
        found = figures or _ledger(day)
        report = compose(wanted.year, found, as_of=day, language=wanted.language, edition=edition)
        return files.write(report, out, for_printer=wanted.for_printer)


def _approved(wanted: Wanted) -> EditionView | None:
    edition = selectors.approved_edition(wanted.year, wanted.edition)
    if wanted.edition and edition is None:
        raise Invalid("reporting.no_such_edition", number=wanted.edition, year=wanted.year)
    return edition


def _ledger(day: date) -> Figures:
    from opennrm.reporting.services.ledger import Ledger

    return Ledger(day)


def compose(
    year: int, figures: Figures, *, as_of: date, language: str, edition: EditionView | None = None
) -> Report:
    parts = parts_of(year, figures, language, edition)
    exhibits = exhibits_of(parts, year, figures, language)
    blocks = overview.blocks(year, figures, language)
    position = int(getattr(figures, "position", 0))
    day = wording.day_words(as_of, language)
    shown = Shown(year, language, figures, exhibits, _pictures(edition))
    context = {
        "words": wording.words(language, year=year, day=day, position=position),
        "language": language,
        "key_figures": _key_figures(year, figures, language),
        "chapters": [part.page(shown) for part in parts],
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
    return Report(year, language, as_of, position, context, html, tuple(exhibits.values()), lines, edition)


def parts_of(year: int, figures: Figures, language: str, edition: EditionView | None) -> list[Part]:
    """A sentence of a manuscript that does not hold at this as-of date is left out, as built-in ones are."""
    if edition is None:
        return [built_in(each, language) for each in chapters(year, figures)]
    voice = Voice(year, language, figures)
    numbers = frozenset(number for number, _, _ in edition.photographs)
    return [
        of_manuscript(key, tell(danish if language == "da" else english, voice, numbers), year, figures)
        for key, danish, english in edition.chapters
        if danish and language == "da" or english and language == "en"
    ]


def _pictures(edition: EditionView | None) -> dict[int, str]:
    return (
        {number: picture_name(number, media) for number, media, _ in edition.photographs} if edition else {}
    )


def exhibits_of(
    parts: Sequence[Part], year: int, figures: Figures, language: str, *, is_drawing: bool = True
) -> dict[str, Exhibit]:
    """Each once, numbered as they come; ``is_drawing``: with their charts, which take longest."""
    keys = dict.fromkeys(key for part in parts for key in part.exhibit_keys if key != "overview")
    made: dict[str, Exhibit] = {}
    numbers = {True: 0, False: 0}
    for key in keys:
        table = make_table(key, year, figures, language)
        if table.rows:
            numbers[is_drawn(key)] += 1
            made[key] = _exhibit(table, numbers[is_drawn(key)], year, language, is_drawing=is_drawing)
    return made


def _exhibit(table: Table, number: int, year: int, language: str, *, is_drawing: bool) -> Exhibit:
    title = table.title[language]
    if len(table.columns) == 2:
        title = f"{title}, {year}"
    said = caption(table, language)
    drawn = draw(table, alternative(table, title, said)) if is_drawing and is_drawn(table.key) else None
    return Exhibit(number, table, title, said, table.note[language] if table.note else "", drawn)


def _key_figures(year: int, figures: Figures, language: str) -> list[tuple[str, str]]:
    found = []
    for key_figure in wording.key_figures(year):
        try:
            found.append((digits(key_figure.figure.value(figures), language), key_figure.label[language]))
        except NotKnown:
            continue
    return found


def _letters() -> dict[str, str]:
    """The published document carries its own letters: it must read the same in ten years."""
    return {
        name: base64.b64encode((FONTS / f"IBMPlexSans-{weight}-Latin1.woff2").read_bytes()).decode()
        for name, weight in (("regular", "Regular"), ("semibold", "SemiBold"))
    }
