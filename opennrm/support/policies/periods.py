"""Who may see a period, lengthen it and end it. The scope says of which cases."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.shared.errors import Denied
from opennrm.support.models import Extension, Period


def check_can_change(actor: Actor, period: Period) -> None:
    """Who decides on support in the case. An annulled period rests on no decision any more."""
    actor.check_has(Permission.SUPPORT_DECIDE)
    if period.is_annulled:
        raise Denied("support.period_annulled")


def check_can_withdraw(actor: Actor, extension: Extension) -> None:
    """Taken back once; what an ended period had cannot be taken back from it."""
    check_can_change(actor, extension.period)
    if extension.withdrawn_at is not None:
        raise Denied("support.extension_withdrawn_already")
    if extension.period.ended_why:
        raise Denied("support.period_over")
