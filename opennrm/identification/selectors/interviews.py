"""What may be read of interviews: within the actor's cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.identification.domain.decisions import is_of_whole_case
from opennrm.identification.models import Assessment, Interview, InterviewConsent, InterviewText
from opennrm.shared.dates import clock


def interviews_for(actor: Actor, case_id: UUID) -> QuerySet[Interview]:
    """The interviews of a case that stand, oldest first."""
    actor.check_has(Permission.INTERVIEW_VIEW)
    return (
        Interview.objects.filter(
            assessment__case__in=cases.case_ids_for(actor, Section.INTERVIEW), assessment__case_id=case_id
        )
        .filter(withdrawn_at__isnull=True)
        .select_related("assessment__case")
        .prefetch_related("findings__instrument", "findings__text", "texts")
        .order_by("held_on", "recorded_at")
    )


def get_interview(actor: Actor, interview_id: UUID) -> Interview:
    return get_object_or_404(interview_scope(actor).select_related("assessment"), pk=interview_id)


def interviewers(actor: Actor, assessment: Assessment | None) -> set[UUID]:
    """Who held the interviews that an assessment rests on, withdrawn ones too: they have met the person. Where the rule
    says so, also those of every earlier assessment of the case."""
    if assessment is None:
        return set()
    scope = (
        {"assessment__case": assessment.case_id}
        if is_of_whole_case(clock.today())
        else {"assessment": assessment}
    )
    return set(Interview.objects.filter(**scope).values_list("interviewer_id", flat=True))


def interview_days(actor: Actor, assessment: Assessment) -> list[date]:
    standing = Interview.objects.filter(assessment=assessment, withdrawn_at__isnull=True)
    return list(standing.values_list("held_on", flat=True))


def first_interview_on(case_id: UUID) -> date | None:
    """The day of the earliest standing interview of a case."""
    standing = Interview.objects.filter(assessment__case_id=case_id, withdrawn_at__isnull=True)
    return standing.order_by("held_on").values_list("held_on", flat=True).first()


def get_record(actor: Actor, interview_id: UUID) -> Interview:
    """An interview with everything that hangs on it."""
    scope = interview_scope(actor).select_related("assessment__case")
    return get_object_or_404(
        scope.prefetch_related("findings__instrument", "findings__text", "texts", "consents"), pk=interview_id
    )


def lock_record(actor: Actor, interview_id: UUID) -> Interview:
    """For a correction: one at a time."""
    scope = interview_scope(actor).select_for_update(of=("self",)).select_related("assessment__case")
    return get_object_or_404(scope, pk=interview_id)


def interview_scope(actor: Actor) -> QuerySet[Interview]:
    actor.check_has(Permission.INTERVIEW_VIEW)
    return Interview.objects.filter(assessment__case__in=cases.case_ids_for(actor, Section.INTERVIEW))


def open_interviews(actor: Actor, interview_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these stand in a case whose interviews are open to the actor."""
    found = interview_scope(actor).filter(pk__in=list(interview_ids), withdrawn_at__isnull=True)
    return set(found.values_list("pk", flat=True))


def answers_of(actor: Actor, interview: Interview) -> dict[str, str]:
    """The last answer to each point of the consent script."""
    answers = InterviewConsent.objects.filter(interview=interview).order_by("answered_at")
    return dict(answers.values_list("point", "answer"))


def newest_text(actor: Actor, interview: Interview, topic: str) -> InterviewText | None:
    return InterviewText.objects.filter(interview=interview, topic=topic).order_by("-version").first()


def written_at(actor: Actor, interview: Interview) -> str:
    """When something was last written in an interview, so that two such moments can be compared as texts."""
    last = max([interview.recorded_at, *(each.written_at for each in interview.texts.all())])
    return last.astimezone(UTC).isoformat(timespec="microseconds")
