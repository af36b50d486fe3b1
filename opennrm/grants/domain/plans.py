"""What may stand in a reintegration plan."""

from __future__ import annotations

from dataclasses import dataclass

from opennrm.grants.domain.entitlement import Kind
from opennrm.shared.errors import Denied, Invalid

BUSINESS = "own_business"


@dataclass(frozen=True, slots=True)
class LineInput:
    """A line of the plan: from which purse, for what, how much."""

    purpose: str
    ore: int
    text: str


def check_line(kind: Kind, meant_for: str, given: LineInput, *, left: int) -> None:
    """``meant_for``: whose purposes this one is of. A child's support is for the child (report), and no line is larger than
    what is left of its purse."""
    _check_purpose(kind, meant_for, given.purpose)
    if given.ore <= 0:
        raise Invalid("grants.amount_missing", field="amount")
    if given.ore > left:
        raise Denied("grants.above_entitlement", field="amount", left=kroner(left))
    if not given.text.strip():
        raise Invalid("grants.text_missing", field="text")


def _check_purpose(kind: Kind, meant_for: str, purpose: str) -> None:
    if kind == Kind.CASH:
        raise Denied("grants.cash_has_no_plan", field="purse")
    if kind == Kind.CHILD and purpose == BUSINESS:
        raise Denied("grants.child_pays_no_business", field="purpose")
    if meant_for != kind:
        raise Denied("grants.purpose_of_another", field="purpose")


def kroner(ore: int) -> str:
    """As Danes write it: 1.666,66."""
    whole, rest = divmod(abs(ore), 100)
    sign = "-" if ore < 0 else ""
    return f"{sign}{whole:,}".replace(",", ".") + f",{rest:02}"
