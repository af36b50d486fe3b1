"""Acts of signing in and out, choosing an organisation, and the record of refusals."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404

from opennrm.access import accounts, audit, selectors
from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.domain.roles import Role
from opennrm.access.models import Membership, Organisation, User
from opennrm.access.wall import act
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid, Refused

# Acts on one's own account that change nothing of how one comes in.
NO_CHANGE = frozenset({"access.sessions_ended"})


@act
def signed_in(user: User, browser: bytes = b"", *, by: Actor) -> None:
    """Somebody proved who they are; they act for nobody yet. Another browser than the last time is told to them."""
    audit.record("access.signed_in", user, by=by)
    known = bytes(user.last_browser or b"")
    if known == browser:
        return
    user.last_browser = browser
    user.save(update_fields=["last_browser"])
    if known:
        accounts.notify(user.pk, "access.another_browser")


@act
def sign_in_failed(username: str, *, by: Actor = NOBODY) -> None:
    """Somebody did not. Which user it was meant to be, where there is such a one; never what was typed."""
    user = User.objects.filter(username=username).first()
    audit.record("access.sign_in_failed", user, by=by)
    if user:
        accounts.notify(user.pk, "access.sign_in_failed")


@act
def code_failed(user: User, *, by: Actor) -> None:
    """The right password, or a session that is open, and a wrong code."""
    audit.record("access.code_failed", user, by=by)
    accounts.notify(user.pk, "access.code_failed")


@act
def signed_out(user: User, *, by: Actor) -> None:
    audit.record("access.signed_out", user, by=by)


@act
def account_changed(event: str, user_id: UUID, *, by: Actor) -> None:
    """Somebody changed how they sign in: a factor, codes, the password, sessions elsewhere."""
    audit.record(event, User.objects.get(pk=user_id), by=by)
    if event not in NO_CHANGE:
        accounts.notify(user_id, event)


@act
def session_ended(user: User, reason: str, *, by: Actor) -> None:
    """A session was over before its user said so."""
    audit.record("access.session_ended", user, by=by, purpose=reason)


@act
def choose_organisation(user: User, organisation_id: UUID, *, by: Actor) -> Membership:
    """Act for an organisation that the user belongs to today."""
    membership = get_object_or_404(selectors.memberships_of(user), organisation_id=organisation_id)
    audit.record("access.organisation_chosen", membership.organisation, by=by)
    return membership


@act
def record_refusal(refused: Refused, *, by: Actor) -> None:
    """What was tried and refused: the code of the reason, never what was typed."""
    audit.record("access.refused", by=by, purpose=refused.code)


@act
def install_organisations(*, by: Actor) -> int:
    """Bring the organisations of denmark.toml into the register; those already there stay."""
    known = set(Organisation.objects.values_list("code", flat=True))
    new = [Organisation(code=each.code) for each in rules().organisations if each.code not in known]
    Organisation.objects.bulk_create(new)
    if new:
        audit.record("access.organisations_installed", by=by)
    return len(new)


@act
def add_user(
    username: str, name: str, password: str, *, role: Role, organisation_code: str, since: date, by: Actor
) -> UUID:
    """A new user with one membership."""
    if User.objects.filter(username=username).exists():
        raise Invalid("access.username_taken", field="username")
    user = User(username=username, name=name)
    user.set_password(password)
    user.save()
    organisation = Organisation.objects.get(code=organisation_code)
    membership = Membership.objects.create(user=user, organisation=organisation, role=role, since=since)
    audit.record("access.user_added", membership, by=by, fields=["user", "organisation", "role", "since"])
    return user.pk


def actor_today(user_id: UUID, organisation_id: UUID) -> Actor | None:
    """For jobs that act as somebody: as they are a member today; None for somebody who has left."""
    membership = selectors.membership_today(user_id, organisation_id)
    return actor_of(membership) if membership else None


def actor_of(membership: Membership) -> Actor:
    """The actor a membership makes. An unknown role has no rights."""
    role = Role(membership.role) if membership.role in set(Role) else None
    return Actor(
        user_id=membership.user_id,
        organisation_id=membership.organisation_id,
        organisation_code=membership.organisation.code,
        role=role,
    )
