"""Who may do what with a task. The scope says with which: the tasks of one's own organisation, in its cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.shared.errors import Denied
from opennrm.tasks.domain.changes import Change
from opennrm.tasks.domain.kinds import DOING, Kind
from opennrm.tasks.domain.states import State, check_can_move
from opennrm.tasks.models import Task


def check_can_see(actor: Actor) -> None:
    """Tasks hang on cases."""
    actor.check_has(Permission.CASE_VIEW)


def may_see(actor: Actor) -> bool:
    """Asked politely, for a job that passes over those who may not."""
    return actor.has(Permission.CASE_VIEW)


def check_can_take(actor: Actor, task: Task) -> None:
    """Whoever can do it may make it theirs, also from a colleague."""
    actor.check_has(DOING[Kind(task.kind)].right)
    _check_lasts(task)
    if task.responsible_id == actor.user_id:
        raise Denied("tasks.yours_already")


def check_can_assign(actor: Actor) -> None:
    """Tasks are handed out by those who hold the right, within their own organisation."""
    actor.check_has(Permission.TASK_ASSIGN)


def check_can_change(actor: Actor, task: Task) -> None:
    """Whoever is responsible, or hands tasks out, changes a deadline or drops a task."""
    check_can_see(actor)
    if task.responsible_id != actor.user_id:
        check_can_assign(actor)
    _check_lasts(task)


def check_can_give(actor: Actor, task: Task) -> None:
    """To a colleague."""
    check_can_assign(actor)
    _check_lasts(task)


def check_can_extend(actor: Actor, task: Task) -> None:
    """While its clock runs: what stands still is not late."""
    check_can_change(actor, task)
    if task.state == State.PAUSED:
        raise Denied("tasks.paused_already")


def check_can_pause(actor: Actor, task: Task) -> None:
    check_can_change(actor, task)
    if task.state == State.PAUSED:
        raise Denied("tasks.paused_already")


def check_can_resume(actor: Actor, task: Task) -> None:
    check_can_change(actor, task)
    if task.state != State.PAUSED:
        raise Denied("tasks.not_paused")


def check_can_finish(actor: Actor, task: Task) -> None:
    """By hand only where no act ends it: nobody ticks off a decision that was not made."""
    check_can_change(actor, task)
    if not DOING[Kind(task.kind)].by_hand:
        raise Denied("tasks.done_by_its_act")
    check_can_move(State(task.state), State.DONE)


def check_can_drop(actor: Actor, task: Task) -> None:
    check_can_change(actor, task)
    check_can_move(State(task.state), State.DROPPED)


def check_can_cover(actor: Actor, away_id: UUID) -> None:
    """One names who covers for oneself; for a colleague, whoever hands tasks out."""
    check_can_see(actor)
    if away_id != actor.user_id:
        check_can_assign(actor)


def _check_lasts(task: Task) -> None:
    if State(task.state) in (State.DONE, State.DROPPED):
        raise Denied("tasks.is_over")


CHECKS: Mapping[Change, Callable[[Actor, Task], None]] = {
    Change.TAKE: check_can_take,
    Change.GIVE: check_can_give,
    Change.EXTEND: check_can_extend,
    Change.PAUSE: check_can_pause,
    Change.RESUME: check_can_resume,
    Change.FINISH: check_can_finish,
    Change.DROP: check_can_drop,
}
