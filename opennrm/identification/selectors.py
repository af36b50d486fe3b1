"""What may be read of interviews and decisions: within the actor's cases."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Seen
from opennrm.identification.domain.states import State
from opennrm.identification.domain.views import Happened
from opennrm.identification.models import Assessment, Decision, Interview


def interviews_for(actor: Actor, case_id: UUID) -> QuerySet[Interview]:
    """The interviews of a case that stand, oldest first."""
    actor.check_has(Permission.INTERVIEW_VIEW)
    return (
        Interview.objects.filter(assessment__case__in=cases.case_ids_for(actor), assessment__case_id=case_id)
        .filter(withdrawn_at__isnull=True)
        .select_related("assessment__case")
        .prefetch_related("findings")
        .order_by("held_on", "recorded_at")
    )


def decisions_for(actor: Actor, case_id: UUID) -> QuerySet[Decision]:
    """Every decision of a case, replaced and withdrawn ones too, oldest first."""
    actor.check_has(Permission.ASSESSMENT_VIEW)
    return (
        Decision.objects.filter(assessment__case__in=cases.case_ids_for(actor), assessment__case_id=case_id)
        .annotate(is_replaced=Exists(_standing().filter(corrects=OuterRef("pk"))))
        .select_related("assessment__case")
        .prefetch_related("forms")
        .order_by("recorded_at", "counts_on")
    )


def _standing() -> QuerySet[Decision]:
    return Decision.objects.filter(withdrawn_at__isnull=True)


def newest_assessment(actor: Actor, case_id: UUID) -> Assessment | None:
    """The assessment of a case that is open, or else was decided last."""
    return (
        Assessment.objects.filter(case__in=cases.case_ids_for(actor), case_id=case_id)
        .order_by("-opened_on", "state")
        .first()
    )


def get_interview(actor: Actor, interview_id: UUID) -> Interview:
    actor.check_has(Permission.INTERVIEW_VIEW)
    scope = Interview.objects.filter(assessment__case__in=cases.case_ids_for(actor)).select_related(
        "assessment"
    )
    return get_object_or_404(scope, pk=interview_id)


def get_decision(actor: Actor, decision_id: UUID) -> Decision:
    actor.check_has(Permission.ASSESSMENT_VIEW)
    scope = Decision.objects.filter(assessment__case__in=cases.case_ids_for(actor)).select_related(
        "assessment"
    )
    return get_object_or_404(scope, pk=decision_id)


def is_replaced(actor: Actor, decision: Decision) -> bool:
    return _standing().filter(corrects=decision).exists()


def interviewers(actor: Actor, assessment: Assessment | None) -> set[UUID]:
    """Who held the interviews that an assessment rests on, withdrawn ones too: they have met the person."""
    return set(Interview.objects.filter(assessment=assessment).values_list("interviewer_id", flat=True))


def interview_days(actor: Actor, assessment: Assessment) -> list[date]:
    standing = Interview.objects.filter(assessment=assessment, withdrawn_at__isnull=True)
    return list(standing.values_list("held_on", flat=True))


def first_interview_on(case_id: UUID) -> date | None:
    """The day of the earliest standing interview of a case."""
    standing = Interview.objects.filter(assessment__case_id=case_id, withdrawn_at__isnull=True)
    return standing.order_by("held_on").values_list("held_on", flat=True).first()


def has_open_assessment(actor: Actor, case_id: UUID) -> bool:
    return Assessment.objects.filter(case_id=case_id).exclude(state=State.DECIDED).exists()


def newest_victim_year(person_id: UUID, before: date) -> int | None:
    """The year of the newest standing decision "victim" about a person, up to a day; across their cases, also those
    in which somebody else takes part: the database tells the year and nothing more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nrm_newest_victim_year(%s, %s)", [person_id, before])
        year: int | None = cursor.fetchone()[0]
    return year


def progress(actor: Actor, seen: Seen) -> list[Happened]:
    """Interviews and decisions of cases that the actor sees, oldest first: for lists and the timeline. Two queries for any number."""
    scope = {"assessment__case__in": seen.ids, "withdrawn_at__isnull": True}
    held = Interview.objects.filter(**scope).values_list("assessment__case_id", "held_on", "organisation")
    made = list(
        Decision.objects.filter(**scope).values_list(
            "pk", "corrects_id", "assessment__case_id", "decided_on", "outcome"
        )
    )
    corrected = {row[1] for row in made}
    happened = [Happened(case_id, day, "interview", code) for case_id, day, code in held]
    happened += [
        Happened(case_id, day, "decision", code) for pk, _, case_id, day, code in made if pk not in corrected
    ]
    return sorted(happened, key=lambda each: each.day)
