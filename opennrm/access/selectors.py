"""What may be read of organisations, memberships and the trail."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.access.models import AuditLine, Membership, Organisation, User
from opennrm.shared.dates import clock


def memberships_of(user: User) -> QuerySet[Membership]:
    """The memberships that hold today; somebody without one is nobody here."""
    today = clock.today()
    return (
        Membership.objects.filter(user=user, user__is_active=True, since__lte=today)
        .filter(Q(until__isnull=True) | Q(until__gt=today))
        .select_related("organisation")
        .order_by("organisation__code")
    )


def organisation_ids() -> dict[str, UUID]:
    """Every organisation's id by its code in denmark.toml: who takes part is no secret."""
    return dict(Organisation.objects.values_list("code", "id"))


def user_names(user_ids: set[UUID]) -> dict[UUID, str]:
    """The working names of colleagues, for pages that say who did something."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("id", "name"))


def audit_lines_for(actor: Actor) -> QuerySet[AuditLine]:
    actor.check_has(Permission.AUDIT_VIEW)
    return AuditLine.objects.order_by("-position")
