"""The checker: stated figures against the register's. The file of claims is never a source of a value.

``claims.toml`` says which figure each claim id means; ``worded`` below says when the words of a claim hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from opennrm.reporting.domain import changes, shares
from opennrm.reporting.domain.changes import Change
from opennrm.reporting.domain.figures import Figure, Figures, NotKnown
from opennrm.reporting.domain.numbers import rounded

EXACT = frozenset({"exact", "table", "derived"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of the file, as it states it."""

    id: str
    value: str
    stated_as: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a claim speaks of: its figure, and for words such as "half" or "a doubling" what to compare with.

    ``whole`` is what it is a part of; ``change`` the figure before and after; ``same`` are figures that must be
    equal to it ("all women over 18"). ``is_percent`` where the figure is itself the share, times a hundred.
    """

    figure: Figure
    whole: Figure | None = None
    before: Figure | None = None
    after: Figure | None = None
    same: tuple[Figure, ...] = ()
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class NotAnswerable:
    reason: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    claim: Claim
    computed: str
    query: str
    reason: str

    def __str__(self) -> str:
        stated = f"{self.claim.value or '-'} ({self.claim.stated_as})"
        return f"{self.claim.id}: stated {stated}, computed {self.computed}: {self.query} [{self.reason}]"


@dataclass(frozen=True, slots=True)
class CheckResult:
    found: tuple[Contradiction, ...]
    confirmed: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...]

    @property
    def contradictions(self) -> list[str]:
        """Standard output: a line per contradiction and nothing else."""
        return [str(one) for one in self.found]

    @property
    def remarks(self) -> list[str]:
        """Standard error: what the register cannot answer, and the count of each verdict."""
        counts = (
            f"{len(self.confirmed)} confirmed, {len(self.found)} contradicted, "
            f"{len(self.unknown)} not answerable"
        )
        return [*(f"unknown {claim}: {reason}" for claim, reason in self.unknown), counts]


@dataclass(frozen=True, slots=True)
class Measured:
    """The computed figures a claim's words are held against."""

    stated: Decimal | None
    figure: Fraction
    share: Fraction | None
    change: Change | None


Test = Callable[[Measured], bool]


def _of_share(holds: Callable[[Fraction], bool]) -> Test:
    return lambda it: it.share is not None and holds(it.share)


def _of_change(holds: Callable[[Change], bool]) -> Test:
    return lambda it: it.change is not None and holds(it.change)


HALF, QUARTER, THIRD = Fraction(1, 2), Fraction(1, 4), Fraction(1, 3)

WORDS: Mapping[str, Test] = {
    "all": _of_share(lambda share: share == 1),
    "none": _of_share(lambda share: share == 0),
    "the majority": _of_share(lambda share: share > HALF),
    "a small rise": _of_change(changes.is_a_small_rise),
    "a small fall": _of_change(changes.is_a_small_fall),
    "a rise": _of_change(changes.is_a_rise),
    "a fall": _of_change(changes.is_a_fall),
    "unchanged": _of_change(changes.is_unchanged),
    "a doubling": _of_change(changes.is_a_doubling),
    "almost doubled": _of_change(changes.is_almost_a_doubling),
    "more than doubled": _of_change(changes.is_more_than_a_doubling),
    "a halving": _of_change(changes.is_a_halving),
}
LANDMARKS = {
    "half": HALF,
    "a quarter": QUARTER,
    "a third": THIRD,
    "two thirds": 2 * THIRD,
    "three quarters": 3 * QUARTER,
}
RELATIONS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "just under": shares.is_just_under,
    "just over": shares.is_just_over,
    "over": lambda share, landmark: share > landmark,
    "under": lambda share, landmark: share < landmark,
    "about": lambda share, landmark: abs(share - landmark) <= landmark * shares.NEAR,
    "": lambda share, landmark: share == landmark,
}


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(Decimal(text))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def against_number(relation: str, figure: Fraction, number: Fraction) -> bool:
    """ "just under 42": at most one below; "over 118": above it; "about 20": within a tenth."""
    tests = {
        "just under": number - 1 <= figure < number,
        "just over": number < figure <= number + 1,
        "over": figure > number,
        "under": figure < number,
        "about": abs(figure - number) <= abs(number) * shares.NEAR,
        "": figure == number,
    }
    return tests[relation]


def worded(words: str, it: Measured) -> bool:
    """Do the words hold? Words that cannot be tested do not."""
    words = words.strip().lower().removesuffix(" since")
    if words in EXACT:
        return it.stated is not None
    if words in WORDS:
        return WORDS[words](it)
    return _related(words, it)


def _related(words: str, it: Measured) -> bool:
    relation = next(name for name in RELATIONS if words.startswith(name))
    target = words.removeprefix(relation).strip()
    if target in LANDMARKS:
        return it.share is not None and RELATIONS[relation](it.share, LANDMARKS[target])
    number = _number(target) if target else (Fraction(it.stated) if it.stated is not None else None)
    return bool(relation) and number is not None and against_number(relation, it.figure, number)


def _decimals(stated: Decimal) -> int:
    exponent = stated.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def shown(figure: Fraction) -> str:
    return f"{float(rounded(figure, 2)):.2f}".rstrip("0").rstrip(".")


def _stated(text: str) -> Decimal | None:
    """The number a claim states; None for a predicate. What is not a number raises InvalidOperation."""
    if not text.strip():
        return None
    stated = Decimal(text.strip())
    if not stated.is_finite():
        raise InvalidOperation
    return stated


def _measure(meaning: Meaning, stated: Decimal | None, figures: Figures) -> Measured:
    figure = meaning.figure.value(figures)
    share = figure / 100 if meaning.is_percent else None
    if meaning.whole:
        whole = meaning.whole.value(figures)
        share = figure / whole if whole else None
    change = None
    if meaning.before and meaning.after:
        change = Change(meaning.before.value(figures), meaning.after.value(figures))
    return Measured(stated, figure, share, change)


def fault(claim: Claim, meaning: Meaning, figures: Figures) -> tuple[str, Fraction] | None:
    """Why a claim is contradicted, with the computed figure; None where it holds."""
    figure = meaning.figure.value(figures)
    try:
        stated = _stated(claim.value)
    except InvalidOperation:
        return "the value is not a number", figure
    it = _measure(meaning, stated, figures)
    if stated is not None and rounded(figure, _decimals(stated)) != Fraction(stated):
        return "the value differs", figure
    if any(other.value(figures) != figure for other in meaning.same):
        return "not all of them are so", figure
    if not worded(claim.stated_as, it):
        return "the words do not hold", figure
    return None


def check(
    claims: Sequence[Claim], meanings: Mapping[str, Meaning | NotAnswerable], figures: Figures
) -> CheckResult:
    found: list[Contradiction] = []
    confirmed: list[str] = []
    unknown: list[tuple[str, str]] = []
    for claim in claims:
        meaning = meanings.get(claim.id, NotAnswerable("no figure of the register is named for this claim"))
        if isinstance(meaning, NotAnswerable):
            unknown.append((claim.id, meaning.reason))
            continue
        try:
            found_fault = fault(claim, meaning, figures)
        except NotKnown:
            unknown.append((claim.id, "the register holds no such figure at this as-of date"))
            continue
        if found_fault:
            found.append(Contradiction(claim, shown(found_fault[1]), str(meaning.figure), found_fault[0]))
        else:
            confirmed.append(claim.id)
    return CheckResult(tuple(found), tuple(confirmed), tuple(unknown))
