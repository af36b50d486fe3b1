"""Sentences: words in two languages around figures. The first variant that is true is said, or none."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from opennrm.reporting.domain.changes import Change, change_words, changed_words
from opennrm.reporting.domain.figures import Changed, Figure, Figures, NotKnown, Ranks
from opennrm.reporting.domain.lists import OR, Ranking, acted, bracketed, counted, named
from opennrm.reporting.domain.numbers import digits, figure, number
from opennrm.reporting.domain.phrases import country_of, phrase_of, was_trafficked, worked
from opennrm.reporting.domain.shares import share_words

Bound = Figure | Ranks | Changed
Test = Callable[[Any], bool]


def always(_: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of saying it, and when it is true."""

    when: Test
    da: str
    en: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Figures by name, and the ways of saying them."""

    figures: Mapping[str, Bound]
    variants: tuple[Variant, ...]

    def say(self, figures: Figures, language: str) -> str:
        """Empty where no variant is true or a figure is not known."""
        try:
            values = {name: _found(bound, figures) for name, bound in self.figures.items()}
        except NotKnown:
            return ""
        for variant in self.variants:
            if variant.when(SimpleNamespace(**values)):
                return _capital(Words(language).vformat(getattr(variant, language), (), values))
        return ""


def sentence(*variants: Variant, **figures: Bound) -> Sentence:
    return Sentence(figures, variants)


def _found(bound: Bound, figures: Figures) -> Fraction | Ranking | Change:
    if isinstance(bound, Changed):
        return bound.change(figures)
    if isinstance(bound, Ranks):
        return bound.ranking(figures)
    return bound.value(figures)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class Words(string.Formatter):
    """``{n}`` in words or digits, ``{n:person|personer}`` by number, and the formats of ``SPECS``."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: Any, spec: str) -> str:
        if "|" in spec:
            one, many = spec.split("|")
            return one if value == 1 else many
        return SPECS[spec](value, self.language)


SPECS: Mapping[str, Callable[[Any, str], str]] = {
    "": number,
    "neuter": lambda value, language: number(value, language, neuter=True),
    "figure": figure,
    "digits": digits,
    "year": lambda value, _: str(int(value)),
    "percent": lambda value, language: (
        f"{digits(value, language, 1)} {'pct.' if language == 'da' else 'per cent'}"
    ),
    "share": share_words,
    "change": change_words,
    "changed": changed_words,
    "counted": lambda value, language: counted(value, phrase_of(value.dimension), language),
    "trafficked": lambda value, language: acted(value, phrase_of(value.dimension), language, was_trafficked),
    "worked": lambda value, language: acted(value, phrase_of(value.dimension), language, worked),
    "bracketed": lambda value, language: bracketed(value, phrase_of(value.dimension), language),
    "named": lambda value, language: named(value, phrase_of(value.dimension), language),
    "either": lambda value, language: named(value, phrase_of(value.dimension), language, OR),
    "countries": lambda value, language: named(value, country_of, language),
}
