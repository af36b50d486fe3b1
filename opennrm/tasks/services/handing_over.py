"""Who does it: taking a task, assigning one, handing over all that a colleague has."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.shared.errors import Invalid
from opennrm.tasks import policies, selectors
from opennrm.tasks.models import Task


@act
def take(task_id: UUID, *, by: Actor) -> None:
    """It is mine now."""
    task = selectors.lock_task(by, task_id)
    policies.check_can_take(by, task)
    _give(task, by.user_id, by=by)


@act
def assign(task_id: UUID, user_id: UUID, *, by: Actor) -> None:
    """It is a colleague's now."""
    policies.check_can_assign(by)
    _check_colleague(user_id, by=by)
    task = selectors.lock_task(by, task_id)
    policies.check_can_give(by, task)
    _give(task, user_id, by=by)


@act
def hand_over(task_ids: Iterable[UUID], user_id: UUID, *, by: Actor) -> int:
    """Several at once, all or none; those that are over meanwhile, or somebody else's, are left out. Gives how many."""
    policies.check_can_assign(by)
    _check_colleague(user_id, by=by)
    wanted = selectors.team_tasks(by).filter(pk__in=list(task_ids)).exclude(responsible_id=user_id)
    tasks = list(wanted.order_by("id").select_for_update(of=("self",)))
    if not tasks:
        raise Invalid("tasks.nothing_to_hand_over", field="tasks")
    for task in tasks:
        _give(task, user_id, by=by)
    return len(tasks)


def _check_colleague(user_id: UUID, *, by: Actor) -> None:
    if not access.colleagues(by).filter(pk=user_id).exists():
        raise Invalid("tasks.no_colleague", field="colleague")


def _give(task: Task, user_id: UUID, *, by: Actor) -> None:
    task.responsible_id = user_id
    task.save(update_fields=["responsible"])
    audit.record("tasks.task_assigned", task, by=by, fields=["responsible"])
