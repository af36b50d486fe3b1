"""Who may say what cases have in common. Which cases: that is for the scope to say."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.shared.errors import Denied


def check_can_share_facts(actor: Actor) -> None:
    """Who groups cases, and may read what they are decided on."""
    actor.check_has(Permission.CASE_SHARE)
    actor.check_has(Permission.DECISION_VIEW)


def check_can_withdraw_shared(actor: Actor, organisation: str, *, is_withdrawn: bool) -> None:
    """Whoever's organisation recorded it."""
    check_can_share_facts(actor)
    if organisation != actor.organisation_code:
        raise Denied("identification.shared_by_another")
    if is_withdrawn:
        raise Denied("identification.shared_withdrawn")
