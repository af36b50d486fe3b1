"""One's own account: what its user must be told, and sessions that end."""

from __future__ import annotations

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from opennrm.access import accounts, audit, policies, selectors
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.sessions import MOST_AT_ONCE, End
from opennrm.access.models import AccountNotice, User
from opennrm.access.wall import act
from opennrm.shared.dates import clock


@act
def show_notices(*, by: Actor) -> QuerySet[AccountNotice]:
    """What was told lately of one's own account."""
    found = selectors.notices_for(by)
    audit.record("access.notices_shown", by=by)
    return found


@act
def confirm_notices(*, by: Actor) -> None:
    """Seen, and it was oneself."""
    changed = selectors.notices_for(by).filter(seen_at__isnull=True).update(seen_at=clock.now())
    if changed:
        audit.record("access.notices_seen", by=by, fields=["seen_at"])


@act
def end_sessions(user_id: UUID, *, by: Actor) -> None:
    """An administrator signs somebody out everywhere."""
    policies.check_can_administer(by)
    user = selectors.get_user(by, user_id)
    accounts.end_sessions_of(user.pk)
    audit.record("access.user_signed_out", user, by=by)


@act
def end_oldest_sessions(user: User, newest: str, *, by: Actor) -> None:
    """Somebody has signed in once more, into the session of this key: so many may stay open, the newest."""
    others = UserSession.objects.filter(user=user).exclude(session_key=newest)
    if accounts.end_all(others.order_by("-created_at", "-pk")[MOST_AT_ONCE - 1 :]):
        audit.record("access.session_ended", user, by=by, purpose=End.TOO_MANY)
