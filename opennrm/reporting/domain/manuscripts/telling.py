"""Tells a chapter of a year: its blocks with their words, and everything that is wrong with it. A sentence with a fault is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from opennrm.reporting.domain.chapters import BY_KEY
from opennrm.reporting.domain.manuscripts.blocks import Block, Kind, blocks_of
from opennrm.reporting.domain.tables import MAKERS
from opennrm.reporting.domain.typed.parts import Fault, all_faults
from opennrm.reporting.domain.typed.saying import Voice, say

# Their sentences are the report's own, so every figure in them is a question. What others said stands as they said it.
SAID = frozenset({Kind.TITLE, Kind.LEAD, Kind.HEADING, Kind.TEXT, Kind.BOX})
OVERVIEW = "overview"
EXHIBITS = frozenset({*MAKERS, OVERVIEW})


@dataclass(frozen=True, slots=True)
class Told:
    """A block as it stands in the report."""

    kind: Kind
    words: tuple[str, ...]
    head: str = ""
    credit: str = ""
    alternative: str = ""
    speaker: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Telling:
    blocks: tuple[Told, ...]
    faults: tuple[Fault, ...]

    @property
    def title(self) -> str:
        return next((block.text for block in self.blocks if block.kind is Kind.TITLE), "")


def tell(text: str, voice: Voice, photographs: frozenset[int]) -> Telling:
    """``photographs``: the numbers there are."""
    told: list[Told] = []
    faults: list[Fault] = []
    known = {
        Kind.PHOTOGRAPH: frozenset(map(str, photographs)),
        Kind.EXHIBIT: EXHIBITS,
        Kind.BUILT_IN: frozenset(BY_KEY),
    }
    for block in blocks_of(text):
        faults += _faults(block, known)
        if block.kind is not None:
            words, of_words = _words(block, voice)
            faults += of_words
            told.append(Told(block.kind, words, block.head, block.credit, block.alternative, block.speaker))
    if not told or told[0].kind is not Kind.TITLE:
        faults.append(Fault("title_missing", 0, 0))
    kept = (each for each in told if each.words or each.head)
    return Telling(tuple(kept), tuple(sorted(faults, key=lambda fault: fault.start)))


def _words(block: Block, voice: Voice) -> tuple[tuple[str, ...], list[Fault]]:
    if block.kind not in SAID:
        lines = (" ".join(line.split()) for line in block.text.splitlines())
        return tuple(filter(None, lines)), []
    typed = say(block.text, voice)
    faults = [fault.moved(block.at) for fault in all_faults(typed)]
    return tuple(each.words for each in typed if each.words), faults


def _faults(block: Block, known: dict[Kind, frozenset[str]]) -> Iterator[Fault]:
    here = Fault("", block.start, block.end)
    if block.kind is None:
        yield replace(here, code="block_unknown")
    elif block.kind in known and block.head not in known[block.kind]:
        params = (("key", block.head), ("known", ", ".join(sorted(known[block.kind])) or "-"))
        yield replace(here, code=f"{block.kind}_unknown", params=params)
    for kind, missing, code in (
        (Kind.PHOTOGRAPH, not block.credit, "credit_missing"),
        (Kind.PHOTOGRAPH, not block.alternative, "alternative_missing"),
        (Kind.QUOTATION, not block.speaker, "speaker_missing"),
        (Kind.BOX, not block.head, "heading_missing"),
    ):
        if block.kind is kind and missing:
            yield replace(here, code=code)
