"""Numbers in words and digits, Danish and English. Words up to twelve, digits above (ours)."""

from __future__ import annotations

from fractions import Fraction

WORDS = {
    "da": ("ingen", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"),
    "en": (
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ),
}  # fmt: skip
THOUSANDS = {"da": ".", "en": ","}
DECIMAL = {"da": ",", "en": "."}


def rounded(value: Fraction, decimals: int = 0) -> Fraction:
    """Half away from zero, as people round; exact, so no figure falls on the wrong side."""
    scale = 10**decimals
    whole, rest = divmod(abs(value) * scale, 1)
    sign = -1 if value < 0 else 1
    return Fraction(sign * (whole + (rest >= Fraction(1, 2))), scale)


def digits(value: Fraction | int, language: str, decimals: int = 0) -> str:
    """1234567 is 1.234.567 in Danish and 1,234,567 in English."""
    text = f"{float(rounded(Fraction(value), decimals)):,.{decimals}f}"
    return text.translate({ord(","): THOUSANDS[language], ord("."): DECIMAL[language]})


def figure(value: Fraction | int, language: str) -> str:
    """As a figure by itself: "tallet var nul"."""
    if not value:
        return {"da": "nul", "en": "zero"}[language]
    return number(value, language, neuter=True)


def number(value: Fraction | int, language: str, *, neuter: bool = False) -> str:
    """Up to twelve in words: "én person" but "ét tilfælde"."""
    words = WORDS[language]
    if value != int(value) or not 0 <= value < len(words):
        return digits(value, language)
    if neuter and language == "da" and value == 1:
        return "ét"
    if value == 0 and language == "en":
        return "no"
    return words[int(value)]
