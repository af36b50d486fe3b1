"""Who is away, and who covers."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.shared.dates import clock
from opennrm.tasks.models import Cover


def covers_for(actor: Actor) -> QuerySet[Cover]:
    """Covers of one's own organisation that are not over, the next first."""
    actor.check_has(Permission.CASE_VIEW)
    lasting = Cover.objects.filter(organisation_id=actor.organisation_id, until__gt=clock.today())
    return lasting.select_related("away", "covering").order_by("since", "until", "id")


def get_cover(actor: Actor, cover_id: UUID) -> Cover:
    return get_object_or_404(covers_for(actor).select_for_update(of=("self",)), pk=cover_id)


def absent_for(actor: Actor) -> QuerySet[Cover, UUID]:
    """Colleagues whom the actor covers today."""
    today = clock.today()
    now = Cover.objects.filter(covering_id=actor.user_id, organisation_id=actor.organisation_id)
    return now.filter(since__lte=today, until__gt=today).values_list("away_id", flat=True)
