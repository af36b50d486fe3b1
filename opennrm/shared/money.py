"""Money is a whole number of øre; a fraction of an øre cannot exist."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in Danish kroner, held in øre."""

    ore: int

    @classmethod
    def kroner(cls, kroner: int) -> Money:
        return cls(kroner * 100)

    def __add__(self, other: Money) -> Money:
        return Money(self.ore + other.ore)
