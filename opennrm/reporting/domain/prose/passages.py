"""Text into passages: a heading and the sentences under it, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A full stop after these ends no sentence.
SHORT = (
    "pct", "bl.a", "fx", "hhv", "m.v", "m.fl", "kr", "ca", "nr", "stk", "pga", "evt", "jf", "dvs", "osv", "tlf", "anm",
    "f.eks", "mio",
)  # fmt: skip
_SHORT = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(SHORT, key=len, reverse=True)))})\.", re.IGNORECASE
)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ0-9”“\"«])")
_STOP = "\N{ONE DOT LEADER}"  # stands for a full stop that ends nothing
LONGEST_HEADING = 90
# Under or over a figure: it says what the figure shows, and begins nothing new.
CAPTION = re.compile(r"^(?:«? ?Anm\.|Figur|Tabel)|(?:, |fordelt på .*)\d{4}(?:-\d{4})?$|\.{4,}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """``line`` of the text it begins on, ``paragraph`` and ``part`` (under which heading) it belongs to."""

    text: str
    line: int
    paragraph: int
    part: int
    is_heading: bool = False


def sentences(text: str) -> list[Sentence]:
    """A line that is short and ends in no full stop is a heading; a table's lines (with tabs) are none of both."""
    return list(_read(text))


def _read(text: str) -> Iterator[Sentence]:
    part = 0
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.strip().lstrip("-•■●").strip()
        if not said or "\t" in said:
            continue
        if CAPTION.search(said) or _is_table(said):
            continue
        if _is_heading(said):
            part += 1
            yield Sentence(said, number, number, part, is_heading=True)
            continue
        for each in _split(said):
            yield Sentence(each, number, number, part)


def _is_heading(said: str) -> bool:
    return (
        len(said) <= LONGEST_HEADING and said[-1] not in '.!?:;,”"' and said[0].isupper() | said[0].isdigit()
    )


def _is_table(said: str) -> bool:
    words = said.split()
    return sum(each.isdecimal() for each in words) > max(4, len(words) * 0.4)


def _split(paragraph: str) -> list[str]:
    kept = _SHORT.sub(lambda found: found[0].replace(".", _STOP), paragraph)
    kept = re.sub(r"(\d)\.(?=\d)", rf"\1{_STOP}", kept)
    return [each.replace(_STOP, ".").strip() for each in _END.split(kept) if each.strip()]
