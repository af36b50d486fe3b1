"""The annual report as a printed book: a tagged PDF of A4 pages, from the same composed values as the web page."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opennrm.reporting.domain import wording
from opennrm.reporting.domain.captions import alternative
from opennrm.reporting.domain.dots import dots
from opennrm.reporting.services.pages import picture_name
from opennrm.shared.dates import noon
from opennrm.ui import documents

if TYPE_CHECKING:
    from opennrm.reporting.services.building import Exhibit, Report

BOOK = Path(__file__).resolve().parents[1] / "book" / "book.typ"
BLEED = 3  # millimetres beyond the cut on every side, as printers ask for
POINTS = 72 / 25.4  # in a millimetre


def for_printer(report: Report) -> bytes:
    """With a bleed on every side, and in each page where it is to be cut."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf(report, bleed=BLEED))) as book:
        for each in book.pages:
            left, bottom, right, top = (float(edge) for edge in each.mediabox)
            cut = BLEED * POINTS
            each.trimbox = pikepdf.Rectangle(left + cut, bottom + cut, right - cut, top - cut)
            each.bleedbox = each.mediabox
        made = io.BytesIO()
        book.save(made, static_id=True)
    return made.getvalue()


def pdf(report: Report, *, bleed: int = 0) -> bytes:
    """The book; ``bleed``: millimetres beyond the cut on every side."""
    page = report.page
    words = page["words"] | {"overview_total": page["overview_total"]}
    values = {
        "bleed": bleed,
        "words": words,
        "cover_title": words["title"],
        "key_figures": page["key_figures"],
        "dots": _dots(page["overview_persons"], report.language),
        "colophon": [_filled(each[report.language], report) for each in wording.COLOPHON],
        "chapters": [_chapter(each, words, _pictures(report)) for each in page["chapters"]],
        "overview": [_lines(column) for column in page["overview"]],
        "overview_persons": page["overview_persons"],
        "about": page["about"],
        "behind": [_shown(each, words) for each in report.exhibits if each.drawn],
    }
    return documents.pdf(
        BOOK.read_text(encoding="utf-8"),
        values,
        title=f"{words['title']}. {words['kind']}",
        language=report.language,
        made_at=noon(report.as_of),
    )


def _filled(text: str, report: Report) -> str:
    day = wording.day_words(report.as_of, report.language)
    return text.format(day=day, position=report.position)


def _dots(persons: int, language: str) -> Mapping[str, object]:
    made = dots(persons)
    if not persons:
        return asdict(made) | {"says": ""}
    says = (wording.EACH_CIRCLE if made.each == 1 else wording.EACH_FEW)[language]
    return asdict(made) | {"says": says.format(each=made.each, persons=persons)}


def _lines(column: Any) -> list[Mapping[str, object]]:
    return [
        {"level": line.level, "text": line.text, "persons": line.persons}
        for block in column
        for line in block
    ]


def _pictures(report: Report) -> dict[str, documents.Drawing]:
    """Photographs by the names that the web page calls them by: each as a drawing that carries its picture along."""
    photographs = report.edition.photographs if report.edition else ()
    return {picture_name(number, media): _carried(media, body) for number, media, body in photographs}


def _carried(media: str, body: bytes) -> documents.Drawing:
    from PIL import Image

    with Image.open(io.BytesIO(body), formats=("JPEG", "PNG")) as picture:
        width, height = picture.size
    told = base64.b64encode(body).decode()
    return documents.Drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image href="data:{media};base64,{told}" width="{width}" height="{height}"/></svg>'
    )


def _chapter(
    chapter: Mapping[str, Any], words: Mapping[str, str], pictures: Mapping[str, documents.Drawing]
) -> Mapping[str, object]:
    """The first sentence of a built-in chapter is its lead; it is not said again below."""
    sections = [dict(section) for section in chapter["sections"]]
    lead = ""
    if sections and sections[0]["said"]:
        lead, *rest = sections[0]["said"]
        sections[0]["text"] = " ".join(rest)
    return {
        "title": chapter["title"],
        "lead": lead,
        "sections": [
            {
                "title": section["title"],
                "text": section["text"],
                "exhibits": [_shown(each, words) for each in section["exhibits"]],
                "has_overview": section["has_overview"],
                "blocks": [_block(each, words, pictures) for each in section["blocks"]],
            }
            for section in sections
        ],
    }


def _block(
    block: Mapping[str, Any], words: Mapping[str, str], pictures: Mapping[str, documents.Drawing]
) -> Mapping[str, object]:
    if "exhibit" in block:
        return {"kind": block["kind"], "exhibit": _shown(block["exhibit"], words)}
    return {**block, "svg": pictures[block["source"]]} if "source" in block else block


def _shown(exhibit: Exhibit, words: Mapping[str, str]) -> Mapping[str, object]:
    table = exhibit.table
    return {
        "key": table.key,
        "kind": words["figure"] if exhibit.drawn else words["table"],
        "number": exhibit.number,
        "title": exhibit.title,
        "caption": exhibit.caption,
        "note": exhibit.note,
        "svg": documents.Drawing(exhibit.drawn.wide) if exhibit.drawn else None,
        "alt": alternative(table, exhibit.title, exhibit.caption),
        "columns": table.columns,
        "rows": table.rows,
        "total": table.total,
    }
