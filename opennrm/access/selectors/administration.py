"""What administrators see, invitations, one's own notices, the code of conduct."""

from __future__ import annotations

from hmac import compare_digest
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.invitations import digest_of
from opennrm.access.domain.roles import Permission
from opennrm.access.models import (
    AccountNotice,
    Conduct,
    ConductAcceptance,
    Membership,
    Organisation,
    Recovery,
    RoleGrant,
    User,
)
from opennrm.shared.dates import clock


def users_for(actor: Actor) -> QuerySet[User]:
    """Every user with their memberships, by name: for administrators."""
    actor.check_has(Permission.ADMINISTER)
    return User.objects.order_by("name").prefetch_related("memberships__organisation")


def get_user(actor: Actor, user_id: UUID) -> User:
    return get_object_or_404(users_for(actor), pk=user_id)


def open_grants(actor: Actor) -> QuerySet[RoleGrant]:
    """Proposals that wait for a second administrator, the oldest first."""
    actor.check_has(Permission.ADMINISTER)
    waiting = RoleGrant.objects.filter(approved__isnull=True)
    return waiting.select_related("organisation", "proposed_by").order_by("proposed_at")


def lock_grant(actor: Actor, grant_id: UUID) -> RoleGrant:
    actor.check_has(Permission.ADMINISTER)
    found = RoleGrant.objects.select_for_update(of=("self",)).select_related("organisation")
    return get_object_or_404(found, pk=grant_id)


def lock_membership(actor: Actor, membership_id: UUID) -> Membership:
    actor.check_has(Permission.ADMINISTER)
    return get_object_or_404(Membership.objects.select_for_update(), pk=membership_id)


def invitation(actor: Actor, grant_id: UUID, token: str) -> RoleGrant:
    """An invitation that was approved, is not used, has not run out, and whose token this is. All else is 404."""
    found = get_object_or_404(
        RoleGrant.objects.select_for_update(of=("self",)).select_related("organisation"),
        pk=grant_id, approved=True, accepted_at__isnull=True, token_digest__isnull=False, expires_at__gt=clock.now(),
    )  # fmt: skip
    _check_token(found, token)
    return found


def _check_token(found: RoleGrant | Recovery, token: str) -> None:
    if not compare_digest(bytes(found.token_digest or b""), digest_of(token)):
        raise Http404


def recovery(actor: Actor, recovery_id: UUID, token: str) -> Recovery:
    """As an invitation: approved, not used, not run out, with this token."""
    found = get_object_or_404(
        Recovery.objects.select_for_update(of=("self",)).select_related("user"),
        pk=recovery_id, approved=True, used_at__isnull=True, token_digest__isnull=False, expires_at__gt=clock.now(),
    )  # fmt: skip
    _check_token(found, token)
    return found


def open_recoveries(actor: Actor) -> QuerySet[Recovery]:
    """Proposals that wait for a second administrator, the oldest first."""
    actor.check_has(Permission.ADMINISTER)
    waiting = Recovery.objects.filter(approved__isnull=True)
    return waiting.select_related("user", "proposed_by").order_by("proposed_at")


def lock_recovery(actor: Actor, recovery_id: UUID) -> Recovery:
    actor.check_has(Permission.ADMINISTER)
    return get_object_or_404(Recovery.objects.select_for_update(of=("self",)), pk=recovery_id)


def notices_for(actor: Actor) -> QuerySet[AccountNotice]:
    """What a user was told of their own account, the newest first."""
    return AccountNotice.objects.filter(user=actor.user_id).order_by("-at", "event")


def newest_conduct(actor: Actor) -> Conduct | None:
    """The code of conduct that holds: no secret to anybody who has signed in."""
    return Conduct.objects.order_by("-number").first()


def has_accepted(actor: Actor, number: int) -> bool:
    return ConductAcceptance.objects.filter(user=actor.user_id, conduct__number=number).exists()


def conducts_for(actor: Actor) -> QuerySet[Conduct]:
    """Every version, the newest first, with how many users accepted it: for administrators."""
    actor.check_has(Permission.ADMINISTER)
    return Conduct.objects.annotate(accepted=Count("acceptances")).order_by("-number")


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """Every organisation of the register, for administrators."""
    actor.check_has(Permission.ADMINISTER)
    return Organisation.objects.select_related("reopening_by").order_by("code")


def lock_organisation(actor: Actor, organisation_id: UUID) -> Organisation:
    actor.check_has(Permission.ADMINISTER)
    return get_object_or_404(Organisation.objects.select_for_update(of=("self",)), pk=organisation_id)
