"""The pseudonym: what pages and people call a person. Short, hard to misread, with a check character.

The alphabet has neither 0, O, 1, I, L and U, which are misread or misheard, nor S, so that its length is the prime
29. The characters c1..c6 of a pseudonym satisfy 1*c1 + 2*c2 + ... + 6*c6 = 0 (mod 29). As 29 is prime and the
weights differ and are not 0, every wrong character and every exchange of two characters is found (ours; the same
kind of sum as the ISBN-10).
"""

from __future__ import annotations

ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ"
BASE = len(ALPHABET)
LENGTH = 6
SPACE = BASE ** (LENGTH - 1)


def pseudonym(number: int) -> str:
    """The pseudonym of a number below ``SPACE``: five characters and the check character, "K7M-3XY"."""
    if not 0 <= number < SPACE:
        raise ValueError("No pseudonym has this number.")
    values = [number // BASE**place % BASE for place in range(LENGTH - 1)]
    values.append(-_weighted(values) * pow(LENGTH, -1, BASE) % BASE)
    return _written("".join(ALPHABET[value] for value in values))


def normalised(text: str) -> str | None:
    """A pseudonym as people type it, in the one way of writing; None where it is none or has a slip."""
    plain = "".join(text.split()).replace("-", "").upper()
    if len(plain) != LENGTH or not set(plain) <= set(ALPHABET):
        return None
    return None if _weighted([ALPHABET.index(each) for each in plain]) else _written(plain)


def _weighted(values: list[int]) -> int:
    return sum(weight * value for weight, value in enumerate(values, start=1)) % BASE


def _written(plain: str) -> str:
    return f"{plain[:3]}-{plain[3:]}"
