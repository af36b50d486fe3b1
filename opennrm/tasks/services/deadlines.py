"""Deadlines that become longer or stand still, for a stated reason."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.tasks import policies, selectors
from opennrm.tasks.domain import deadlines
from opennrm.tasks.domain.deadlines import Unit
from opennrm.tasks.domain.states import State
from opennrm.tasks.models import Extension, Pause, Task


@act
def extend(task_id: UUID, amount: int, reason: str, *, by: Actor) -> None:
    """So much longer than it was, in the deadline's own unit."""
    task = selectors.lock_task(by, task_id)
    policies.check_can_extend(by, task)
    _check_reason(reason)
    deadlines.check_amount(amount, Unit(task.unit))
    row = Extension.objects.create(
        task=task, amount=amount, reason=reason, extended_at=clock.now(), extended_by_id=by.user_id
    )
    task.due_on = task.deadline.due_on
    task.save(update_fields=["due_on"])
    audit.record("tasks.deadline_extended", row, by=by, fields=["amount", "due_on"], purpose=reason)


@act
def pause(task_id: UUID, reason: str, *, by: Actor) -> None:
    """From today the clock stands still."""
    task = selectors.lock_task(by, task_id)
    policies.check_can_pause(by, task)
    _check_reason(reason)
    row = Pause.objects.create(task=task, reason=reason, begins_on=clock.today(), begun_by_id=by.user_id)
    task.state, task.due_on = State.PAUSED, None
    task.save(update_fields=["state", "due_on"])
    audit.record("tasks.deadline_paused", row, by=by, fields=["begins_on"], purpose=reason)


@act
def resume(task_id: UUID, *, by: Actor) -> None:
    """From today the clock runs again."""
    task = selectors.lock_task(by, task_id)
    policies.check_can_resume(by, task)
    start_again(task, on=clock.today(), by=by)


@act
def start_again(task: Task, *, on: date, by: Actor) -> None:
    """The clock of a task at hand runs again from a day on; never before it stood still."""
    row = task.pauses.get(ends_on=None)
    row.ends_on, row.ended_by_id = max(on, row.begins_on), by.user_id
    row.save(update_fields=["ends_on", "ended_by"])
    task.state, task.due_on = State.OPEN, task.deadline.due_on
    task.save(update_fields=["state", "due_on"])
    audit.record("tasks.deadline_resumed", task, by=by, fields=["state", "due_on"])


def _check_reason(reason: str) -> None:
    if not rules().has("deadline_reasons", reason):
        raise Invalid("tasks.reason_missing", field="reason")
