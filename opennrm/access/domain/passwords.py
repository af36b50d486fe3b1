"""Which words a password gains nothing by: those that everybody who guesses here would try first. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable

# All ours. Names of organisations of the mechanism and the user's own name come on top.
WORDS = (
    "opennrm", "nrm", "register", "registret", "hotline", "hotlinen", "menneskehandel", "handel", "offer", "ofre", "sag",
    "sager", "trafficking", "victim", "case", "adgangskode", "kodeord", "password", "login", "velkommen", "welcome", "admin",
    "administrator", "danmark", "denmark", "dansk", "kobenhavn", "copenhagen", "sommer", "vinter", "summer", "winter",
)  # fmt: skip
# What must be left of a password when they are taken out: letters and digits.
LEAST_LEFT = 8
# Of a name: shorter ones are words like any other.
SHORTEST_WORD = 4
LOOKALIKES = str.maketrans("0134579@$!æøå", "oieastgasiaoa")


def words_of(names: Iterable[str]) -> set[str]:
    """The parts of names, as they would be written in a password."""
    parts = (part for name in names for part in re.split(r"[^\w]+|_", name.casefold()))
    return {part.translate(LOOKALIKES) for part in parts if len(part) >= SHORTEST_WORD}


def left_of(password: str, words: Iterable[str]) -> str:
    """The letters and digits of a password without these words, however they are written: "0penNRM-2026" has none but 2026."""
    plain = "".join(each for each in password.casefold() if each.isalnum() or each in "@$!")
    for word in sorted(words, key=len, reverse=True):
        plain = _without(plain, word)
    return "".join(each for each in plain if each.isalnum())


def _without(plain: str, word: str) -> str:
    while (at := plain.translate(LOOKALIKES).find(word)) >= 0:
        plain = plain[:at] + plain[at + len(word) :]
    return plain
