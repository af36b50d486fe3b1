"""Who belongs where, and what users may be called."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import GRANTS, Permission
from opennrm.access.models import (
    AccountNotice,
    Conduct,
    Membership,
    Organisation,
    User,
)
from opennrm.access.selectors.labels import approved_labels
from opennrm.shared.dates import clock


def memberships_of(user: User) -> QuerySet[Membership]:
    """The memberships that hold today; somebody without one is nobody here."""
    today = clock.today()
    return (
        Membership.objects.filter(user=user, user__is_active=True, since__lte=today)
        .filter(Q(until__isnull=True) | Q(until__gt=today))
        .filter(Q(organisation__closed_on__isnull=True) | Q(organisation__closed_on__gt=today))
        .annotate(
            conduct=Subquery(Conduct.objects.order_by("-number").values("number")[:1]),
            labels=approved_labels(),
            has_notices=Exists(AccountNotice.objects.filter(user=OuterRef("user"), seen_at__isnull=True)),
        )
        .select_related("organisation")
        .order_by("organisation__code")
    )


def membership_between(user_id: UUID, organisation_id: UUID) -> Membership | None:
    """The membership of a user in an organisation, if it holds today."""
    user = User.objects.filter(pk=user_id).first()
    return memberships_of(user).filter(organisation_id=organisation_id).first() if user else None


def membership_today(user_id: UUID, organisation_id: UUID) -> Membership | None:
    """For jobs that act as somebody; None where they no longer may."""
    user = User.objects.filter(pk=user_id).first()
    return memberships_of(user).filter(organisation_id=organisation_id).first() if user else None


def organisation_ids() -> dict[str, UUID]:
    """Every organisation's id by its code in denmark.toml: who takes part is no secret."""
    return dict(Organisation.objects.values_list("code", "id"))


def organisation_codes() -> dict[UUID, str]:
    """The other way round."""
    return dict(Organisation.objects.values_list("id", "code"))


def organisation_of(user_id: UUID) -> str:
    """The code of the organisation somebody works for, or last worked for."""
    theirs = Membership.objects.filter(user=user_id).order_by(F("until").desc(nulls_first=True), "since")
    return str(theirs.values_list("organisation__code", flat=True).first() or "")


def user_names(user_ids: set[UUID]) -> dict[UUID, str]:
    """The working names of colleagues, for pages that say who did something."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("id", "name"))


def colleagues(actor: Actor, permission: Permission = Permission.CASE_VIEW) -> QuerySet[User]:
    """Who belongs to the actor's organisation today in a role that has a right, such as seeing cases, by name."""
    today = clock.today()
    roles = [role for role, granted in GRANTS.items() if permission in granted]
    belonging = Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gt=today),
        user=OuterRef("pk"), organisation_id=actor.organisation_id, role__in=roles, since__lte=today,
    )  # fmt: skip
    return User.objects.filter(Exists(belonging), is_active=True).order_by("name")


def colleague_names(actor: Actor, permission: Permission = Permission.CASE_VIEW) -> dict[UUID, str]:
    """Their working names by their ids."""
    return dict(colleagues(actor, permission).values_list("pk", "name"))


def everybody(actor: Actor) -> QuerySet[User]:
    """Every user, for the choice of whose acts are looked at."""
    actor.check_has(Permission.AUDIT_VIEW)
    return User.objects.order_by("name")
