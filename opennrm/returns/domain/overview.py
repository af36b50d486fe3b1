"""Where they are now: what each return waits for, and how long the steps take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from opennrm.returns.domain.activity_states import BEGUN, UNSETTLED
from opennrm.returns.domain.following import last_day_of_follow_up
from opennrm.returns.domain.states import State, Step, step_of
from opennrm.returns.domain.views import ActivityView
from opennrm.shared.spread import Spread, spread


@dataclass(frozen=True, slots=True)
class Moving:
    """A prepared return that lasts: since when it stands in its step, whom and what it waits for, and by when."""

    id: UUID
    case_number: str
    pseudonym: str
    destination: str
    state: State
    since: date
    waits_for: Sequence[str]
    reasons: Sequence[str]
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Of those the actor sees: the ones that last, how many stand where, how long each step took, and how many have begun
    which activity."""

    moving: Sequence[Moving]
    counts: Mapping[tuple[str, State], int]
    times: Mapping[Step, Spread]
    begun: Mapping[str, int]


def waits_for(state: State, activities: Iterable[ActivityView]) -> tuple[list[str], list[str]]:
    """Whose turn it is: who answers for what is not settled in the step; and what that waits for."""
    open_ones = [each for each in activities if each.step is step_of(state) and each.state in UNSETTLED]
    organisations = dict.fromkeys(each.responsible for each in open_ones)
    reasons = dict.fromkeys(each.reason for each in open_ones if each.reason)
    return list(organisations), list(reasons)


def due_on(renew_on: date | None, travelled_on: date | None) -> date | None:
    """The deadline of the rules: before the journey the risk assessment, after it the end of the follow-up."""
    return last_day_of_follow_up(travelled_on) if travelled_on else renew_on


def times(consents: Iterable[Mapping[Step, date]]) -> dict[Step, Spread]:
    """From the yes to a step until the yes to the next one."""
    days: dict[Step, list[int]] = {}
    for told in consents:
        steps = [step for step in Step if step in told]
        for step, following in pairwise(steps):
            days.setdefault(step, []).append((told[following] - told[step]).days)
    found = {step: spread(each) for step, each in days.items()}
    return {step: each for step, each in found.items() if each is not None}


def begun(activities: Iterable[ActivityView]) -> dict[str, int]:
    """How many returns each activity waits or is done in."""
    return dict(Counter(each.code for each in activities if each.state in BEGUN))
