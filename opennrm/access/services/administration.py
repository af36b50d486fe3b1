"""Administering users: proposing and deciding roles, inviting, leaving."""

from __future__ import annotations

import secrets
from uuid import UUID

from django.db.models import QuerySet

from opennrm.access import audit, policies, selectors
from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.domain.invitations import INVITED_FOR, TOKEN_BYTES, digest_of
from opennrm.access.domain.roles import Role
from opennrm.access.models import Membership, Organisation, RoleGrant, User
from opennrm.access.wall import act
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid


@act
def show_users(*, by: Actor) -> QuerySet[User]:
    """Every user; that the list was looked at stands in the trail."""
    users = selectors.users_for(by)
    audit.record("access.users_shown", by=by)
    return users


@act
def show_user(user_id: UUID, *, by: Actor) -> User:
    """One user and their memberships."""
    user = selectors.get_user(by, user_id)
    audit.record("access.user_shown", user, by=by)
    return user


@act
def propose_role(username: str, name: str, organisation_code: str, role: str, *, by: Actor) -> UUID:
    """Somebody shall have a role; another administrator decides."""
    policies.check_can_administer(by)
    if role not in set(Role):
        raise Invalid("access.unknown_role", field="role")
    organisation = Organisation.objects.filter(code=organisation_code).first()
    if organisation is None:
        raise Invalid("access.unknown_organisation", field="organisation")
    waiting = RoleGrant.objects.filter(username=username, organisation=organisation, approved__isnull=True)
    if waiting.exists():
        raise Invalid("access.grant_waits_already", field="username")
    known = User.objects.filter(username=username).first()
    grant = RoleGrant.objects.create(
        username=username,
        name=known.name if known else name,
        organisation=organisation,
        role=role,
        proposed_by_id=by.user_id,
        proposed_at=clock.now(),
    )
    audit.record(
        "access.role_proposed", grant, by=by, fields=["username", "organisation", "role"], purpose=role
    )
    return grant.pk


@act
def reject_role(grant_id: UUID, *, by: Actor) -> None:
    grant = selectors.lock_grant(by, grant_id)
    _decide(grant, approved=False, by=by)
    audit.record("access.role_rejected", grant, by=by, purpose=grant.role)


@act
def approve_role(grant_id: UUID, *, by: Actor) -> str:
    """The role holds from now on; for somebody new, the token of an invitation is given, this once ("" otherwise)."""
    grant = selectors.lock_grant(by, grant_id)
    user = _decide(grant, approved=True, by=by)
    audit.record("access.role_approved", grant, by=by, purpose=grant.role)
    if user is not None:
        _give(user, grant)
        return ""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    grant.token_digest, grant.expires_at = digest_of(token), clock.now() + INVITED_FOR
    grant.save(update_fields=["token_digest", "expires_at"])
    return token


@act
def accept_invitation(grant_id: UUID, token: str, password: str, *, by: Actor = NOBODY) -> None:
    """Whoever was invited chooses a password, and is a user. The token is good once."""
    grant = selectors.invitation(by, grant_id, token)
    if User.objects.filter(username=grant.username).exists():
        raise Invalid("access.username_taken", field="password")
    user = User(username=grant.username, name=grant.name)
    user.set_password(password)
    user.save()
    _give(user, grant)
    grant.accepted_at, grant.token_digest = clock.now(), None
    grant.save(update_fields=["accepted_at", "token_digest"])
    audit.record("access.invitation_accepted", user, by=by)


@act
def end_membership(membership_id: UUID, *, by: Actor) -> UUID:
    """Somebody leaves an organisation: the very next request is refused. Gives the user; without any other
    membership, signing in is over too."""
    membership = selectors.lock_membership(by, membership_id)
    policies.check_can_end_membership(by, membership, today=clock.today())
    membership.until = clock.today()
    membership.save(update_fields=["until"])
    user = User.objects.get(pk=membership.user_id)
    user.is_active = selectors.memberships_of(user).exists()
    user.save(update_fields=["is_active"])
    audit.record("access.membership_ended", membership, by=by, fields=["until"], purpose=membership.role)
    return user.pk


def _decide(grant: RoleGrant, *, approved: bool, by: Actor) -> User | None:
    """Decided by a second administrator; gives the user, where there is one already."""
    user = User.objects.filter(username=grant.username).first()
    policies.check_can_decide(by, grant, subject=user)
    grant.approved, grant.decided_at, grant.decided_by_id = approved, clock.now(), by.user_id
    grant.save(update_fields=["approved", "decided_at", "decided_by"])
    return user


def _give(user: User, grant: RoleGrant) -> None:
    """One role in an organisation: a new one takes the place of the old."""
    Membership.objects.update_or_create(
        user=user,
        organisation=grant.organisation,
        defaults={"role": grant.role, "since": clock.today(), "until": None},
    )
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
