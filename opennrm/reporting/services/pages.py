"""From a told chapter to what the web page and the book are written from: sections with blocks and exhibits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from opennrm.reporting.domain.chapters import BY_KEY
from opennrm.reporting.domain.contents import Chapter, Section
from opennrm.reporting.domain.figures import Figures
from opennrm.reporting.domain.manuscripts.blocks import Kind
from opennrm.reporting.domain.manuscripts.telling import OVERVIEW, Telling, Told

Exhibits = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What chapters are shown with. ``pictures``: where photographs are found, by their numbers."""

    year: int
    language: str
    figures: Figures
    exhibits: Exhibits = field(default_factory=dict)
    pictures: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter, built in or of a manuscript."""

    key: str
    title: str
    exhibit_keys: tuple[str, ...]
    page: Callable[[Shown], dict[str, Any]]


def built_in(chapter: Chapter, language: str) -> Part:
    keys = tuple(key for section in chapter.sections for key in section.exhibits)
    title = chapter.title[language]
    return Part(
        chapter.key, title, keys, lambda shown: page(chapter.key, title, chapter_sections(chapter, shown))
    )


def of_manuscript(key: str, telling: Telling, year: int, figures: Figures) -> Part:
    built = {
        each.head: BY_KEY[each.head](year, figures)
        for each in telling.blocks
        if each.kind is Kind.BUILT_IN and each.head in BY_KEY
    }
    keys = tuple(_keys(telling.blocks, built))
    return Part(
        key, telling.title, keys, lambda shown: page(key, telling.title, _sections(telling, built, shown))
    )


def picture_name(number: int, media: str) -> str:
    return f"photographs/{number}.{'png' if media == 'image/png' else 'jpg'}"


def page(key: str, title: str, sections: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {
        "key": key,
        "title": title,
        "sections": [each for each in sections if each["text"] or each["exhibits"] or each["blocks"]],
    }


def chapter_sections(chapter: Chapter, shown: Shown) -> list[dict[str, Any]]:
    return [_section(section, shown) for section in chapter.sections]


def _section(section: Section, shown: Shown) -> dict[str, Any]:
    said = list(filter(None, (each.say(shown.figures, shown.language) for each in section.sentences)))
    return {
        "title": section.title[shown.language] if section.title else "",
        "said": said,
        "text": " ".join(said),
        "exhibits": [shown.exhibits[key] for key in section.exhibits if key in shown.exhibits],
        "has_overview": OVERVIEW in section.exhibits,
        "blocks": [],
    }


def _keys(blocks: Iterable[Told], built: Mapping[str, Chapter]) -> Iterator[str]:
    for block in blocks:
        if block.kind is Kind.EXHIBIT:
            yield block.head
        elif block.head in built:
            yield from (key for section in built[block.head].sections for key in section.exhibits)


def _sections(telling: Telling, built: Mapping[str, Chapter], shown: Shown) -> list[dict[str, Any]]:
    sections = [_opened("")]
    for block in telling.blocks:
        if block.kind is Kind.HEADING:
            sections.append(_opened(block.text))
        elif block.kind is Kind.BUILT_IN:
            sections += (
                [*chapter_sections(built[block.head], shown), _opened("")] if block.head in built else []
            )
        elif block.kind is not Kind.TITLE:
            sections[-1]["blocks"] += _blocks(block, shown)
    return sections


def _opened(title: str) -> dict[str, Any]:
    return {"title": title, "said": [], "text": "", "exhibits": [], "has_overview": False, "blocks": []}


def _blocks(block: Told, shown: Shown) -> list[dict[str, Any]]:
    """What is not there is not shown: an exhibit without rows, a photograph without its picture."""
    made: dict[str, Any] = {
        "kind": str(block.kind), "words": block.words, "text": block.text, "head": block.head, "credit": block.credit,
        "alternative": block.alternative, "speaker": block.speaker,
    }  # fmt: skip
    if block.kind is Kind.EXHIBIT:
        if block.head == OVERVIEW:
            return [made | {"kind": OVERVIEW}]
        return [made | {"exhibit": shown.exhibits[block.head]}] if block.head in shown.exhibits else []
    if block.kind is Kind.PHOTOGRAPH:
        number = int(block.head) if block.head.isascii() and block.head.isdecimal() else 0
        return [made | {"source": shown.pictures[number]}] if number in shown.pictures else []
    return [made]
