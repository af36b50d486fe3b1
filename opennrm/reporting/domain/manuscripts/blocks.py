"""The text of a chapter is blocks with a blank line between them. What a block is, its first letters say:

= Title                     the chapter's title, first of all
! Text                      the introduction, in larger letters
# Heading                   a section begins
Text                        sentences; every figure is a question in braces
> Words                     a quotation, and in its last line who said it: "> -- Name"
[boks] Title                a box: the lines below are its text
[interview] Title           somebody tells; [case] Title: somebody's story. Only with the checklist of anonymity
[foto] 3                    photograph number 3: the lines below are "Kredit: ", "Beskrivelse: " and the words under it
[figur] key                 a figure or table of the report
[indbygget] key             the sentences and figures of a built-in chapter
[note] Text                 a note
[kilde] Text                a source
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    TEXT = "text"
    QUOTATION = "quotation"
    BOX = "box"
    INTERVIEW = "interview"
    CASE = "case"
    PHOTOGRAPH = "photograph"
    EXHIBIT = "exhibit"
    BUILT_IN = "built_in"
    NOTE = "note"
    SOURCE = "source"


# What speaks of one person: reviewed only with the checklist of anonymity.
OF_A_PERSON = frozenset({Kind.INTERVIEW, Kind.CASE})
SIGNS = {"=": Kind.TITLE, "!": Kind.LEAD, "#": Kind.HEADING, ">": Kind.QUOTATION}
NAMES = {
    "boks": Kind.BOX, "box": Kind.BOX, "interview": Kind.INTERVIEW, "case": Kind.CASE, "foto": Kind.PHOTOGRAPH,
    "photo": Kind.PHOTOGRAPH, "figur": Kind.EXHIBIT, "figure": Kind.EXHIBIT, "indbygget": Kind.BUILT_IN,
    "built-in": Kind.BUILT_IN, "note": Kind.NOTE, "kilde": Kind.SOURCE, "source": Kind.SOURCE,
}  # fmt: skip
NAMED = re.compile(r"\[([^\]\n]*)\][ \t]*")
LABEL = re.compile(r"(Kredit|Credit|Beskrivelse|Alternative):[ \t]*(.*)", re.IGNORECASE)
LABELS = {"kredit": "credit", "credit": "credit", "beskrivelse": "alternative", "alternative": "alternative"}
SPEAKER = re.compile(r"(?:--|—|–)[ \t]*(.+)")


@dataclass(frozen=True, slots=True)
class Block:
    """``kind``: None where the name in brackets is none. ``start`` and ``at`` count from the start of the chapter: where
    the block begins, and where its text does."""

    kind: Kind | None
    start: int
    end: int
    head: str
    text: str
    at: int
    credit: str = ""
    alternative: str = ""
    speaker: str = ""


def blocks_of(text: str) -> Iterator[Block]:
    begun, place = None, 0
    for line in [*text.splitlines(keepends=True), "\n"]:
        if line.strip() and begun is None:
            begun = place
        if not line.strip() and begun is not None:
            yield _block(text[begun:place].rstrip(), begun)
            begun = None
        place += len(line)


def _block(text: str, start: int) -> Block:
    end = start + len(text)
    named = NAMED.match(text)
    if named:
        return _named(text, start, named)
    kind = SIGNS.get(text[0], Kind.TEXT)
    if kind is Kind.TEXT:
        return Block(kind, start, end, "", text, start)
    if kind is Kind.QUOTATION:
        return _quotation(text, start)
    first = text[1:]
    return Block(kind, start, end, "", first.lstrip(), end - len(first.lstrip()))


def _named(text: str, start: int, named: re.Match[str]) -> Block:
    kind, end = NAMES.get(named[1].strip().lower()), start + len(text)
    head, _, body = text[named.end() :].partition("\n")
    at = end - len(body)
    if kind is Kind.PHOTOGRAPH:
        return _photograph(head.strip(), body, start, end, at)
    if kind in (Kind.NOTE, Kind.SOURCE):
        return Block(kind, start, end, "", text[named.end() :], start + named.end())
    return Block(kind, start, end, head.strip(), body, at)


def _photograph(head: str, body: str, start: int, end: int, at: int) -> Block:
    told: dict[str, str] = {}
    words: list[str] = []
    for line in body.splitlines():
        label = LABEL.fullmatch(line.strip())
        if label:
            told[LABELS[label[1].lower()]] = label[2].strip()
        else:
            words.append(line.strip())
    return Block(Kind.PHOTOGRAPH, start, end, head, " ".join(filter(None, words)), at, **told)


def _quotation(text: str, start: int) -> Block:
    lines = [line.strip().removeprefix(">").strip() for line in text.splitlines()]
    said_by = SPEAKER.fullmatch(lines[-1]) if len(lines) > 1 else None
    words = " ".join(lines[:-1] if said_by else lines)
    return Block(
        Kind.QUOTATION, start, start + len(text), "", words, start, speaker=said_by[1] if said_by else ""
    )


def title_of(text: str) -> str:
    """Of a chapter, for lists; empty where it has none."""
    return next((block.text for block in blocks_of(text) if block.kind is Kind.TITLE), "")


def tells_of_a_person(text: str) -> bool:
    return any(block.kind in OF_A_PERSON for block in blocks_of(text))


def photographs_in(text: str) -> frozenset[int]:
    heads = (block.head for block in blocks_of(text) if block.kind is Kind.PHOTOGRAPH)
    return frozenset(int(head) for head in heads if head.isascii() and head.isdecimal() and len(head) < 6)
