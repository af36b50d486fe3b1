"""Instruments: lists of indicators with a strength, and the rule that sums them up. They come from files of the
installation, each with its provenance; the rule informs and never decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from opennrm.mechanism.domain.codes import check_code
from opennrm.mechanism.domain.errors import require

ELEMENTS = frozenset({"act", "means", "purpose", ""})
# Of a code of an indicator: "deceptive_recruitment.01".
INDICATOR = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
EDITION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,19}")
LANGUAGE = re.compile(r"[a-z]{2}")
TERM = re.compile(r"([1-9]) (strong|medium|weak)( or (strong|medium|weak))?")
LONGEST_CODE = 60


class Strength(StrEnum):
    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Combination:
    """One way in which a dimension is positive: "1 strong + 1 medium or weak"."""

    terms: tuple[tuple[int, frozenset[Strength]], ...]

    @classmethod
    def parsed(cls, text: str) -> Combination:
        terms = []
        for part in text.split(" + "):
            told = TERM.fullmatch(part)
            require(
                told is not None, "rule", f"is no combination such as '1 strong + 1 medium or weak': {text!r}"
            )
            assert told is not None  # noqa: S101  # for the type checker
            terms.append((int(told[1]), frozenset(Strength(each) for each in (told[2], told[4]) if each)))
        return cls(tuple(terms))

    def is_met_by(self, seen: Mapping[Strength, int]) -> bool:
        """Each indicator counts once: what one term takes, no other has."""
        return _met(self.terms, Counter(seen))


def _met(terms: tuple[tuple[int, frozenset[Strength]], ...], left: Counter[Strength]) -> bool:
    if not terms:
        return True
    (count, kinds), rest = terms[0], terms[1:]
    return any(_met(rest, left - taken) for taken in _ways(count, sorted(kinds), left))


def _ways(count: int, kinds: list[Strength], left: Counter[Strength]) -> Iterator[Counter[Strength]]:
    """Every way to take so many of these kinds."""
    if not kinds:
        if count == 0:
            yield Counter()
        return
    for number in range(min(count, left[kinds[0]]) + 1):
        for others in _ways(count - number, kinds[1:], left):
            yield Counter({kinds[0]: number}) + others


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One sign. Its strength may be another for a child, or it may not be meant for one of them (None)."""

    code: str
    labels: Mapping[str, str] = field(hash=False)
    adult: Strength | None = None
    child: Strength | None = None

    def __post_init__(self) -> None:
        fits = bool(INDICATOR.fullmatch(self.code)) and len(self.code) <= LONGEST_CODE
        require(fits, "code", f"is not in lower case with underscores: {self.code!r}")
        check_words(self.labels)

    def strength(self, *, is_child: bool) -> Strength | None:
        return self.child if is_child else self.adult


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """Indicators that are summed up together."""

    code: str
    labels: Mapping[str, str] = field(hash=False)
    element: str = ""
    indicators: tuple[Indicator, ...]

    def __post_init__(self) -> None:
        check_code(self.code)
        check_words(self.labels)
        require(self.element in ELEMENTS, "element", f"is neither act, means nor purpose: {self.element!r}")
        require(bool(self.indicators), "indicators", "are missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One edition of an instrument. Unverified until whoever installs it says that it was compared with its source."""

    code: str
    edition: str
    labels: Mapping[str, str] = field(hash=False)
    provenance: str
    is_verified: bool = False
    rule: tuple[Combination, ...] = ()
    dimensions: tuple[Dimension, ...]

    def __post_init__(self) -> None:
        check_code(self.code)
        require(bool(EDITION.fullmatch(self.edition)), "edition", f"is no edition: {self.edition!r}")
        check_words(self.labels)
        require(bool(self.provenance.strip()), "provenance", "is missing")
        require(bool(self.dimensions), "dimensions", "are missing")
        codes = Counter(each.code for each in self.indicators())
        twice = sorted(code for code, count in codes.items() if count > 1)
        require(not twice, "dimensions", f"hold an indicator twice: {', '.join(twice)}")

    def indicators(self) -> Iterator[Indicator]:
        for dimension in self.dimensions:
            yield from dimension.indicators

    def has(self, code: str) -> bool:
        return any(each.code == code for each in self.indicators())

    def label(self, code: str, language: str) -> str:
        return next(
            (in_language(each.labels, language) for each in self.indicators() if each.code == code), code
        )


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """What was seen in one dimension, and whether the instrument's rule calls it positive."""

    dimension: Dimension
    seen: Mapping[Strength, int]
    is_positive: bool


def score(instrument: Instrument, found: Collection[str], *, is_child: bool) -> tuple[DimensionScore, ...]:
    """Each dimension by the instrument's own rule. No sum over all of them: none is published with the rule."""
    scores = []
    for dimension in instrument.dimensions:
        strengths = (
            each.strength(is_child=is_child) for each in dimension.indicators if each.code in set(found)
        )
        seen = Counter(each for each in strengths if each)
        met = any(combination.is_met_by(seen) for combination in instrument.rule)
        scores.append(DimensionScore(dimension, {each: seen[each] for each in Strength}, met))
    return tuple(scores)


def check_words(labels: Mapping[str, str]) -> None:
    """In one language at least: an instrument is shown in those it was published in."""
    require(bool(labels), "label", "is missing")
    for language, words in labels.items():
        require(bool(LANGUAGE.fullmatch(language)), "label", f"is in no language: {language!r}")
        require(isinstance(words, str) and bool(words.strip()), "label", "is empty")


def in_language(labels: Mapping[str, str], language: str) -> str:
    """The words in a language, or else in the one that they were published in."""
    return labels.get(language) or next(iter(labels.values()))
