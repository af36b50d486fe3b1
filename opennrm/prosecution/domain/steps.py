"""Charge, indictment, conviction: what may stand in a relation (one accused in one police file)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid

# The order of a criminal case. A later step may stand in the register without the earlier ones, which can be
# older than the register (PRECISIONS); where both stand, the later cannot be dated first (ours).
ORDER = ("charge", "indictment", "conviction")
MOST_ACCUSED = 999


@dataclass(frozen=True, slots=True)
class StepInput:
    """Something happened to accused number n of a file."""

    file_id: UUID
    accused: int
    step: str
    statute: str
    occurred_on: date


@dataclass(frozen=True, slots=True)
class RecordedStep:
    """A step that stands in the relation."""

    step: str
    statute: str
    occurred_on: date


def check_step(
    given: StepInput, *, standing: Iterable[RecordedStep], opened_on: date | None, today: date
) -> None:
    """May this step be recorded beside those that stand?"""
    if not 1 <= given.accused <= MOST_ACCUSED:
        raise Invalid("prosecution.no_such_accused", field="accused", most=MOST_ACCUSED)
    if given.step not in ORDER:
        raise Invalid("prosecution.unknown_step", field="step")
    check_day(given, opened_on=opened_on, today=today)
    new = RecordedStep(given.step, given.statute, given.occurred_on)
    known = [each for each in standing if each.statute == new.statute]
    if new in known:
        raise Invalid("prosecution.step_known", field="occurred_on")
    if not is_in_order([*known, new]):
        raise Invalid("prosecution.step_out_of_order", field="occurred_on")


def check_day(given: StepInput, *, opened_on: date | None, today: date) -> None:
    """Not in the future, not before the file, and under a statute that held on the day."""
    if given.occurred_on > today:
        raise Invalid("prosecution.step_in_future", field="occurred_on")
    if opened_on is not None and given.occurred_on < opened_on:
        raise Invalid("prosecution.step_before_file", field="occurred_on", opened_on=opened_on.isoformat())
    if not rules().has("statutes", given.statute):
        raise Invalid("prosecution.unknown_statute", field="statute")
    if not rules().statute_in_force(given.statute, given.occurred_on):
        raise Invalid("prosecution.statute_not_in_force", field="statute")


def is_in_order(steps: Iterable[RecordedStep]) -> bool:
    """Do the first charge, the first indictment and the first conviction follow one another?"""
    steps = list(steps)
    firsts = [
        min(each.occurred_on for each in steps if each.step == kind)
        for kind in ORDER
        if any(each.step == kind for each in steps)
    ]
    return all(earlier <= later for earlier, later in pairwise(firsts))
