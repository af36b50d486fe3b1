"""Changes in words: "næsten en fordobling" is said only when it is so. The limits are ours, one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure then and the same figure now."""

    before: Fraction
    now: Fraction

    @property
    def difference(self) -> Fraction:
        return self.now - self.before

    @property
    def ratio(self) -> Fraction | None:
        """None where there was nothing before."""
        return self.now / self.before if self.before else None


def is_a_doubling(change: Change) -> bool:
    return change.ratio is not None and Fraction(195, 100) <= change.ratio <= Fraction(215, 100)


def is_almost_a_doubling(change: Change) -> bool:
    return change.ratio is not None and Fraction(175, 100) <= change.ratio < Fraction(195, 100)


def is_more_than_a_doubling(change: Change) -> bool:
    return change.ratio is not None and change.ratio > Fraction(215, 100)


def is_a_halving(change: Change) -> bool:
    return change.ratio is not None and Fraction(47, 100) <= change.ratio <= Fraction(53, 100)


def is_a_rise(change: Change) -> bool:
    return change.difference > 0


def is_a_fall(change: Change) -> bool:
    return change.difference < 0


def is_unchanged(change: Change) -> bool:
    return change.difference == 0


def is_small(change: Change) -> bool:
    """At most a tenth of what it was."""
    return change.before > 0 and abs(change.difference) <= change.before / 10


def is_a_small_rise(change: Change) -> bool:
    return is_a_rise(change) and is_small(change)


def is_a_small_fall(change: Change) -> bool:
    return is_a_fall(change) and is_small(change)


def tells_a_ratio(change: Change) -> bool:
    """From two to four is a doubling on paper and chance in life: ratios are named from five up."""
    return max(change.before, change.now) >= 10 and min(change.before, change.now) >= 5


# In order: the first that holds is said. Does it name a ratio; as a noun and as a verb, Danish and English.
SAYINGS: tuple[tuple[Callable[[Change], bool], bool, Said, Said], ...] = (
    (is_unchanged, False, ("uændret", "no change"), ("er uændret", "is unchanged")),
    (
        is_more_than_a_doubling, True,
        ("mere end en fordobling", "more than a doubling"), ("er mere end fordoblet", "has more than doubled"),
    ),
    (is_a_doubling, True, ("en fordobling", "a doubling"), ("er fordoblet", "has doubled")),
    (
        is_almost_a_doubling, True,
        ("næsten en fordobling", "almost a doubling"), ("er næsten fordoblet", "has almost doubled"),
    ),
    (is_a_halving, True, ("en halvering", "a halving"), ("er halveret", "has halved")),
    (is_a_small_rise, False, ("en lille stigning", "a small rise"), ("er steget lidt", "has risen slightly")),
    (is_a_small_fall, False, ("et lille fald", "a small fall"), ("er faldet lidt", "has fallen slightly")),
    (is_a_rise, False, ("en stigning", "a rise"), ("er steget", "has risen")),
    (is_a_fall, False, ("et fald", "a fall"), ("er faldet", "has fallen")),
)  # fmt: skip


def _saying(change: Change) -> tuple[Said, Said]:
    for holds, by_ratio, noun, verb in SAYINGS:
        if holds(change) and (not by_ratio or tells_a_ratio(change)):
            return noun, verb
    raise AssertionError("a change is a rise, a fall or none")


def change_words(change: Change, language: str) -> str:
    """The change as a noun: "det er {en fordobling} siden ..."."""
    return _saying(change)[0][language == "en"]


def changed_words(change: Change, language: str) -> str:
    """The change as a verb: "antallet {er fordoblet}, fra ..."."""
    return _saying(change)[1][language == "en"]
