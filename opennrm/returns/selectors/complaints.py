"""What may be read of complaints and feedback."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.returns.models import (
    ActivityRecord,
    Complaint,
    Feedback,
    PreparedReturn,
    Return,
    RiskAssessment,
    StepConsent,
    Visit,
)
from opennrm.returns.selectors.prepared import prepared_for

WORDS_OF = {"table": "returns_complaint", "column": "words_sealed"}
ANSWER_OF = {"table": "returns_complaint", "column": "answer_sealed"}
FEEDBACK_OF = {"table": "returns_feedback", "column": "words_sealed"}


def complaints_for(actor: Actor) -> QuerySet[Complaint]:
    found = Complaint.objects.filter(prepared__in=prepared_for(actor).order_by().values("pk"))
    return found.select_related("prepared__case__person__canonical").order_by("-received_on", "-recorded_at")


def complaints_of(actor: Actor, prepared: PreparedReturn) -> list[Complaint]:
    return list(complaints_for(actor).filter(prepared=prepared))


def get_complaint(actor: Actor, complaint_id: UUID) -> Complaint:
    return get_object_or_404(complaints_for(actor), pk=complaint_id)


def lock_complaint(actor: Actor, complaint_id: UUID) -> Complaint:
    return get_object_or_404(complaints_for(actor).select_for_update(of=("self",)), pk=complaint_id)


def feedback_of(actor: Actor, prepared: PreparedReturn) -> list[Feedback]:
    actor.check_has(Permission.RETURN_VIEW)
    return list(Feedback.objects.filter(prepared=prepared).order_by("-given_on", "-recorded_at"))


def who_has_acted(actor: Actor, prepared: PreparedReturn) -> set[UUID]:
    """Whoever recorded anything in the return, a complaint about it among it."""
    actor.check_has(Permission.RETURN_VIEW)
    found: set[UUID] = {prepared.opened_by_id}
    for model in (StepConsent, ActivityRecord, RiskAssessment, Visit, Return, Complaint):
        rows = model._default_manager.filter(prepared=prepared)
        found.update(rows.values_list("recorded_by_id", flat=True))
    return found
