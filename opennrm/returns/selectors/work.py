"""What may be read of the work in the steps of a prepared return."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.documents import selectors as documents
from opennrm.returns.domain.activities import Activity, activities
from opennrm.returns.domain.activity_states import ActivityState
from opennrm.returns.domain.views import ActivityView
from opennrm.returns.models import ActivityRecord, HealthClarification, PreparedReturn, RiskAssessment, Visit

NOTE = {"table": "returns_activityrecord", "column": "note_sealed"}
RISK, HEALTH = {"table": "returns_riskassessment"}, {"table": "returns_healthclarification"}
VISIT = {"table": "returns_visit", "column": "notes_sealed"}
WORDS = {"table": "returns_outcome", "column": "words_sealed"}


def activities_of(actor: Actor, rows: Iterable[PreparedReturn]) -> dict[UUID, list[ActivityView]]:
    """All the activities of each, in the order of the steps. One query for any number."""
    actor.check_has(Permission.RETURN_VIEW)
    ids = [row.pk for row in rows]
    found = ActivityRecord.objects.filter(prepared__in=ids).order_by("place")
    newest = {(each.prepared_id, each.activity): each for each in found}
    return {row_id: [_view(each, newest.get((row_id, each.code))) for each in activities()] for row_id in ids}


def _view(known: Activity, newest: ActivityRecord | None) -> ActivityView:
    state = ActivityState(newest.state) if newest else ActivityState.NOT_BEGUN
    return ActivityView(
        known.code,
        known.step,
        known.responsible,
        state,
        newest.reason if newest else "",
        newest.happened_on if newest else None,
    )


def records_of(actor: Actor, prepared: PreparedReturn, activity: str) -> list[ActivityRecord]:
    """The history of one, the newest first."""
    actor.check_has(Permission.RETURN_VIEW)
    return list(ActivityRecord.objects.filter(prepared=prepared, activity=activity).order_by("-place"))


def risks_of(actor: Actor, prepared: PreparedReturn) -> list[RiskAssessment]:
    """The newest first."""
    actor.check_has(Permission.RETURN_VIEW)
    return list(RiskAssessment.objects.filter(prepared=prepared).order_by("-made_on", "-recorded_at"))


def visits_of(actor: Actor, prepared: PreparedReturn) -> list[Visit]:
    actor.check_has(Permission.RETURN_VIEW)
    return list(Visit.objects.filter(prepared=prepared).order_by("-held_on", "-recorded_at"))


def health_of(actor: Actor, case_id: UUID) -> list[HealthClarification]:
    """Of a case, the newest first: for who works with health."""
    actor.check_has(Permission.HEALTH_VIEW)
    mine = cases.case_ids_for(actor, Section.HEALTH)
    found = HealthClarification.objects.filter(case=case_id, case__in=mine)
    return list(found.order_by("-made_on", "-recorded_at"))


def documents_for_evidence(actor: Actor, case_id: UUID) -> list[tuple[UUID, str, date]]:
    """The documents of the case that the actor sees: by kind and day, never by title."""
    found = documents.documents_of(actor, case_id).values_list("pk", "kind", "added_at")
    return [(row_id, kind, added_at.date()) for row_id, kind, added_at in found]
