"""What may be read of prepared returns."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.returns.domain.states import OVER
from opennrm.returns.models import PreparedReturn


def prepared_for(actor: Actor) -> QuerySet[PreparedReturn]:
    """Every prepared return in the actor's cases, those that are over too, newest first."""
    actor.check_has(Permission.RETURN_VIEW)
    found = PreparedReturn.objects.filter(case__in=cases.case_ids_for(actor, Section.RETURN))
    return found.select_related("case__person__canonical", "organisation").order_by("-opened_on", "-id")


def open_returns_for(actor: Actor) -> QuerySet[PreparedReturn]:
    return prepared_for(actor).exclude(state__in=sorted(OVER))


def open_return(actor: Actor, case_id: UUID) -> PreparedReturn | None:
    """The one of a case that lasts."""
    return open_returns_for(actor).filter(case=case_id).first()


def lock_open_return(actor: Actor, case_id: UUID) -> PreparedReturn | None:
    found = open_returns_for(actor).select_for_update(of=("self",))
    return found.filter(case=case_id).first()


def prepared_of(actor: Actor, case_id: UUID) -> QuerySet[PreparedReturn]:
    """Those of a case, newest first."""
    return prepared_for(actor).filter(case=case_id)


def has_open(actor: Actor, person_id: UUID) -> bool:
    """Among those the actor sees; whatever nobody here sees, the database refuses."""
    return open_returns_for(actor).filter(person=person_id).exists()


def get_prepared(actor: Actor, prepared_id: UUID) -> PreparedReturn:
    return get_object_or_404(prepared_for(actor), pk=prepared_id)


def lock_prepared(actor: Actor, prepared_id: UUID) -> PreparedReturn:
    return get_object_or_404(prepared_for(actor).select_for_update(of=("self",)), pk=prepared_id)


def returning_with(actor: Actor, prepared: PreparedReturn) -> tuple[tuple[UUID, str], ...]:
    """The cases of those who return together with the person, as far as the actor sees them."""
    if prepared.together is None:
        return ()
    found = prepared_for(actor).filter(together=prepared.together).exclude(pk=prepared.pk)
    return tuple(found.order_by("case__number").values_list("case_id", "case__number"))
