"""What may be read of letters: within the actor's cases."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.identification.models import Interview, Letter, LetterStep


def letters_for(actor: Actor) -> QuerySet[Letter]:
    """Letters of decisions in the actor's cases, with what was done with them in order."""
    actor.check_has(Permission.DECISION_VIEW)
    in_order = Prefetch("steps", LetterStep.objects.order_by("place"))
    scope = Letter.objects.filter(decision__assessment__case__in=cases.case_ids_for(actor, Section.DECISION))
    return scope.select_related("decision__assessment__case__person__canonical").prefetch_related(in_order)


def letter_of(actor: Actor, decision_id: UUID) -> Letter | None:
    return letters_for(actor).filter(decision_id=decision_id).first()


def get_letter(actor: Actor, letter_id: UUID) -> Letter:
    return get_object_or_404(letters_for(actor), pk=letter_id)


def spoken_in(actor: Actor, case_id: UUID) -> str:
    """The language of the newest interview; "" where there is none."""
    actor.check_has(Permission.DECISION_VIEW)
    held = Interview.objects.filter(assessment__case_id=case_id, withdrawn_at__isnull=True)
    return held.order_by("-held_on").values_list("language", flat=True).first() or ""
