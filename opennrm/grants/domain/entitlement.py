"""What somebody is entitled to, line by line, from dated rates; and what changed circumstances change.

The report: cash for a single person, or more for somebody who provides for minor children in the home country; support
for every adult, never in cash; support for each child, for the child only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from opennrm.mechanism.domain.dated import Amount
from opennrm.shared.errors import Invalid

# More are a slip of the hand (ours).
MOST_CHILDREN = 20


class Kind(StrEnum):
    """What money is for. It never moves from one purse to another."""

    CASH = "cash"
    ADULT = "adult"
    CHILD = "child"


class Household(StrEnum):
    SINGLE = "single"
    PROVIDER = "provider"


RATES: Mapping[Household, str] = {Household.SINGLE: "cash_single", Household.PROVIDER: "cash_provider"}
FOR_ADULT, FOR_CHILD = "reintegration_adult", "reintegration_child"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Who is provided for. Single is who provides for no minor children; a provider has at least one (ours)."""

    household: Household
    children: int

    def __post_init__(self) -> None:
        if self.household not in set(Household):
            raise Invalid("grants.household_missing", field="household")
        if not 0 <= self.children <= MOST_CHILDREN:
            raise Invalid("grants.too_many_children", field="children", most=MOST_CHILDREN)
        if (self.household == Household.PROVIDER) != (self.children > 0):
            raise Invalid("grants.children_do_not_fit", field="children")


@dataclass(frozen=True, slots=True, order=True)
class PurseKey:
    """A purse of a grant; children are numbered from 1."""

    kind: Kind
    number: int = 0

    def __post_init__(self) -> None:
        if (self.kind == Kind.CHILD) != (self.number > 0):
            raise ValueError(f"Only a child's purse has a number: {self.kind} {self.number}")


@dataclass(frozen=True, slots=True)
class Line:
    """An amount that somebody is entitled to, with the rate it comes from."""

    key: PurseKey
    ore: int
    rate: str
    amount: Amount


def entitlement(told: Circumstances, rates: Mapping[str, Amount]) -> tuple[Line, ...]:
    """Cash, the adult's support, and each child's. ``rates``: those of one day."""
    named = [
        (PurseKey(Kind.CASH), RATES[told.household]),
        (PurseKey(Kind.ADULT), FOR_ADULT),
        *((PurseKey(Kind.CHILD, number + 1), FOR_CHILD) for number in range(told.children)),
    ]
    return tuple(Line(key, rates[rate].value * 100, rate, rates[rate]) for key, rate in named)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed circumstances do to a purse. ``spent``: what is paid or on its way, which stays so."""

    key: PurseKey
    before: int
    entitled: int
    spent: int

    @property
    def after(self) -> int:
        return max(self.entitled, self.spent)

    @property
    def kept(self) -> int:
        """Paid beyond what the new circumstances give: it is not asked back (ours)."""
        return self.after - self.entitled


def differences(
    before: Mapping[PurseKey, int], lines: tuple[Line, ...], spent: Mapping[PurseKey, int]
) -> tuple[Difference, ...]:
    """Every purse that is there now or will be; a child who is provided for no longer has a purse of nothing."""
    entitled = {line.key: line.ore for line in lines}
    keys = sorted(before.keys() | entitled.keys())
    return tuple(Difference(key, before.get(key, 0), entitled.get(key, 0), spent.get(key, 0)) for key in keys)
