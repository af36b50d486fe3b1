"""Lists in words, and rankings: which codes hold how much of a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from opennrm.reporting.domain.numbers import digits, number

AND = {"da": "og", "en": "and"}
OR = {"da": "eller", "en": "or"}


def joined(parts: Sequence[str], language: str, link: Mapping[str, str] = AND) -> str:
    """ "a", "a og b", "a, b og c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {link[language]} {parts[-1]}"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Counts by code of one dimension, greatest first; equal counts by code, so every run says the same."""

    dimension: str
    items: tuple[tuple[str, Fraction], ...]

    @classmethod
    def of(cls, dimension: str, counts: Iterable[tuple[str, Fraction]]) -> Ranking:
        kept = [(code, count) for code, count in counts if count]
        return cls(dimension, tuple(sorted(kept, key=lambda item: (-item[1], item[0]))))

    @property
    def total(self) -> Fraction:
        return sum((count for _, count in self.items), Fraction(0))

    def __len__(self) -> int:
        return len(self.items)

    def count(self, code: str) -> Fraction:
        return dict(self.items).get(code, Fraction(0))

    def top(self, most: int) -> Ranking:
        """The first ones, but never so that one of two equals is left out: then fewer are named."""
        names = min(most, len(self.items))
        while 0 < names < len(self.items) and self.items[names - 1][1] == self.items[names][1]:
            names -= 1
        return Ranking(self.dimension, self.items[:names])

    def without(self, *codes: str) -> Ranking:
        return Ranking(self.dimension, tuple(item for item in self.items if item[0] not in codes))


Phrase = Callable[[str, Fraction, str], str]
Verb = Callable[[Fraction, str], str]


def counted(ranking: Ranking, phrase: Phrase, language: str) -> str:
    """ "seks fra Rumænien, fem fra Kina og én fra Vietnam"."""
    parts = [f"{number(count, language)} {phrase(code, count, language)}" for code, count in ranking.items]
    return joined(parts, language)


def acted(ranking: Ranking, phrase: Phrase, language: str, verb: Verb) -> str:
    """ "otte er handlet til strafbare handlinger og én til tvangsarbejde"."""
    (code, count), *_ = ranking.items
    inserted = f"{verb(count, language)} {phrase(code, count, language)}"
    parts = [
        f"{number(count, language)} {phrase(code, count, language)}" for code, count in ranking.items[1:]
    ]
    return joined([f"{number(count, language)} {inserted}", *parts], language)


def named(ranking: Ranking, phrase: Phrase, language: str, link: Mapping[str, str] = AND) -> str:
    """ "fra Rumænien, Kina og Vietnam": a linking word that all share is said once."""
    return joined(_sharing([phrase(code, count, language) for code, count in ranking.items]), language, link)


def bracketed(ranking: Ranking, phrase: Phrase, language: str) -> str:
    """ "fra Rumænien (6) og Kina (5)"."""
    phrases = _sharing([phrase(code, count, language) for code, count in ranking.items])
    counts = [digits(count, language) for _, count in ranking.items]
    return joined([f"{words} ({count})" for words, count in zip(phrases, counts, strict=True)], language)


def _sharing(phrases: list[str]) -> list[str]:
    first_words = {phrase.partition(" ")[0] for phrase in phrases}
    if len(first_words) != 1 or not all(" " in phrase for phrase in phrases):
        return phrases
    return [*phrases[:1], *(phrase.partition(" ")[2] for phrase in phrases[1:])]
