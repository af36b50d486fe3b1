"""One's own lists and the team's."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.tasks.domain.lists import Page
from opennrm.tasks.models import SavedList


def lists_for(actor: Actor, page: Page) -> QuerySet[SavedList]:
    """Of a page, the oldest first."""
    actor.check_has(Permission.CASE_VIEW)
    seen = Q(owner_id=actor.user_id) | Q(is_shared=True)
    found = SavedList.objects.filter(seen, organisation_id=actor.organisation_id, page=page)
    return found.order_by("saved_at", "id")


def lock_list(actor: Actor, list_id: UUID) -> SavedList:
    """One of one's own."""
    actor.check_has(Permission.CASE_VIEW)
    own = SavedList.objects.filter(owner_id=actor.user_id, organisation_id=actor.organisation_id)
    return get_object_or_404(own.select_for_update(), pk=list_id)
