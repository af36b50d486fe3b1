"""Who may hold, propose and decide erasures, and give insight."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.rights.models import Erasure, Hold
from opennrm.shared.errors import Denied


def check_can_manage(actor: Actor) -> None:
    """The data protection officer: sees pseudonyms and days, never who somebody is."""
    actor.check_has(Permission.ERASURE_MANAGE)


def check_can_decide(actor: Actor, erasure: Erasure) -> None:
    """Once, and never on one's own proposal: nothing is erased by one person alone."""
    check_can_manage(actor)
    if erasure.approved is not None:
        raise Denied("rights.erasure_decided")
    if erasure.proposed_by_id == actor.user_id:
        raise Denied("rights.erasure_own")


def check_can_lift(actor: Actor, hold: Hold) -> None:
    """By another than who set it."""
    check_can_manage(actor)
    if hold.lifted_at is not None:
        raise Denied("rights.hold_lifted")
    if hold.set_by_id == actor.user_id:
        raise Denied("rights.hold_own")


# Whoever gives insight hands all of it on.
HANDED_OVER = (
    Permission.IDENTITY_EXPORT,
    Permission.CONTACT_EXPORT,
    Permission.INTERVIEW_EXPORT,
    Permission.DECISION_EXPORT,
)


def check_can_give_insight(actor: Actor) -> None:
    """Who works with the person and may hand over every part."""
    for permission in HANDED_OVER:
        actor.check_has(permission)


def check_takes_part(*, itself: bool) -> None:
    """Not in an emergency."""
    if not itself:
        raise Denied("rights.only_in_emergency")


def check_nothing_holds(holds: tuple[str, ...]) -> None:
    """Not while a criminal case runs, or somebody has said stop."""
    if holds:
        raise Denied("rights.held")
