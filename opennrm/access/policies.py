"""Who may administer; and asking politely: the same checks, for buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.access.models import Membership, RoleGrant, User
from opennrm.shared.errors import Denied

Args = ParamSpec("Args")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says. True where the act is allowed; otherwise ``refused`` holds why."""

    refused: Denied | None

    def __bool__(self) -> bool:
        return self.refused is None


def verdict(check: Callable[Args, None], *args: Args.args, **kwargs: Args.kwargs) -> Verdict:
    """Ask a ``check_can_…`` without acting."""
    try:
        check(*args, **kwargs)
    except Denied as denied:
        return Verdict(denied)
    return Verdict(None)


def check_can_administer(actor: Actor) -> None:
    """Users and organisations, never a case."""
    actor.check_has(Permission.ADMINISTER)


def check_can_decide(actor: Actor, grant: RoleGrant, *, subject: User | None) -> None:
    """Once, and never on one's own proposal or about oneself."""
    check_can_administer(actor)
    if grant.approved is not None:
        raise Denied("access.grant_decided")
    if grant.proposed_by_id == actor.user_id:
        raise Denied("access.grant_own")
    if subject is not None and subject.pk == actor.user_id:
        raise Denied("access.grant_about_oneself")


def check_can_end_membership(actor: Actor, membership: Membership, *, today: date) -> None:
    """Taking a right away takes one administrator; not from oneself, so that somebody is left who can give it back; and
    once, so that the day it ended stays."""
    check_can_administer(actor)
    if membership.user_id == actor.user_id:
        raise Denied("access.leaving_oneself")
    if membership.until is not None and membership.until <= today:
        raise Denied("access.membership_over")
