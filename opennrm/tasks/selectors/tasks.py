"""Tasks in the actor's cases; those of the team are those that its organisation answers for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.tasks.domain.kinds import Kind, kinds_of
from opennrm.tasks.domain.states import UNDONE, State
from opennrm.tasks.domain.views import TaskRow, Wanted
from opennrm.tasks.models import Task
from opennrm.tasks.selectors.covers import absent_for

# In the order in which they are due; what stands still comes last.
IN_ORDER = ("due_on", "opened_at", "id")


def tasks_for(actor: Actor) -> QuerySet[Task]:
    """Every task in the open sections of the actor's cases, whoever answers for it."""
    return Task.objects.filter(_in_scope(actor)).select_related(
        "case__person__canonical", "organisation", "responsible"
    )


def _in_scope(actor: Actor) -> Q:
    seen = Q(pk__in=[])
    for section in Section:
        if kinds := kinds_of(section):
            seen |= Q(kind__in=kinds, case__in=cases.case_ids_for(actor, section))
    return seen


def team_tasks(actor: Actor) -> QuerySet[Task]:
    """What the actor's organisation still has to do."""
    return (
        tasks_for(actor).filter(organisation_id=actor.organisation_id, state__in=UNDONE).order_by(*IN_ORDER)
    )


def my_tasks(actor: Actor) -> QuerySet[Task]:
    """One's own, and those of colleagues whom one covers today; none for a role that sees no case."""
    if not actor.has(Permission.CASE_VIEW):
        return Task.objects.none()
    mine = Q(responsible_id=actor.user_id) | Q(responsible_id__in=absent_for(actor))
    return team_tasks(actor).filter(mine)


def tasks_of_case(actor: Actor, case_id: UUID) -> QuerySet[Task]:
    """What is still to be done in a case, by everybody who takes part."""
    return tasks_for(actor).filter(case_id=case_id, state__in=UNDONE).order_by(*IN_ORDER)


def get_task(actor: Actor, task_id: UUID) -> Task:
    found = tasks_for(actor).select_related("opened_by", "ended_by")
    return get_object_or_404(found.prefetch_related("extensions", "pauses"), pk=task_id)


def lock_task(actor: Actor, task_id: UUID) -> Task:
    """One of the actor's own organisation: others' tasks are seen, not changed by hand."""
    own = tasks_for(actor).filter(organisation_id=actor.organisation_id)
    return get_object_or_404(own.select_for_update(of=("self",)), pk=task_id)


def lock_tasks_of_case(actor: Actor, case_id: UUID) -> list[Task]:
    """What is still to be done in a case, for an act that changes it: also one whose role lists no tasks."""
    undone = Task.objects.filter(case_id=case_id, state__in=UNDONE).order_by("id")
    return list(undone.select_for_update(of=("self",)))


def chosen(actor: Actor, team: Sequence[TaskRow], wanted: Wanted) -> list[TaskRow]:
    """Those of the team's tasks that are asked for."""
    today = clock.today()
    return [each for each in team if wanted.fits(each, today)]


def tasks_of_colleague(actor: Actor, user_id: UUID) -> list[TaskRow]:
    """What somebody, perhaps gone by now, has to do for the actor's organisation; 404 where that is nothing."""
    found = tasks_of(actor, team_tasks(actor).filter(responsible_id=user_id))
    if not found:
        raise Http404
    return found


def undone_of(actor: Actor, case: Any, responsible_id: UUID | None, *, overdue: bool) -> QuerySet[Task]:
    """What is still to be done in one case of the actor's, to be asked whether there is any."""
    found = Task.objects.filter(_in_scope(actor), case=case, state__in=UNDONE)
    if responsible_id:
        found = found.filter(responsible_id=responsible_id)
    return found.filter(due_on__lt=clock.today()) if overdue else found


def deadlines_ended(actor: Actor, since: date, until: date) -> list[tuple[str, date, bool]]:
    """Whose tasks in the actor's cases were done in a time (``until``: the first day outside), when, and whether the
    deadline was held."""
    done = Task.objects.filter(_in_scope(actor), state=State.DONE)
    rows = done.filter(ended_on__gte=since, ended_on__lt=until)
    told = rows.values_list("organisation__code", "ended_on", "due_on")
    return [(code, ended, ended <= due) for code, ended, due in told if ended and due]


def escalated_after(actor: Actor) -> int:
    """After how many working days over the deadline colleagues are told."""
    return rules().deadline("escalation", clock.today())


def tasks_of(actor: Actor, found: Iterable[Task]) -> list[TaskRow]:
    """As lists show them."""
    return [row_of(actor, each) for each in found]


def row_of(actor: Actor, task: Task) -> TaskRow:
    return TaskRow(
        id=task.pk,
        kind=Kind(task.kind),
        state=State(task.state),
        case_id=task.case_id,
        case_number=task.case.number,
        pseudonym=task.case.person.standing_pseudonym,
        organisation=task.organisation.code,
        responsible_id=task.responsible_id,
        responsible=task.responsible.name if task.responsible else "",
        due_on=task.due_on,
    )
