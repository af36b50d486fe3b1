"""What may be read of assessments: within the actor's cases."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Case, Q, When

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Seen
from opennrm.identification.domain.states import State
from opennrm.identification.domain.views import Happened
from opennrm.identification.models import Assessment, Decision, Interview


def newest_assessment(actor: Actor, case_id: UUID) -> Assessment | None:
    """The assessment of a case that is open, or else was decided last."""
    is_decided = Case(When(state=State.DECIDED, then=1), default=0)
    of_case = Assessment.objects.filter(_in_scope(actor), case_id=case_id)
    return of_case.select_related("case").order_by(is_decided, "-opened_on").first()


def _in_scope(actor: Actor) -> Q:
    """An assessment is seen with the interviews it rests on, and with the decision it leads to."""
    return Q(case__in=cases.case_ids_for(actor, Section.INTERVIEW)) | Q(
        case__in=cases.case_ids_for(actor, Section.DECISION)
    )


def has_open_assessment(actor: Actor, case_id: UUID) -> bool:
    return Assessment.objects.filter(case_id=case_id).exclude(state=State.DECIDED).exists()


def counting(actor: Actor, seen: Seen) -> list[Happened]:
    """What statistics count of cases that the actor sees: interviews, and decisions "victim" by the day they count on."""
    interviewed, decided = seen.within(Section.INTERVIEW), seen.within(Section.DECISION)
    standing = Interview.objects.filter(assessment__case__in=interviewed, withdrawn_at__isnull=True)
    held = standing.values_list("assessment__case_id", "held_on", "organisation")
    made = Decision.objects.filter(assessment__case__in=decided, withdrawn_at__isnull=True)
    victims = made.filter(outcome="victim").exclude(pk__in=made.exclude(corrects=None).values("corrects"))
    told = victims.values_list("assessment__case_id", "counts_on", "outcome")
    return [
        *(Happened(case_id, day, "interview", code) for case_id, day, code in held),
        *(Happened(case_id, day, "decision", code) for case_id, day, code in told),
    ]


def progress(actor: Actor, seen: Seen) -> list[Happened]:
    """Interviews and decisions of cases that the actor sees, oldest first: for lists and the timeline. Two queries for any number."""
    interviewed, decided = seen.within(Section.INTERVIEW), seen.within(Section.DECISION)
    standing = Interview.objects.filter(assessment__case__in=interviewed, withdrawn_at__isnull=True)
    held = standing.values_list("assessment__case_id", "held_on", "organisation", "language")
    made = list(
        Decision.objects.filter(assessment__case__in=decided, withdrawn_at__isnull=True).values_list(
            "pk", "corrects_id", "assessment__case_id", "decided_on", "outcome", "age"
        )
    )
    corrected = {row[1] for row in made}
    happened = [
        Happened(case_id, day, "interview", code, language=language) for case_id, day, code, language in held
    ]
    happened += [
        Happened(case_id, day, "decision", code, age=age)
        for pk, _, case_id, day, code, age in made
        if pk not in corrected
    ]
    return sorted(happened, key=lambda each: each.day)
