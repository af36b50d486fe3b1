"""Documents as PDF: tagged, readable by a screen reader (PDF/UA-1), one font, nothing fetched from anywhere.

A document is typst source of ours and values from the register. Values come as JSON, so that nothing in them can become
markup; ``values`` is what the source calls them. The engine is loaded with the first document.
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opennrm.shared.dates import clock

if TYPE_CHECKING:
    import typst

FONTS = Path(__file__).parent / "fonts"
# The semibold of the font is a family of its own to the engine.
BOLD = "IBM Plex Sans SmBld"
PRELUDE = """
#let values = json(bytes(sys.inputs.values))
#set document(title: sys.inputs.title)
#set page(paper: "a4", margin: (x: 2.4cm, y: 2.4cm), numbering: "1 / 1")
#set text(font: "IBM Plex Sans", size: 10.5pt, lang: sys.inputs.language)
#set par(leading: 0.72em, spacing: 1.1em)
#set table(stroke: (x: none, y: 0.5pt + luma(200)), inset: (x: 0.4em, y: 0.5em))
#show strong: set text(font: "IBM Plex Sans SmBld")
#show heading: set text(font: "IBM Plex Sans SmBld")
#show heading: set block(above: 1.6em, below: 0.8em)
#show title: set text(font: "IBM Plex Sans SmBld", size: 18pt)
"""


class DocumentFault(Exception):
    """The source of a document is wrong: the engine warned."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG of ours among the values; its words are drawn in the font's own bold."""

    svg: str

    def printed(self) -> str:
        return self.svg.replace('font-weight="600"', f'font-family="{BOLD}"')


def pdf(
    source: str,
    values: Mapping[str, object],
    *,
    title: str,
    language: str,
    made_at: datetime | None = None,
) -> bytes:
    """The document. ``values``: text, numbers, drawings, lists and dictionaries; dates are written out by whoever gives
    them, in the language of the document. ``made_at``: what it says it was made (now, unless told)."""
    import typst

    engine: Any = typst  # its stubs want the folder and the source to be of one type
    told = {"values": json.dumps(_shown(dict(values))), "title": printable(title), "language": language}
    made, warnings = engine.compile_with_warnings(
        (PRELUDE + source).encode(), root=str(FONTS), font_paths=_fonts(), ignore_system_fonts=True,
        sys_inputs=told, pdf_standards="ua-1", timestamp=int((made_at or clock.now()).timestamp()),
    )  # fmt: skip
    if warnings:
        raise DocumentFault("; ".join(warning.message for warning in warnings))
    return bytes(made)


def printable(text: str) -> str:
    """The text in letters that the font has. What is written in others (Arabic, Thai) follows in Latin letters, in
    brackets; the record keeps it as it was told."""
    kept = "".join(_kept(letter) for letter in unicodedata.normalize("NFC", text))
    return re.sub(r"\S+", _word, kept)


def _kept(letter: str) -> str:
    """Nothing that is neither seen nor a space: it can turn the writing around, and hides."""
    if letter.isspace():
        return letter if letter in "\n\t" else " "
    return "" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter


def _word(found: re.Match[str]) -> str:
    word = found[0]
    if all(ord(letter) in _letters() for letter in word):
        return word
    from anyascii import anyascii

    return f"[{anyascii(word) or '?'}]"


def _shown(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Drawing):
        return value.printed()
    if isinstance(value, Mapping):
        return {key: _shown(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(each) for each in value]
    return value


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@cache
def _letters() -> frozenset[int]:
    """Every letter that both weights have."""
    return frozenset.intersection(*(_letters_of(path.read_bytes()) for path in FONTS.glob("*.ttf")))


def _letters_of(font: bytes) -> frozenset[int]:
    """From the font's table of letters (cmap, format 4: pairs of a first and a last letter)."""
    tables = {font[at : at + 4]: at for at in range(12, 12 + 16 * _short(font, 4), 16)}
    cmap = struct.unpack_from(">I", font, tables[b"cmap"] + 8)[0]
    places = [
        cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * each)[0]
        for each in range(_short(font, cmap + 2))
    ]
    (place,) = {place for place in places if _short(font, place) == 4}
    count = _short(font, place + 6) // 2
    lasts = struct.unpack_from(f">{count}H", font, place + 14)
    firsts = struct.unpack_from(f">{count}H", font, place + 16 + 2 * count)
    return frozenset(
        letter for first, last in zip(firsts, lasts, strict=True) for letter in range(first, last + 1)
    )


def _short(font: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", font, at)[0])
