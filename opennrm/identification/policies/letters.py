"""Who makes the letter of a decision, and who hands it over or withholds it."""

from __future__ import annotations

from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.identification.domain.letter_states import LetterState, check_can_step
from opennrm.identification.models import Decision
from opennrm.shared.errors import Denied

# What only somebody else than the one who withheld it may do.
REVIEWS = frozenset({LetterState.STILL_WITHHELD, LetterState.READY})


def check_can_make_letter(actor: Actor, decision: Decision, *, is_replaced: bool, is_made: bool) -> None:
    """The authority that decided, once, of a decision that stands."""
    actor.check_has(Permission.DECISION_DECIDE)
    if decision.authority != actor.organisation_code:
        raise Denied("identification.wrong_authority")
    if decision.withdrawn_at is not None or is_replaced:
        raise Denied("identification.letter_of_no_standing_decision")
    if is_made:
        raise Denied("identification.letter_is_made")


def check_can_step_letter(
    actor: Actor, now: LetterState, then: LetterState, *, withheld_by: UUID | None
) -> None:
    """Who meets the person may hand it over; what is withheld is looked at by somebody else."""
    actor.check_has(Permission.DECISION_VIEW)
    check_can_step(now, then)
    if then in REVIEWS and withheld_by == actor.user_id:
        raise Denied("identification.letter_reviewed_by_oneself")
