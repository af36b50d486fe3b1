"""Opening one task."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.policies import Verdict, verdict
from opennrm.access.wall import act
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import COPENHAGEN
from opennrm.tasks import policies, selectors
from opennrm.tasks.domain.changes import Change
from opennrm.tasks.domain.views import Changed, TaskView
from opennrm.tasks.models import Task


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A task, and what the actor may do with it."""

    task: TaskView
    may: Mapping[Change, Verdict]


@act
def show_task(task_id: UUID, *, by: Actor) -> TaskPage:
    """A task with its deadline, why it is when it is, and who changed it."""
    policies.check_can_see(by)
    task = selectors.get_task(by, task_id)
    audit.record("tasks.task_shown", task, by=by)
    is_own = task.organisation_id == by.organisation_id
    may = {change: verdict(check, by, task) for change, check in policies.CHECKS.items() if is_own}
    return TaskPage(_view(task, by=by), may)


@act
def open_task(task_id: UUID, *, to: Change, by: Actor) -> TaskView:
    """A task, for a page that changes it."""
    policies.check_can_see(by)
    task = selectors.lock_task(by, task_id)
    policies.CHECKS[to](by, task)
    audit.record("tasks.task_shown", task, by=by)
    return _view(selectors.get_task(by, task_id), by=by)


def _view(task: Task, *, by: Actor) -> TaskView:
    return TaskView(
        row=selectors.row_of(by, task),
        deadline=task.deadline,
        source=rules().term(task.kind, task.started_on).source,
        opened_by=task.opened_by.name,
        **_changes(task),
        ended_on=task.ended_on,
        ended_by=task.ended_by.name if task.ended_by else "",
        drop_reason=task.drop_reason,
    )


def _changes(task: Task) -> dict[str, list[Changed]]:
    extensions, pauses = list(task.extensions.all()), list(task.pauses.all())
    names = access.user_names(
        {each.extended_by_id for each in extensions} | {each.begun_by_id for each in pauses}
    )
    return {
        "extensions": [
            Changed(
                each.extended_at.astimezone(COPENHAGEN).date(),
                each.amount,
                each.reason,
                names[each.extended_by_id],
            )
            for each in extensions
        ],
        "pauses": [
            Changed(each.begins_on, 0, each.reason, names[each.begun_by_id], each.ends_on) for each in pauses
        ],
    }
