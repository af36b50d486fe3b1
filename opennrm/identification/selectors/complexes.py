"""What may be read of what cases have in common."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Seen
from opennrm.identification.domain.complexes import LinkView
from opennrm.identification.models import Assessment, CaseLink, SharedFact


def shared_facts_for(actor: Actor, complex_id: UUID) -> QuerySet[SharedFact]:
    """Those that stand, of a complex with a case of the actor's."""
    actor.check_has(Permission.DECISION_VIEW)
    mine = {"complex__cases__in": cases.case_ids_for(actor, Section.DECISION), "complex": complex_id}
    return SharedFact.objects.filter(**mine, withdrawn_at__isnull=True).distinct().order_by("kind", "number")


def get_shared(actor: Actor, shared_id: UUID) -> SharedFact:
    actor.check_has(Permission.DECISION_VIEW)
    scope = SharedFact.objects.filter(
        complex__cases__in=cases.case_ids_for(actor, Section.DECISION)
    ).distinct()
    return get_object_or_404(scope, pk=shared_id)


def next_number(actor: Actor, complex_id: UUID, kind: str) -> int:
    return SharedFact.objects.filter(complex=complex_id, kind=kind).count() + 1


def _links(actor: Actor) -> QuerySet[CaseLink]:
    """Only where the actor sees both cases."""
    actor.check_has(Permission.DECISION_VIEW)
    mine = cases.case_ids_for(actor, Section.DECISION)
    return CaseLink.objects.filter(first__in=mine, second__in=mine).select_related("first", "second")


def links_of(actor: Actor, seen: Seen) -> list[LinkView]:
    """The links of cases, each as it is seen from every one of them; one query for any number."""
    found = _links(actor).filter(withdrawn_at__isnull=True).order_by("recorded_at")
    found = found.filter(
        Q(first__in=seen.within(Section.DECISION)) | Q(second__in=seen.within(Section.DECISION))
    )
    views = []
    for each in found:
        for one, other in ((each.first, each.second), (each.second, each.first)):
            if one.pk in seen.within(Section.DECISION):
                views.append(LinkView(each.pk, one.pk, each.kind, other.pk, other.number))
    return views


def get_link(actor: Actor, link_id: UUID) -> CaseLink:
    return get_object_or_404(_links(actor), pk=link_id)


def is_linked(actor: Actor, first: UUID, second: UUID, kind: str) -> bool:
    standing = _links(actor).filter(first=first, second=second, kind=kind, withdrawn_at__isnull=True)
    return standing.exists()


def assessment_states(actor: Actor, seen: Seen) -> dict[UUID, tuple[str, str]]:
    """The state of the newest assessment of each case, and who is competent: one query for any number."""
    actor.check_has(Permission.DECISION_VIEW)
    rows = Assessment.objects.filter(case__in=seen.within(Section.DECISION)).order_by("opened_on")
    told = rows.values_list("case_id", "state", "competent")
    return {case_id: (state, competent) for case_id, state, competent in told}
