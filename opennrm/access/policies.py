"""Who may administer; and asking politely: the same checks, for buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.access.models import CodeLabel, Membership, Organisation, Recovery, RoleGrant, User
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


def check_can_decide_label(actor: Actor, label: CodeLabel) -> None:
    """Once, and never on one's own proposal."""
    check_can_administer(actor)
    if label.approved is not None:
        raise Denied("access.label_decided")
    if label.proposed_by_id == actor.user_id:
        raise Denied("access.grant_own")


def check_label_comes_later(label: CodeLabel, *, today: date) -> None:
    """A label begins after the day it is approved: what was said of a day that has begun is never said otherwise."""
    if label.valid_from <= today:
        raise Denied("access.label_too_late")


def check_can_propose_recovery(actor: Actor, user: User) -> None:
    """For somebody else, who still belongs here."""
    check_can_administer(actor)
    if user.pk == actor.user_id:
        raise Denied("access.recovering_oneself")
    if not user.is_active:
        raise Denied("access.user_closed")


def check_can_decide_recovery(actor: Actor, recovery: Recovery) -> None:
    """Once, and never on one's own proposal or about oneself."""
    check_can_administer(actor)
    if recovery.approved is not None:
        raise Denied("access.grant_decided")
    if recovery.proposed_by_id == actor.user_id:
        raise Denied("access.grant_own")
    if recovery.user_id == actor.user_id:
        raise Denied("access.grant_about_oneself")


def check_can_end_membership(actor: Actor, membership: Membership, *, today: date) -> None:
    """Taking a right away takes one administrator; not from oneself, so that somebody is left who can give it back; and
    once, so that the day it ended stays."""
    check_can_administer(actor)
    if membership.user_id == actor.user_id:
        raise Denied("access.leaving_oneself")
    if membership.until is not None and membership.until <= today:
        raise Denied("access.membership_over")


def check_can_close(actor: Actor, organisation: Organisation) -> None:
    """Closing takes one administrator; not of one's own, so that somebody is left who can open it again."""
    check_can_administer(actor)
    if organisation.pk == actor.organisation_id:
        raise Denied("access.closing_own")
    if organisation.closed_on is not None:
        raise Denied("access.closed_already")


def check_can_propose_reopening(actor: Actor, organisation: Organisation) -> None:
    check_can_administer(actor)
    if organisation.closed_on is None:
        raise Denied("access.not_closed")
    if organisation.reopening_by_id is not None:
        raise Denied("access.reopening_waits")


def check_can_approve_reopening(actor: Actor, organisation: Organisation) -> None:
    """Everybody with a role there gets in again, so another administrator approves."""
    check_can_administer(actor)
    if organisation.reopening_by_id is None:
        raise Denied("access.reopening_not_proposed")
    if organisation.reopening_by_id == actor.user_id:
        raise Denied("access.grant_own")
