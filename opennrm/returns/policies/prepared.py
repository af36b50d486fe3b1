"""Who may take which step of a prepared return."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.returns.domain.acts import PreparedAct
from opennrm.returns.domain.states import (
    OVER,
    State,
    Step,
    check_can_go_forward,
    check_can_move,
    step_of,
)
from opennrm.returns.models import PreparedReturn
from opennrm.returns.policies.journeys import check_can_record
from opennrm.shared.errors import Denied

# What the centre decides on; everything else is the Return Agency's.
OFFER = "offer"
# Where the person is followed up on.
FOLLOWED = frozenset({State.REINTEGRATION, State.ANOTHER_LIFE})
# The contact person of the centre makes the offer and the risk assessment with the person; the others arrange the return
# (report).
RIGHTS: Mapping[Step, Permission] = {
    Step.OFFER: Permission.SUPPORT_RECORD,
    Step.SECURITY: Permission.SUPPORT_RECORD,
    Step.COOPERATION: Permission.RETURN_RECORD,
    Step.JOURNEY: Permission.RETURN_RECORD,
    Step.REINTEGRATION: Permission.RETURN_RECORD,
    Step.ANOTHER_LIFE: Permission.RETURN_RECORD,
}


def check_can_see(actor: Actor) -> None:
    actor.check_has(Permission.RETURN_VIEW)


def check_can_work_in(actor: Actor, step: Step) -> None:
    """Who works with a step of the return."""
    check_can_see(actor)
    actor.check_has(RIGHTS[step])


def check_can_open(actor: Actor) -> None:
    """The contact person makes the offer."""
    check_can_work_in(actor, Step.OFFER)


def check_can_advance(actor: Actor, prepared: PreparedReturn) -> None:
    """With the person's consent, who works with the step that ends."""
    check_can_see(actor)
    step = step_of(State(prepared.state))
    if step is not None:
        check_can_work_in(actor, step)
    check_can_go_forward(prepared.state)


def check_can_stop(actor: Actor, prepared: PreparedReturn) -> None:
    """Whoever hears that the person wants no more of it: nobody has to look for somebody with a further right."""
    check_can_see(actor)
    _check_lasts(prepared)


def check_can_travel(actor: Actor, prepared: PreparedReturn) -> None:
    """Those who arrange the journeys record them, once the person said yes to that step."""
    check_can_record(actor)
    check_can_move(prepared.state, State.TRAVELLED)


def check_can_confirm_arrival(actor: Actor, prepared: PreparedReturn) -> None:
    """Who arranged the journey, once there was one."""
    check_can_work_in(actor, Step.JOURNEY)
    check_can_move(prepared.state, State.REINTEGRATION)


def check_can_assess_risk(actor: Actor, prepared: PreparedReturn) -> None:
    """The contact person, with the person (report), for as long as it lasts."""
    check_can_work_in(actor, Step.SECURITY)
    _check_lasts(prepared)


def check_can_see_risk(actor: Actor) -> None:
    """What the person told: for the centre's own. Everybody else sees how high it is and what is done about it."""
    check_can_see(actor)
    actor.check_has(Permission.SUPPORT_VIEW)


def check_can_settle(actor: Actor, prepared: PreparedReturn, step: Step) -> None:
    """Who works with the step of the activity."""
    check_can_work_in(actor, step)
    _check_lasts(prepared)


def check_can_visit(actor: Actor, prepared: PreparedReturn) -> None:
    """Once the arrival is confirmed."""
    check_can_work_in(actor, Step.ANOTHER_LIFE)
    _check_lasts(prepared)
    if State(prepared.state) not in FOLLOWED:
        raise Denied("returns.step_does_not_follow")


def check_can_close(actor: Actor, prepared: PreparedReturn) -> None:
    check_can_work_in(actor, Step.ANOTHER_LIFE)
    check_can_move(prepared.state, State.CLOSED)


def check_can_see_health(actor: Actor) -> None:
    actor.check_has(Permission.HEALTH_VIEW)


def check_can_clarify_health(actor: Actor) -> None:
    """Who works with health."""
    check_can_see_health(actor)
    actor.check_has(Permission.HEALTH_RECORD)


def check_can_answer(actor: Actor, about: str, *, acted: Collection[UUID], is_answered: bool) -> None:
    """Once, by somebody who decides in that matter and has done nothing in the return."""
    check_can_see(actor)
    actor.check_has(Permission.SUPPORT_DECIDE if about == OFFER else Permission.RETURN_DECIDE)
    if is_answered:
        raise Denied("returns.answered_already")
    if actor.user_id in acted:
        raise Denied("returns.answered_by_another")


def _check_lasts(prepared: PreparedReturn) -> None:
    if State(prepared.state) in OVER:
        raise Denied("returns.is_over")


CHECKS: Mapping[PreparedAct, Callable[[Actor, PreparedReturn], None]] = {
    PreparedAct.ADVANCE: check_can_advance,
    PreparedAct.TRAVEL: check_can_travel,
    PreparedAct.CONFIRM_ARRIVAL: check_can_confirm_arrival,
    PreparedAct.ASSESS_RISK: check_can_assess_risk,
    PreparedAct.VISIT: check_can_visit,
    PreparedAct.CLOSE: check_can_close,
    PreparedAct.STOP: check_can_stop,
}
