"""What may be read of returns: those of persons in whose case the actor takes part."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Seen
from opennrm.returns.domain import Journey, ReturnInput
from opennrm.returns.models import Return


def known_returns_for(actor: Actor) -> QuerySet[Return]:
    """Every return in the actor's cases, the withdrawn ones too, newest first."""
    actor.check_has(Permission.RETURN_VIEW)
    found = Return.objects.filter(case__in=cases.case_ids_for(actor, Section.RETURN))
    return found.select_related("case__person__canonical", "organisation", "prepared").order_by(
        "-travelled_on", "-id"
    )


def returns_for(actor: Actor) -> QuerySet[Return]:
    """The returns that stand."""
    return known_returns_for(actor).filter(withdrawn_at__isnull=True)


def get_return(actor: Actor, return_id: UUID) -> Return:
    return get_object_or_404(known_returns_for(actor), pk=return_id)


def lock_return(actor: Actor, return_id: UUID) -> Return:
    return get_object_or_404(known_returns_for(actor).select_for_update(of=("self",)), pk=return_id)


def has_travelled_on(actor: Actor, given: ReturnInput) -> bool:
    """Is this journey in the register already?"""
    return returns_for(actor).filter(case=given.case_id, travelled_on=given.travelled_on).exists()


def progress(actor: Actor, seen: Seen) -> list[Journey]:
    """The journeys of cases that the actor sees, oldest first: for lists and the timeline. One query for any number."""
    actor.check_has(Permission.RETURN_VIEW)
    found = Return.objects.filter(case__in=seen.within(Section.RETURN), withdrawn_at__isnull=True).order_by(
        "travelled_on"
    )
    return [Journey(*row) for row in found.values_list("case_id", "travelled_on", "destination")]


def returns_of(actor: Actor, case: Any) -> QuerySet[Return]:
    """Those that stand, of one case of the actor's, to be asked whether there are any."""
    actor.check_has(Permission.RETURN_VIEW)
    mine = cases.case_ids_for(actor, Section.RETURN)
    return Return.objects.filter(case=case, case__in=mine, withdrawn_at__isnull=True)
