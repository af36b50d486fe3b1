"""A task is done, or dropped for a reason."""

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
from opennrm.tasks.domain.states import State, check_can_move
from opennrm.tasks.models import Task
from opennrm.tasks.services.deadlines import start_again


@act
def finish(task_id: UUID, *, by: Actor) -> None:
    """It is done, says whoever did it."""
    task = selectors.lock_task(by, task_id)
    policies.check_can_finish(by, task)
    end(task, State.DONE, on=clock.today(), by=by)


@act
def drop(task_id: UUID, reason: str, *, by: Actor) -> None:
    """It will not be done, for a reason."""
    task = selectors.lock_task(by, task_id)
    policies.check_can_drop(by, task)
    if not rules().has("drop_reasons", reason):
        raise Invalid("tasks.reason_missing", field="reason")
    end(task, State.DROPPED, on=clock.today(), reason=reason, by=by)


@act
def end(task: Task, state: State, *, on: date, reason: str = "", by: Actor) -> None:
    """A task at hand is over, as of a day: that of the act that ended it."""
    if task.state == State.PAUSED:
        start_again(task, on=on, by=by)
    check_can_move(State(task.state), state)
    task.state, task.drop_reason = state, reason
    task.ended_on, task.ended_at, task.ended_by_id = on, clock.now(), by.user_id
    task.save(update_fields=["state", "drop_reason", "ended_on", "ended_at", "ended_by"])
    if state == State.DONE:
        audit.record("tasks.task_done", task, by=by, fields=["state", "ended_on"], purpose=task.kind)
    else:
        audit.record("tasks.task_dropped", task, by=by, fields=["state", "drop_reason"], purpose=reason)
