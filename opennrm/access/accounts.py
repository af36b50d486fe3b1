"""What acts do to an account besides: tell its user, end its sessions. Recorded by the act it is a part of."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from allauth.usersessions.models import UserSession

from opennrm.access.models import AccountNotice
from opennrm.shared.dates import clock


def notify(user_id: UUID, event: str) -> None:
    """To be shown to the user on every page until they say that they have seen it; once for each kind until then."""
    row = AccountNotice(user_id=user_id, event=event, at=clock.now())
    AccountNotice.objects.bulk_create([row], ignore_conflicts=True)


def end_sessions_of(user_id: UUID) -> None:
    end_all(UserSession.objects.filter(user=user_id))


def end_all(sessions: Iterable[UserSession]) -> int:
    """The browser that has one is signed out at its next request; how many there were."""
    found = list(sessions)
    for each in found:
        each.end()
    return len(found)
