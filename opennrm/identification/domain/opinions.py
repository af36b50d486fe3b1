"""A second, independent assessment before a decision, and a third where two differ (ours)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.identification.domain.conclusions import Conclusions
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied

MOST_OPINIONS = 3


@dataclass(frozen=True, slots=True)
class OpinionInput:
    """What one assessor concludes, for themselves. ``grounds`` are sealed."""

    case_id: UUID
    outcome: str
    grounds: str
    conclusions: Conclusions

    def __repr__(self) -> str:
        return f"OpinionInput({self.outcome!r}, …)"


@dataclass(frozen=True, slots=True, repr=False)
class OpinionView:
    """One opinion; what it concludes is empty for whoever must still write their own."""

    place: int
    on: date
    organisation: str
    is_own: bool
    outcome: str
    act: str
    means: str
    purpose: str
    grounds: str
    # How many records have come, or gone, since it was given.
    come: int = 0
    gone: int = 0


def settled(outcomes: Sequence[str]) -> str:
    """What two agree on; the third one's where all three differ; "" while it is open."""
    if len(outcomes) < 2:
        return ""
    outcome, votes = Counter(outcomes).most_common(1)[0]
    if votes > 1:
        return outcome
    return outcomes[-1] if len(outcomes) == MOST_OPINIONS else ""


def is_second_demanded(outcome: str, *, as_child: bool, day: date) -> bool:
    """Before a child is assessed as not a victim, once the rule has a day from which it holds."""
    asked = rules().code("demands", "second_assessor_of_children").holds_on(day)
    return asked and as_child and outcome == "not_victim"


def check_can_be_given(user_id: UUID, assessors: Collection[UUID], outcomes: Sequence[str]) -> None:
    """Once by each, and no more once two agree."""
    if user_id in assessors:
        raise Denied("identification.opinion_given")
    if settled(outcomes):
        raise Denied("identification.opinions_settled")


def check_follows_opinions(outcome: str, outcomes: Sequence[str], *, demanded: bool) -> None:
    """Where opinions are asked for or given, the decision is what they settle."""
    if not outcomes and not demanded:
        return
    if not settled(outcomes):
        raise Denied("identification.opinion_missing")
    if settled(outcomes) != outcome:
        raise Denied("identification.decision_against_opinions", field="outcome")
