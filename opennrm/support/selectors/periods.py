"""What may be read of periods: those in the actor's cases, for who works with support."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Seen
from opennrm.support.models import Extension, Period


def periods_for(actor: Actor) -> QuerySet[Period]:
    """Those that rest on a decision that stands, with the extensions that stand."""
    actor.check_has(Permission.SUPPORT_VIEW)
    standing = Extension.objects.filter(withdrawn_at__isnull=True).order_by("recorded_at")
    found = Period.objects.filter(_in_scope(actor), is_annulled=False)
    return found.select_related("case__person__canonical").prefetch_related(Prefetch("extensions", standing))


def _in_scope(actor: Actor) -> Q:
    """A period is seen with the support it is for, and with the decision it follows from."""
    return Q(case__in=cases.case_ids_for(actor, Section.SUPPORT)) | Q(
        case__in=cases.case_ids_for(actor, Section.DECISION)
    )


def running_periods_for(actor: Actor, day: date) -> QuerySet[Period]:
    """Those that cover a day, the one that ends next first."""
    return periods_for(actor).filter(begins_on__lte=day, ends_on__gt=day).order_by("ends_on", "id")


def periods_of(actor: Actor, case_id: UUID) -> list[Period]:
    """All of a case, the newest first."""
    return list(periods_for(actor).filter(case_id=case_id).order_by("-begins_on"))


def newest_of(actor: Actor, seen: Seen) -> dict[UUID, Period]:
    """The newest period of each of these cases that has one."""
    actor.check_has(Permission.SUPPORT_VIEW)
    opened = {*seen.within(Section.SUPPORT), *seen.within(Section.DECISION)}
    found = Period.objects.filter(case__in=opened, is_annulled=False).order_by("begins_on")
    return {each.case_id: each for each in found}


def lock_period(actor: Actor, period_id: UUID) -> Period:
    return get_object_or_404(periods_for(actor).select_for_update(of=("self",)), pk=period_id)


def lock_extension(actor: Actor, extension_id: UUID) -> Extension:
    """With its period, which changes with it."""
    mine = Extension.objects.filter(period__in=periods_for(actor).values("pk"))
    found = get_object_or_404(mine, pk=extension_id)
    lock_period(actor, found.period_id)
    return get_object_or_404(
        mine.select_for_update(of=("self",)).select_related("period__case"), pk=extension_id
    )
