"""Who may do what with somebody's grant, in which state; and never both sides of an act by one hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.grants.domain.inputs import RATE_DAYS, is_fresh
from opennrm.grants.domain.runs import RunState
from opennrm.grants.domain.states import NOT_SENT, Paying, State, Telling, check_can_move
from opennrm.grants.models import Circumstance, Grant, Payment, PlanLine, ReceiptCheck, Run
from opennrm.shared.errors import Denied

AGENCY = "return_agency"


def check_can_see(actor: Actor) -> None:
    actor.check_has(Permission.RETURN_VIEW)


def check_can_apply(actor: Actor) -> None:
    """Those who work with the return."""
    actor.check_has(Permission.RETURN_RECORD)


def check_can_pay(actor: Actor) -> None:
    """The Return Agency approves and pays (report)."""
    actor.check_has(Permission.RETURN_DECIDE)
    if actor.organisation_code != AGENCY:
        raise Denied("grants.for_the_agency")


def check_can_approve(actor: Actor, grant: Grant, newest: Circumstance) -> None:
    """Once, and never by who applied, or told the circumstances that count."""
    check_can_pay(actor)
    check_can_move(State(grant.state), State.APPROVED)
    if actor.user_id in (grant.applied_by_id, newest.told_by_id):
        raise Denied("grants.applied_yourself")


def check_can_change(actor: Actor, grant: Grant) -> None:
    """Other circumstances are other money: by the agency, and never by who applied."""
    check_can_pay(actor)
    check_is_open(grant)
    if grant.applied_by_id == actor.user_id:
        raise Denied("grants.applied_yourself")


def check_can_approve_change(actor: Actor, grant: Grant, newest: Circumstance) -> None:
    """What was told after the approval: never by who told it, or applied."""
    check_can_decline_change(actor, grant, newest)
    if actor.user_id in (grant.applied_by_id, newest.told_by_id):
        raise Denied("grants.applied_yourself")


def check_can_decline_change(actor: Actor, grant: Grant, newest: Circumstance) -> None:
    """Any officer of the agency, who told it too: nothing comes of it."""
    check_can_pay(actor)
    check_is_open(grant)
    if newest.state != Telling.WAITS:
        raise Denied("grants.no_change_waits")


def check_is_open(grant: Grant) -> None:
    if grant.state == State.STOPPED:
        raise Denied("grants.stopped")


def check_can_stop(actor: Actor, grant: Grant) -> None:
    check_can_apply(actor)
    check_can_move(State(grant.state), State.STOPPED)


def check_can_plan(actor: Actor, grant: Grant) -> None:
    """While the plan is not finished; preparations may begin in Denmark (report)."""
    check_can_apply(actor)
    check_is_open(grant)
    if grant.finished_at is not None:
        raise Denied("grants.plan_is_finished")


def check_can_drop(actor: Actor, line: PlanLine, *, is_spent: bool) -> None:
    """What is paid, or on its way, was planned."""
    check_can_plan(actor, line.purse.grant)
    if line.dropped_at is not None:
        raise Denied("grants.line_dropped")
    if is_spent:
        raise Denied("grants.line_is_paid")


def check_can_reopen(actor: Actor, grant: Grant) -> None:
    """A plan that is approved; what of it is not sent waits until it is approved anew."""
    check_can_apply(actor)
    check_is_open(grant)
    if grant.planned_at is None:
        raise Denied("grants.plan_not_approved")


def check_can_finish(actor: Actor, grant: Grant, *, lines: int) -> None:
    check_can_plan(actor, grant)
    if not lines:
        raise Denied("grants.plan_is_empty")


def check_can_send_back(actor: Actor, grant: Grant) -> None:
    """A plan that is finished and not approved."""
    check_can_pay(actor)
    check_is_open(grant)
    if grant.finished_at is None or grant.planned_at is not None:
        raise Denied("grants.plan_not_waiting")


def check_can_approve_plan(actor: Actor, grant: Grant, planners: Collection[UUID] = ()) -> None:
    """Payment follows: of a plan that is finished, by somebody else than who finished it, wrote a line of it or applied
    (report, ours)."""
    check_can_send_back(actor, grant)
    if grant.state != State.APPROVED:
        raise Denied("grants.not_approved")
    if grant.arrived_on is None:
        raise Denied("grants.not_arrived")
    if actor.user_id in (grant.finished_by_id, grant.applied_by_id, *planners):
        raise Denied("grants.planned_yourself")


def check_can_tell_payee(actor: Actor, grant: Grant) -> None:
    check_can_apply(actor)
    check_is_open(grant)


def check_can_record_arrival(actor: Actor, grant: Grant) -> None:
    check_can_apply(actor)
    check_is_open(grant)
    if grant.arrived_on is not None:
        raise Denied("grants.arrived_already")


def check_can_tell_rates(actor: Actor, run: Run) -> None:
    """Who prepared it, once: who approves sees them, and does not set them."""
    check_can_drop_run(actor, run)
    if run.prepared_by_id != actor.user_id:
        raise Denied("grants.rates_of_another")
    if run.rates_on is not None:
        raise Denied("grants.rates_told")


def check_has_rates(run: Run, currencies: Collection[str], today: date) -> None:
    """Published in these days, of each currency of the run."""
    if not currencies:
        return
    if run.rates_on is None or not set(currencies) <= run.rates.keys():
        raise Denied("grants.rates_missing")
    if not is_fresh(run.rates_on, today):
        raise Denied("grants.rates_old", days=RATE_DAYS)


def check_can_approve_run(actor: Actor, run: Run) -> None:
    """Two officers: one prepares, the other approves."""
    check_can_drop_run(actor, run)
    if run.prepared_by_id == actor.user_id:
        raise Denied("grants.prepared_yourself")


def check_is_second_hand(actor: Actor, payments: Iterable[Payment], tellers: set[UUID]) -> None:
    """Nobody lets money go to an account they told themselves, or for what they applied for or changed themselves."""
    for each in payments:
        told = each.payee.told_by_id if each.payee else None
        if actor.user_id in (told, each.grant.applied_by_id, *tellers):
            raise Denied("grants.own_hand_in_run")


def check_is_whole(run: Run, *, seen: int) -> None:
    """Whoever approves sees every payment of it: also one that was stopped stands in its run."""
    if seen != run.count:
        raise Denied("grants.run_is_not_whole")


def check_can_drop_run(actor: Actor, run: Run) -> None:
    check_can_pay(actor)
    if run.state != RunState.PREPARED:
        raise Denied("grants.run_is_over")


def check_can_open_file(actor: Actor, run: Run) -> None:
    """Payment officers alone: the file holds accounts."""
    check_can_pay(actor)
    actor.check_has(Permission.RETURN_EXPORT)
    if run.state != RunState.APPROVED:
        raise Denied("grants.run_has_no_file")


def check_can_record_receipt(actor: Actor, check: ReceiptCheck) -> None:
    """Once, by somebody else than who approved the payment."""
    check_can_apply(actor)
    if check.found_at is not None:
        raise Denied("grants.receipt_recorded")
    run = check.payment.run
    if run is not None and actor.user_id in (run.approved_by_id, run.prepared_by_id):
        raise Denied("grants.paid_yourself")


def is_waiting(payment: Payment) -> bool:
    return Paying(payment.state) in NOT_SENT
