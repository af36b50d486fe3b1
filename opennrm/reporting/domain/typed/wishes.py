"""Words that an editor wishes to say ("flertallet", "næsten fordoblet", "knap 200"): when they hold, and what to say instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from opennrm.reporting.domain import numbers
from opennrm.reporting.domain.changes import SAYINGS, Change, tells_a_ratio
from opennrm.reporting.domain.claims import RELATIONS, against_number
from opennrm.reporting.domain.numbers import rounded
from opennrm.reporting.domain.shares import ALMOST, LANDMARKS
from opennrm.reporting.domain.typed.answers import Answers
from opennrm.reporting.domain.typed.sayings import PLACES

Holds = Callable[[Answers], bool]
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Wish:
    """When the words hold; ``instead``: the kind of words that is true in any case."""

    holds: Holds
    instead: str
    is_share: bool = False


# Longest first, so that "mere end" is not read as something else.
RELATION_WORDS: Mapping[str, str] = {
    "just under": "just under", "just over": "just over", "more than": "over", "less than": "under",
    "fewer than": "under", "around": "about", "about": "about", "nearly": "just under", "almost": "just under",
    "mere end": "over", "flere end": "over", "mindre end": "under", "færre end": "under", "lidt under": "just under",
    "lidt over": "just over", "omtrent": "about", "omkring": "about", "cirka": "about", "ca.": "about", "knap": "just under",
    "næsten": "just under", "godt": "just over", "over": "over", "under": "under",
}  # fmt: skip
SHARES: Mapping[str, Callable[[Fraction], bool]] = {
    **dict.fromkeys(("alle", "all"), lambda share: share == 1),
    **dict.fromkeys(("ingen", "none"), lambda share: share == 0),
    **dict.fromkeys(("næsten alle", "almost all"), lambda share: ALMOST <= share < 1),
    **dict.fromkeys(("flertallet", "de fleste", "størstedelen", "the majority", "most"), lambda share: share > HALF),
    **dict.fromkeys(("et mindretal", "a minority"), lambda share: 0 < share < HALF),
}  # fmt: skip
FRACTIONS = {word: landmark for landmark, words in LANDMARKS.items() for word in words}
SMALL = {"en": 1, "et": 1, "ét": 1, "nul": 0, "no": 0, "zero": 0} | {
    word: n for words in numbers.WORDS.values() for n, word in enumerate(words)
}
DIGITS = re.compile(r"(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?")
LONGEST_NUMBER = 15
PER_CENT = re.compile(r"(?P<number>.+?) ?(?:pct\.?|procent|per cent|percent|%)")


def wish_of(words: str, language: str, *, of_a_whole: bool) -> Wish | None:
    """None where the words mean nothing that can be tested."""
    words = " ".join(words.lower().split())
    found = _change_wish(words) or _place_wish(words, language)
    if found is not None:
        return found
    return _share_wish(words, language, of_a_whole=of_a_whole)


def _change_wish(words: str) -> Wish | None:
    """As a noun or a verb of the table of changes, with or without its auxiliary."""
    for holds, by_ratio, nouns, verbs in SAYINGS:
        if words in nouns:
            return Wish(_of_change(holds, by_ratio), "ændring")
        if any(words in (verb, verb.partition(" ")[2]) for verb in verbs):
            return Wish(_of_change(holds, by_ratio), "ændret")
    return None


def _of_change(holds: Callable[[Change], bool], by_ratio: bool) -> Holds:
    return lambda it: holds(it.change) and (not by_ratio or tells_a_ratio(it.change))


def _place_wish(words: str, language: str) -> Wish | None:
    if words not in PLACES[language]:
        return None
    wanted = PLACES[language].index(words) + 1
    return Wish(lambda it: it.place == wanted, "plads")


def _share_wish(words: str, language: str, *, of_a_whole: bool) -> Wish | None:
    if words in SHARES and (of_a_whole or words not in SMALL):
        holds = SHARES[words]
        return Wish(lambda it: holds(it.share), "andel", is_share=True)
    relation, target = _relation(words)
    if target in FRACTIONS:
        landmark = FRACTIONS[target]
        return Wish(lambda it: RELATIONS[relation](it.share, landmark), "andel", is_share=True)
    return _percent_wish(relation, target, language) or _number_wish(relation, target, language)


def _relation(words: str) -> tuple[str, str]:
    for said, relation in RELATION_WORDS.items():
        if words.startswith(f"{said} "):
            return relation, words.removeprefix(said).strip()
    return "", words


def _percent_wish(relation: str, target: str, language: str) -> Wish | None:
    found = PER_CENT.fullmatch(target)
    stated = stated_number(found["number"], language) if found else None
    if stated is None:
        return None
    wanted, decimals = stated
    return Wish(
        lambda it: _holds(relation, it.share * 100, wanted, decimals),
        "procent",
        is_share=True,
    )


def _number_wish(relation: str, target: str, language: str) -> Wish | None:
    stated = stated_number(target, language)
    if stated is None:
        return None
    wanted, decimals = stated
    return Wish(
        lambda it: _holds(relation, it.value, wanted, decimals),
        "omtrent" if relation else "antal",
    )


def _holds(relation: str, value: Fraction, wanted: Fraction, decimals: int) -> bool:
    return against_number(relation, value if relation else rounded(value, decimals), wanted)


def stated_number(text: str, language: str) -> tuple[Fraction, int] | None:
    """What is stated, and to how many decimals: "otte", "1.234,5" in Danish, "1,234.5" in English."""
    text = text.strip()
    if text in SMALL:
        return Fraction(SMALL[text]), 0
    if language == "en":
        text = text.translate({ord(","): ".", ord("."): ","})
    found = DIGITS.fullmatch(text) if text.isascii() and len(text) <= LONGEST_NUMBER else None
    if found is None:
        return None
    decimals = found[2] or ""
    return Fraction(int(found[1].replace(".", "") + decimals), 10 ** len(decimals)), len(decimals)
