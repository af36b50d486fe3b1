"""Somebody who has lost a password or a factor comes in again, by two administrators who know that it is them."""

from __future__ import annotations

import secrets
from uuid import UUID

from allauth.mfa.models import Authenticator

from opennrm.access import accounts, audit, policies, selectors
from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.domain.invitations import TOKEN_BYTES, digest_of
from opennrm.access.domain.recovery import RECOVERED_WITHIN, Lost, Proof
from opennrm.access.models import Recovery, User
from opennrm.access.wall import act
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid


@act
def propose_recovery(user_id: UUID, lost: Lost, proof: Proof, *, by: Actor) -> UUID:
    """An administrator knows who asks; another decides. The user is told."""
    policies.check_can_administer(by)
    user = selectors.get_user(by, user_id)
    policies.check_can_propose_recovery(by, user)
    if selectors.open_recoveries(by).filter(user=user).exists():
        raise Invalid("access.recovery_waits", field="lost")
    row = Recovery.objects.create(
        user=user, lost=lost, proof=proof, proposed_by_id=by.user_id, proposed_at=clock.now()
    )
    audit.record("access.recovery_proposed", row, by=by, fields=["user", "lost", "proof"], purpose=lost)
    accounts.notify(user.pk, "access.recovery_proposed")
    return row.pk


@act
def reject_recovery(recovery_id: UUID, *, by: Actor) -> None:
    row = selectors.lock_recovery(by, recovery_id)
    _decide(row, approved=False, by=by)
    audit.record("access.recovery_rejected", row, by=by, purpose=row.lost)


@act
def approve_recovery(recovery_id: UUID, *, by: Actor) -> str:
    """The token of a link, given this once: to the user, who alone chooses the new password."""
    row = selectors.lock_recovery(by, recovery_id)
    _decide(row, approved=True, by=by)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row.token_digest, row.expires_at = digest_of(token), clock.now() + RECOVERED_WITHIN
    row.save(update_fields=["token_digest", "expires_at"])
    audit.record("access.recovery_approved", row, by=by, purpose=row.lost)
    return token


@act
def recover(recovery_id: UUID, token: str, password: str, *, by: Actor = NOBODY) -> None:
    """A new password, good at once; every session ends. Lost factors go, and the next sign-in asks for a new one."""
    row = selectors.recovery(by, recovery_id, token)
    user = User.objects.get(pk=row.user_id)
    user.set_password(password)
    user.save(update_fields=["password"])
    if row.lost == Lost.FACTORS:
        Authenticator.objects.filter(user=user).delete()
    accounts.end_sessions_of(user.pk)
    row.used_at, row.token_digest = clock.now(), None
    row.save(update_fields=["used_at", "token_digest"])
    audit.record("access.recovered", user, by=by, fields=["password"], purpose=row.lost)
    accounts.notify(user.pk, "access.recovered")


def _decide(row: Recovery, *, approved: bool, by: Actor) -> None:
    policies.check_can_decide_recovery(by, row)
    row.approved, row.decided_at, row.decided_by_id = approved, clock.now(), by.user_id
    row.save(update_fields=["approved", "decided_at", "decided_by"])
