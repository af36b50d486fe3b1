"""What may be read of turns, rulings and opinions: within the actor's cases."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.identification.domain.turns import TurnKind
from opennrm.identification.models import Assessment, Opinion, Ruling, Turn
from opennrm.shared.dates import COPENHAGEN


def turns_for(actor: Actor, case_id: UUID) -> QuerySet[Turn]:
    """Of every assessment of the case, oldest first."""
    actor.check_has(Permission.DECISION_VIEW)
    mine = cases.case_ids_for(actor, Section.DECISION)
    return Turn.objects.filter(assessment__case__in=mine, assessment__case_id=case_id).order_by("recorded_at")


def hand_overs(actor: Actor, case_id: UUID) -> list[tuple[date, str]]:
    """When a case went from the one competent authority to the other, and to which."""
    found = turns_for(actor, case_id).filter(kind=TurnKind.HANDED_OVER).values_list("recorded_at", "to")
    return [(at.astimezone(COPENHAGEN).date(), to) for at, to in found]


def asked_of(actor: Actor, assessment: Assessment | None) -> str:
    """The organisation that was asked for more last; "" where nobody was."""
    asked = Turn.objects.filter(assessment=assessment, kind=TurnKind.MORE_ASKED).order_by("-recorded_at")
    return asked.values_list("to", flat=True).first() or ""


def rulings_for(actor: Actor, case_id: UUID) -> QuerySet[Ruling]:
    actor.check_has(Permission.DECISION_VIEW)
    of_case = Ruling.objects.filter(case__in=cases.case_ids_for(actor, Section.DECISION), case_id=case_id)
    return of_case.order_by("ruled_on", "recorded_at")


def opinions_of(actor: Actor, assessment: Assessment | None) -> QuerySet[Opinion]:
    """On one assessment, in the order they were given."""
    actor.check_has(Permission.DECISION_VIEW)
    return Opinion.objects.filter(assessment=assessment).order_by("place")
