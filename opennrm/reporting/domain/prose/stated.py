"""What a sentence states: numbers in digits and words, shares in words and per cent, changes, ages, different countries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from opennrm.reporting.domain.numbers import WORDS


class Kind(StrEnum):
    COUNT = "count"
    SHARE = "share"
    CHANGE = "change"
    DISTINCT = "distinct"
    LOWEST = "lowest"
    HIGHEST = "highest"
    MEAN = "mean"
    MONEY = "money"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Stated:
    """``value`` in digits (empty for words alone); ``stated_as`` in the words of ``claims.worded``."""

    start: int
    end: int
    kind: Kind
    value: str
    stated_as: str


NUMBER_WORDS = {word: str(value) for value, word in enumerate(WORDS["da"]) if value > 1} | {
    "nul": "0",
    "otte": "8",
}
_WORD = "|".join(NUMBER_WORDS)
_DIGITS = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_NUMBER = rf"(?<![\w.,-])(?:{_DIGITS}|{_WORD})(?![\w-])"
NEAR = {
    "næsten": "just under", "knap": "just under", "knapt": "just under", "godt": "just over", "over": "over",
    "mere end": "over", "under": "under", "omkring": "about", "cirka": "about", "ca.": "about",
}  # fmt: skip
_NEAR = "|".join(map(re.escape, NEAR))
PARTS = {
    "halvdelen": "half", "en fjerdedel": "a quarter", "en tredjedel": "a third", "to tredjedele": "two thirds",
    "tre fjerdedele": "three quarters",
}  # fmt: skip
CHANGES = {
    "en lille stigning": "a small rise", "et lille fald": "a small fall", "næsten fordoblet": "almost doubled",
    "mere end fordoblet": "more than doubled", "fordoblet": "a doubling", "en fordobling": "a doubling",
    "en halvering": "a halving", "halveret": "a halving",
}  # fmt: skip
# "en" is an article nearly everywhere; it counts before these only.
ONE = r"(?<!\w)(?:en|én|et|ét)(?= (?:enkelt |er (?:fra|udnyttet|handlet|mindreårig)|transperson|mand\b|kvinde\b|pige\b|dreng\b|tilfælde\b))|(?<!\w)én(?= (?:til|fra|person) )"
# What is numbered in running text and is neither people nor cases.
UNCOUNTED = (
    "år|timer|dage|uger|måneder|procent|kroner|km|nationaliteter|grupper|lande|trin|dele|aktører|udnyttelsesformer|ord|"
    "forskellige|indsatser|initiativer"
)
PATTERNS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (rf"(?P<n>{_NUMBER}) kr\.", Kind.MONEY),
        (rf"(?P<n>{_NUMBER}) måneder", Kind.MONTHS),
        (rf"(?P<n>{_NUMBER}) forskellige (?:lande|nationaliteter|destinationer)", Kind.DISTINCT),
        (r"alderen (?P<n>\d{1,2})(?=-\d{1,2} år)", Kind.LOWEST),
        (r"(?<=\d-)(?P<n>\d{1,2})(?= år)", Kind.HIGHEST),
        (rf"gennemsnitsalder\w* (?:på|er) (?P<n>{_NUMBER})", Kind.MEAN),
        (rf"(?:(?P<near>{_NEAR}) )?(?P<n>{_NUMBER}) (?:pct\.|procent)", Kind.SHARE),
        (rf"(?:(?P<near>{_NEAR}) )?(?P<part>{'|'.join(PARTS)})", Kind.SHARE),
        (r"(?P<all>(?<!\w)alle)(?: \w+){0,4}?(?= er)|er (?P<each>alle)", Kind.SHARE),
        (
            r"(?P<most>flertallet|størstedelen|størsteparten|de fleste)(?= (?:er|af (?:de|ofrene|personerne)|mænd|kvinder))",
            Kind.SHARE,
        ),
        (rf"(?P<change>{'|'.join(sorted(CHANGES, key=len, reverse=True))})", Kind.CHANGE),
        (r"(?P<none>(?<!\w)ingen(?= (?:doms?fældelser|sigtelser|tiltaler|ofre)))", Kind.COUNT),
        (
            rf"(?P<one>{ONE}|den (?:anden|tredje|fjerde|femte|sjette|syvende|ottende|sidste)(?= er))",
            Kind.COUNT,
        ),
        (rf"(?P<n>{_NUMBER})(?! (?:[\wæøå]+ )?(?:{UNCOUNTED})\b)(?!-)", Kind.COUNT),
    )
)
# Numbers that count nothing: years, paragraphs of law, pages, hours, dates, ordinals.
NOTHING = re.compile(
    r"(?:§|side|stk\.|kl\.|nr\.|handlingsplan|\bL) ?\d+|\b(?:19|20)\d{2}(?:-\d{4})?\b|\d+\. \w+|\w+\.\w+\.\w+"
    r"|\b(?:én|en|to|tre) gange?\b",
    re.IGNORECASE,
)


def stated(text: str) -> list[Stated]:
    """In their order. Of two that overlap the first pattern holds."""
    taken = [each.span() for each in NOTHING.finditer(text)]
    found: list[Stated] = []
    for pattern, kind in PATTERNS:
        for each in pattern.finditer(text):
            if not any(start < each.end() and each.start() < end for start, end in taken):
                taken.append(each.span())
                found.append(_as_stated(each, kind))
    return sorted(found, key=lambda one: one.start)


def _as_stated(found: re.Match[str], kind: Kind) -> Stated:
    told = {name: value.lower() for name, value in found.groupdict().items() if value}
    value, words = _value_of(told, kind)
    return Stated(found.start(), found.end(), kind, value, words)


# What each named part of a pattern states: a value and words.
IN_WORDS: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "all": lambda _: ("", "all"),
    "each": lambda _: ("", "all"),
    "most": lambda _: ("", "the majority"),
    "change": lambda said: ("", CHANGES[said]),
    "none": lambda _: ("0", "exact"),
    "one": lambda _: ("1", "exact"),
}


def _value_of(told: Mapping[str, str], kind: Kind) -> tuple[str, str]:
    near = NEAR.get(told.get("near", ""), "")
    if "part" in told:
        return "", f"{near} {PARTS[told['part']]}".strip()
    for name, said in told.items():
        if name in IN_WORDS:
            return IN_WORDS[name](said)
    number = _digits(told["n"])
    return ("", f"{near} {number}") if kind is Kind.SHARE and near else (number, "exact")


def _digits(said: str) -> str:
    return NUMBER_WORDS.get(said) or said.replace(".", "").replace(",", ".")
