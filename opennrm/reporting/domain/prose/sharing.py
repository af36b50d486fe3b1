"""A share in words: which is the part and which the whole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from opennrm.reporting.domain.prose.scopes import EVERYTHING, SPECIAL, Said, Scope, measure_of, where_of


def shares(said: Said, plain: Scope, bases: Sequence[Mapping[str, str]]) -> tuple[list[Scope], list[Scope]]:
    """Part and whole of "PART udgør halvdelen af WHOLE", "halvdelen af WHOLE er PART", "alle er PART"."""
    end = _whole_ends(said)
    is_of = end > said.figure.end
    known = said.everywhere if is_of else said.own
    within = [each for each in known if said.figure.start <= each.start < end]
    more = re.search(r",? (?:og|men|mens)\b", said.sentence.text[end:]) if is_of else None
    part_ends = end + more.start() if more else len(said.sentence.text)
    others = [each for each in known if each not in within and said.start <= each.start < part_ends]
    measure = next((each for each in [measure_of(within)] if each in SPECIAL), plain.measure)
    of_whole, of_part = (
        where_of(within, measure),
        where_of(others, "victims" if measure == "interviewed" else plain.measure),
    )
    counted = "victims" if measure == "interviewed" else plain.measure
    pairs = []
    for base in [EVERYTHING, *bases] if is_of else [*bases, EVERYTHING]:
        whole = dict(of_whole) if of_whole else dict(base)
        pairs.append((Scope(counted, plain.year, {**whole, **of_part}), Scope(measure, plain.year, whole)))
        if is_of and not of_part:  # "de udgør knap halvdelen": what was spoken of is the part
            pairs.append((Scope(counted, plain.year, dict(base)), Scope(measure, plain.year, of_whole)))
    return [part for part, _ in pairs], [whole for _, whole in pairs]


def _whole_ends(said: Said) -> int:
    """Where the words after "halvdelen af" stop naming the whole."""
    rest = said.sentence.text[said.figure.end :]
    relative = re.match(r"\s+af\b[^,]*(?:, (?:der|som) [^,]*)?", rest)
    if relative is None:
        return said.figure.end
    verb = re.search(r"\ser\s", rest[: relative.end()]) if "," not in relative[0] else None
    return said.figure.end + (verb.start() if verb else relative.end())
