"""The activities of the six steps: what is done, by whom, and how far it is. They are data of denmark.toml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from opennrm.mechanism.rules import rules
from opennrm.returns.domain.activity_states import ActivityState, check_can_settle
from opennrm.returns.domain.states import Step
from opennrm.shared.errors import Invalid

ACTIVITIES = "return_activities"
REASONS = {ActivityState.WAITING: "waiting_reasons", ActivityState.NOT_RELEVANT: "needless_reasons"}


@dataclass(frozen=True, slots=True)
class Activity:
    """What the rules say of one."""

    code: str
    step: Step
    responsible: str
    may_begin_early: bool


@dataclass(frozen=True, slots=True)
class ActivityInput:
    """How far one is, since when; ``reason`` is a code where it waits or is left out, the evidence a note or a document of
    the case."""

    activity: str
    state: str
    happened_on: date
    reason: str = ""
    note: str = ""
    document_id: UUID | None = None


def activities() -> list[Activity]:
    """In the order of the steps."""
    return [
        Activity(
            each.code, Step(each.extra["step"]), each.extra["responsible"], bool(each.extra.get("early"))
        )
        for each in rules().codes(ACTIVITIES)
    ]


def activity(code: str) -> Activity:
    for each in activities():
        if each.code == code:
            return each
    raise Invalid("returns.unknown_activity", field="activity")


def check_activity(given: ActivityInput, *, now: ActivityState, agreed: Iterable[Step], today: date) -> None:
    """Begun once the person has said yes to its step, but for what may be prepared before (report)."""
    known = activity(given.activity)
    if given.state not in set(ActivityState):
        raise Invalid("returns.activity_state_missing", field="state")
    then = ActivityState(given.state)
    check_can_settle(now, then)
    if not known.may_begin_early and known.step not in set(agreed):
        raise Invalid("returns.no_yes_yet", field="state")
    check_reason(then, given.reason)
    if given.happened_on > today:
        raise Invalid("returns.activity_in_future", field="happened_on")


def check_reason(then: ActivityState, reason: str) -> None:
    """Whatever waits waits for something."""
    if then in REASONS and not rules().has(REASONS[then], reason):
        raise Invalid("returns.reason_missing", field="reason")
    if then not in REASONS and reason:
        raise Invalid("returns.reason_does_not_fit", field="reason")
