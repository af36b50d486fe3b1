"""What may be read of planned interviews: those of the actor's organisation, in the cases it takes part in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.identification.domain.plan_states import PlanState
from opennrm.identification.domain.planning import Interpreting
from opennrm.identification.models import Interpreter, PlannedInterview, Room

NAME = {"table": "identification_interpreter", "column": "name_sealed"}
WISH = {"table": "identification_plannedinterview", "column": "unmet_wish_sealed"}
FOLLOW_UP = {"table": "identification_plannedinterview", "column": "follow_up_sealed"}


def plans_for(actor: Actor) -> QuerySet[PlannedInterview]:
    """For the calendar and for feeds: with the case and the person's pseudonym at hand."""
    actor.check_has(Permission.INTERVIEW_VIEW)
    own = PlannedInterview.objects.filter(
        organisation_id=actor.organisation_id, case__in=cases.case_ids_for(actor, Section.INTERVIEW)
    )
    return own.select_related("case__person__canonical", "room", "interviewer", "interpreter").order_by(
        "starts_at", "pk"
    )


def plans_between(actor: Actor, since: datetime, until: datetime) -> QuerySet[PlannedInterview]:
    return plans_for(actor).filter(starts_at__gte=since, starts_at__lt=until)


def get_plan(actor: Actor, plan_id: UUID) -> PlannedInterview:
    return get_object_or_404(plans_for(actor), pk=plan_id)


def lock_plan(actor: Actor, plan_id: UUID) -> PlannedInterview:
    return get_object_or_404(plans_for(actor).select_for_update(of=("self",)), pk=plan_id)


def reminders_due(actor: Actor, since: datetime, until: datetime) -> list[tuple[UUID, UUID]]:
    """Who holds an interview in that time whose interpreter was not reminded, and for which organisation; the database
    answers before anybody acts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT user_id, organisation_id FROM nrm_reminders_due(%s, %s)",
            [since, until],
        )
        return list(cursor.fetchall())


def lock_unreminded(actor: Actor, since: datetime, until: datetime) -> list[PlannedInterview]:
    """The actor's own of those."""
    waiting = plans_between(actor, since, until).filter(
        interviewer_id=actor.user_id,
        state=PlanState.PLANNED,
        interpreter__isnull=False,
        reminded_at__isnull=True,
    )
    return list(waiting.select_for_update(of=("self",)))


def rooms_for(actor: Actor) -> QuerySet[Room]:
    actor.check_has(Permission.INTERVIEW_VIEW)
    return Room.objects.filter(organisation_id=actor.organisation_id).order_by("name")


def get_room(actor: Actor, room_id: UUID) -> Room:
    return get_object_or_404(rooms_for(actor), pk=room_id)


def interpreters_for(actor: Actor) -> QuerySet[Interpreter]:
    actor.check_has(Permission.INTERVIEW_VIEW)
    own = Interpreter.objects.filter(organisation_id=actor.organisation_id)
    return own.prefetch_related("conflicts").order_by("registered_at", "pk")


def get_interpreter(actor: Actor, interpreter_id: UUID) -> Interpreter:
    return get_object_or_404(interpreters_for(actor), pk=interpreter_id)


def interpreting(actor: Actor, row: Interpreter) -> Interpreting:
    """What the rule needs to know."""
    conflicts = list(row.conflicts.all())
    return Interpreting(
        languages=tuple(row.languages),
        gender=row.gender,
        persons=[each.person_id for each in conflicts if each.person_id],
        nationalities=[each.nationality for each in conflicts if each.nationality],
        complexes=[each.complex_id for each in conflicts if each.complex_id],
    )
