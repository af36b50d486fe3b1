"""A slow second opinion on words and figures, written for itself: whole numbers multiplied out, rows counted one by one.

It shares no line with ``reporting.domain``: what is said is read back from the words alone.
"""

from __future__ import annotations

import re
from collections import Counter

NUMBERS = {
    "da": {
        "ingen": 0, "nul": 0, "én": 1, "ét": 1, "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7,
        "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
    },
    "en": {
        "none": 0, "no": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
        "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    },
}  # fmt: skip


def number(words: str, language: str) -> int:
    words = words.lower()
    if words in NUMBERS[language]:
        return NUMBERS[language][words]
    plain = words.replace("." if language == "da" else ",", "")
    assert re.fullmatch(r"[0-9]+", plain), words
    assert int(plain) > 12, f"{words} is a small number, to be said as a word"
    return int(plain)


# Each as (a, b): the fraction a/b.
FRACTIONS = {
    "en tiendedel": (1, 10), "a tenth": (1, 10), "en femtedel": (1, 5), "a fifth": (1, 5), "en fjerdedel": (1, 4),
    "a quarter": (1, 4), "en tredjedel": (1, 3), "a third": (1, 3), "halvdelen": (1, 2), "half": (1, 2),
    "to tredjedele": (2, 3), "two thirds": (2, 3), "tre fjerdedele": (3, 4), "three quarters": (3, 4),
}  # fmt: skip
BEFORE = {
    "knap": "below", "just under": "below", "godt": "above", "just over": "above", "over": "more", "under": "less",
    "omtrent": "near", "about": "near", "": "equal",
}  # fmt: skip


def share_holds(words: str, part: int, whole: int) -> bool:
    """Is ``part`` of ``whole`` what the words say? A tenth of the fraction to either side is "knap" or "godt"."""
    words = words.lower()
    plain = {
        "alle": part == whole, "all": part == whole, "ingen": part == 0, "none": part == 0,
        "næsten alle": 9 * whole <= 10 * part and part < whole, "almost all": 9 * whole <= 10 * part and part < whole,
        "flertallet": part + part > whole, "de fleste": part + part > whole, "the majority": part + part > whole,
        "most": part + part > whole, "et mindretal": 0 < part + part < whole, "a minority": 0 < part + part < whole,
    }  # fmt: skip
    if words in plain:
        return plain[words]
    name = next(name for name in sorted(FRACTIONS, key=len, reverse=True) if words.endswith(name))
    a, b = FRACTIONS[name]
    left, right = part * b * 10, whole * a * 10  # the share against the fraction, both times ten
    return {
        "below": whole * a * 9 <= left < right, "above": right < left <= whole * a * 11, "more": left > right,
        "less": left < right, "near": whole * a * 9 <= left <= whole * a * 11, "equal": left == right,
    }[BEFORE[words.removesuffix(name).strip()]]  # fmt: skip


def change_holds(words: str, before: int, now: int) -> bool:
    """Ratios are spoken of between figures of which one is ten and neither is under five."""
    words = re.sub(r"^(er|is|has) ", "", words.lower())
    may = before >= 5 and now >= 5 and (before >= 10 or now >= 10)
    small = before > 0 and 10 * abs(now - before) <= before
    meanings = {
        ("fordoblet", "doubled", "en fordobling", "a doubling"): may
        and 195 * before <= 100 * now <= 215 * before,
        ("næsten fordoblet", "almost doubled", "næsten en fordobling", "almost a doubling"): (
            may and 175 * before <= 100 * now < 195 * before
        ),
        ("mere end fordoblet", "more than doubled", "mere end en fordobling", "more than a doubling"): (
            may and 100 * now > 215 * before
        ),
        ("halveret", "halved", "en halvering", "a halving"): may and 47 * before <= 100 * now <= 53 * before,
        ("steget", "risen", "en stigning", "a rise"): now > before,
        ("faldet", "fallen", "et fald", "a fall"): now < before,
        ("steget lidt", "risen slightly", "en lille stigning", "a small rise"): small and now > before,
        ("faldet lidt", "fallen slightly", "et lille fald", "a small fall"): small and now < before,
        ("uændret", "unchanged", "no change"): now == before,
    }
    return next(holds for words_for_it, holds in meanings.items() if words in words_for_it)


def number_holds(words: str, value: int, language: str) -> bool:
    found = re.fullmatch(r"(knap|godt|over|under|omtrent|just under|just over|about)? ?(\S+)", words.lower())
    assert found, words
    plain = found[2].replace("." if language == "da" else ",", "")
    wanted = int(plain) if plain.isdecimal() else NUMBERS[language][plain]
    return {
        "below": wanted - 1 <= value < wanted, "above": wanted < value <= wanted + 1, "more": value > wanted,
        "less": value < wanted, "near": 10 * abs(value - wanted) <= wanted, "equal": value == wanted,
    }[BEFORE[found[1] or ""]]  # fmt: skip


def listed(words: str, language: str) -> list[str]:
    """ "a, b og c" taken apart again."""
    return re.split(r", | og | and ", words)


def count(rows, **wanted) -> int:
    found = 0
    for row in rows:
        if all(
            row[name] in (value if isinstance(value, tuple) else (value,)) for name, value in wanted.items()
        ):
            found += 1
    return found


def greatest(rows, name: str, most: int) -> Counter:
    """The first few codes with their counts, without one of two equals."""
    counts = Counter(row[name] for row in rows)
    return Counter(
        {code: n for code, n in counts.items() if sum(other >= n for other in counts.values()) <= most}
    )
