"""What may be read of decisions: within the actor's cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.identification.models import AgeDecision, Assessment, Decision, DecisionFinding, Finding


def decisions_for(actor: Actor, case_id: UUID) -> QuerySet[Decision]:
    """Every decision of a case, replaced and withdrawn ones too, oldest first."""
    actor.check_has(Permission.DECISION_VIEW)
    return (
        Decision.objects.filter(
            assessment__case__in=cases.case_ids_for(actor, Section.DECISION), assessment__case_id=case_id
        )
        .annotate(is_replaced=Exists(_standing().filter(corrects=OuterRef("pk"))))
        .select_related("assessment__case")
        .prefetch_related(
            "forms",
            "evidence",
            Prefetch("findings", DecisionFinding.objects.select_related("finding__instrument")),
        )
        .order_by("recorded_at", "counts_on")
    )


def _standing() -> QuerySet[Decision]:
    return Decision.objects.filter(withdrawn_at__isnull=True)


def get_decision(actor: Actor, decision_id: UUID) -> Decision:
    actor.check_has(Permission.DECISION_VIEW)
    scope = Decision.objects.filter(
        assessment__case__in=cases.case_ids_for(actor, Section.DECISION)
    ).select_related("assessment")
    return get_object_or_404(scope, pk=decision_id)


def open_decisions(actor: Actor, decision_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these stand in a case whose decisions are open to the actor."""
    actor.check_has(Permission.DECISION_VIEW)
    mine = cases.case_ids_for(actor, Section.DECISION)
    found = _standing().filter(assessment__case__in=mine, pk__in=list(decision_ids))
    return set(found.values_list("pk", flat=True))


def is_replaced(actor: Actor, decision: Decision) -> bool:
    return _standing().filter(corrects=decision).exists()


def newest_victim_year(person_id: UUID, before: date) -> int | None:
    """The year of the newest standing decision "victim" about a person, up to a day; across their cases, also those
    in which somebody else takes part: the database tells the year and nothing more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nrm_newest_victim_year(%s, %s)", [person_id, before])
        year: int | None = cursor.fetchone()[0]
    return year


def age_decisions_for(actor: Actor, case_id: UUID) -> QuerySet[AgeDecision]:
    """What was decided on the age of the person, newest first: the first of them holds."""
    actor.check_has(Permission.DECISION_VIEW)
    of_case = AgeDecision.objects.filter(
        case__in=cases.case_ids_for(actor, Section.DECISION), case_id=case_id
    )
    return of_case.order_by("-recorded_at")


def findings_of(actor: Actor, assessment: Assessment, finding_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the findings that stand in the case of the assessment."""
    in_case = {"interview__assessment__case": assessment.case_id, "interview__withdrawn_at__isnull": True}
    found = Finding.objects.filter(pk__in=list(finding_ids), **in_case)
    return set(found.values_list("pk", flat=True))
