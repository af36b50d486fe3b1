"""Which payments of a year are asked about: by chance, and so that anybody who knows the seed finds the same."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def sample(references: Iterable[str], *, seed: str, percent: int) -> tuple[str, ...]:
    """That many of a hundred, at least one of any: those whose reference, hashed with the seed, comes first. One more
    payment never changes the order of the others."""
    ordered = sorted(set(references), key=lambda each: sha256(f"{seed}:{each}".encode()).digest())
    return tuple(ordered[: -(-len(ordered) * percent // 100)])
