"""Shares in words: "knap en fjerdedel" is said only when it is so.

A share is compared with a few round fractions. On the fraction it is the fraction; up to a tenth of it below is
"knap", up to a tenth above "godt"; further above, "over" the nearest fraction below; from nine tenths "næsten alle" (all ours).
"""

from __future__ import annotations

from fractions import Fraction

NEAR = Fraction(1, 10)
LANDMARKS = {
    Fraction(1, 10): ("en tiendedel", "a tenth"),
    Fraction(1, 5): ("en femtedel", "a fifth"),
    Fraction(1, 4): ("en fjerdedel", "a quarter"),
    Fraction(1, 3): ("en tredjedel", "a third"),
    Fraction(1, 2): ("halvdelen", "half"),
    Fraction(2, 3): ("to tredjedele", "two thirds"),
    Fraction(3, 4): ("tre fjerdedele", "three quarters"),
}
WHOLE = {"da": "alle", "en": "all"}
ALMOST_WHOLE = {"da": "næsten alle", "en": "almost all"}
ALMOST = Fraction(9, 10)
NOTHING = {"da": "ingen", "en": "none"}
WORDS = {
    "da": {"exact": "{}", "just_under": "knap {}", "just_over": "godt {}", "over": "over {}", "under": "under {}"},
    "en": {
        "exact": "{}", "just_under": "just under {}", "just_over": "just over {}", "over": "over {}",
        "under": "under {}",
    },
}  # fmt: skip


def is_just_under(share: Fraction, landmark: Fraction) -> bool:
    return landmark * (1 - NEAR) <= share < landmark


def is_just_over(share: Fraction, landmark: Fraction) -> bool:
    return landmark < share <= landmark * (1 + NEAR)


def place(share: Fraction) -> tuple[str, Fraction]:
    """Where a share between none and all lies: the relation and the round fraction it is named after."""
    nearest = min(LANDMARKS, key=lambda landmark: abs(share - landmark) / landmark)
    if share == nearest:
        return "exact", nearest
    if is_just_under(share, nearest):
        return "just_under", nearest
    if is_just_over(share, nearest):
        return "just_over", nearest
    below = [landmark for landmark in LANDMARKS if landmark < share]
    return ("over", max(below)) if below else ("under", min(LANDMARKS))


def share_words(share: Fraction, language: str) -> str:
    if not 0 <= share <= 1:
        raise ValueError(f"{share} is not a share of a whole")
    if share in (0, 1):
        return (WHOLE if share else NOTHING)[language]
    if share >= ALMOST:
        return ALMOST_WHOLE[language]
    relation, landmark = place(share)
    return WORDS[language][relation].format(LANDMARKS[landmark][language == "en"])
