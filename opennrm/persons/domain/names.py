"""How names are compared: what may be spelt, ordered or typed differently and still be the same name.

A name is folded to plain letters (every script, Danish letters too), split into parts, and the particles are left out.
Each part gives tokens; two names that share tokens are candidates for each other. The order of the parts counts for
nothing. Only keyed functions of tokens are ever stored (``persons.vault``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from anyascii import anyascii

# What stands between names in many languages and is often left out (ours, from common use).
PARTICLES = frozenset(
    [
        "a",
        "al",
        "el",
        "ul",
        "ad",
        "an",
        "ar",
        "as",
        "at",
        "ash",
        "abd",
        "abu",
        "bin",
        "bint",
        "ibn",
        "ben",
        "bar",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "et",
        "i",
        "la",
        "las",
        "le",
        "lo",
        "los",
        "mac",
        "mc",
        "mr",
        "mrs",
        "ms",
        "of",
        "og",
        "st",
        "the",
        "ter",
        "to",
        "van",
        "vande",
        "vander",
        "von",
        "y",
        "z",
        "zu",
    ]
)
# Danish letters as Danes write them where the letters are missing; anyascii knows them otherwise.
DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa"})
# Spellings of one sound in the transliterations we meet (Arabic, Slavic, French, Portuguese, German and Danish ways).
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("stsch|shch|schtsch", "S"), ("tsch|tch|tsj|tj|cz|ch(?=[aeiouy])", "C"), ("sch|sh|sj|sz|zh|zj", "S"),
        ("dsch|dzh|dj|dz", "J"), ("kh|ck|ch|q", "k"), ("c(?=[eiy])", "s"), ("c", "k"), ("x", "ks"), ("ph", "f"),
        ("th|dt", "t"), ("dh", "d"), ("gh", "g"), ("bh", "b"), ("w", "v"), ("z", "s"), ("ts", "s"),
    )
)  # fmt: skip
VOWELS = re.compile("[aeiouyjh]+")
SHORTEST_WITH_A_SLIP = 4
END = 4

WHOLE, SOUND, SLIP, ENDS = "whole", "sound", "slip", "ends"
# What it says of two names that they share a token of a kind (ours; chosen by the recall measured in tests/persons).
WEIGHTS: Mapping[str, int] = {WHOLE: 6, SOUND: 4, SLIP: 1, ENDS: 1}


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """Plain small letters and spaces."""
    plain = anyascii(text.translate(DANISH)).lower().replace("'", "").replace("`", "")
    return " ".join(re.sub("[^a-z]+", " ", plain).split())


def parts(name: str) -> tuple[str, ...]:
    """The parts of a name without particles; with them where nothing else is left."""
    every = folded(name).split()
    return tuple(dict.fromkeys(each for each in every if each not in PARTICLES)) or tuple(every)


@lru_cache(maxsize=100_000)
def sound(part: str) -> str:
    """What is left of a part when spelling and vowels, which transliterations disagree about, are gone: consonants,
    each once in a row, after a mark for a vowel at the beginning."""
    for pattern, one in SOUNDS:
        part = pattern.sub(one, part)
    skeleton = VOWELS.sub("", part)
    return re.sub(r"(.)\1+", r"\1", ("a" if VOWELS.match(part) else "") + skeleton)


def slips(part: str) -> frozenset[str]:
    """The part with any one letter left out: a wrong, missing, extra or exchanged letter leaves one of them in common."""
    if len(part) < SHORTEST_WITH_A_SLIP:
        return frozenset()
    return frozenset({part} | {part[:place] + part[place + 1 :] for place in range(len(part))})


@lru_cache(maxsize=100_000)
def tokens_of_part(part: str) -> frozenset[tuple[str, str]]:
    found = {(WHOLE, part), *((SLIP, each) for each in slips(part))}
    if len(sound(part)) > 1:
        found.add((SOUND, sound(part)))
    if len(part) > END:
        found |= {(ENDS, f"^{part[:END]}"), (ENDS, f"{part[-END:]}$")}
    return frozenset(found)


def tokens(name: str) -> frozenset[tuple[str, str]]:
    """Kind and token: whole parts, their sounds, the parts with a slip, and their first and last four letters."""
    return frozenset().union(*(tokens_of_part(each) for each in parts(name)))
