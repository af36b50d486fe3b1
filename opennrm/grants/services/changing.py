"""Other circumstances: told by one, and once the support is approved looked at by another before money follows them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.grants import booking, circumstances, policies, selectors
from opennrm.grants.booking import Posted
from opennrm.grants.domain import ledger
from opennrm.grants.domain.entitlement import (
    Circumstances,
    Difference,
    Kind,
)
from opennrm.grants.domain.states import State
from opennrm.grants.models import ChangeAnswer, Circumstance, Grant, Purse
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted


@act
def change_circumstances(
    support_id: UUID, told: Circumstances, *, reason: str, children: Sequence[str] = (), by: Actor
) -> None:
    """Computed anew with the rates of the application; what was paid stays paid, and the difference is explained. Of a
    support that is approved nothing changes, and nothing is paid, until another has looked at it."""
    grant = selectors.lock_grant(by, support_id)
    policies.check_can_change(by, grant)
    if selectors.with_a_change_that_waits(by, [grant.pk]):
        raise Denied("grants.change_waits")
    if any(booking.is_in_run(each) for each in selectors.payments_of(by, grant)):
        raise Denied("grants.in_a_run")
    if not reason.strip():
        raise Invalid("grants.reason_missing", field="reason")
    waits = grant.state == State.APPROVED
    circumstances.tell(grant, told, reason, is_change=waits, by=by)
    changes = _changes(grant, told, children, by=by)
    _check(grant, changes, by=by)
    if not waits:
        _follow(grant, changes, by=by)
    audit.record("grants.circumstances_changed", grant, by=by, fields=["circumstances", "purses"])
    _tasks("grants.circumstances_changed", grant, by=by)


@act
def approve_change(support_id: UUID, *, version: int, by: Actor) -> UUID:
    """By somebody else than who told it: from now on it counts, and money follows. Gives the case. ``version``: the
    number of the circumstances that were read."""
    grant = selectors.lock_grant(by, support_id)
    newest = selectors.circumstances_of(by, grant)[-1]
    policies.check_can_approve_change(by, grant, newest)
    if newest.number != version:
        raise Denied("grants.circumstances_changed")
    changes = _changes(grant, circumstances.as_told(newest), (), by=by)
    _check(grant, changes, by=by)
    _follow(grant, changes, by=by)
    _answer(newest, is_accepted=True, by=by)
    audit.record("grants.change_approved", grant, by=by, fields=["circumstances", "purses"])
    _tasks("grants.change_approved", grant, by=by)
    return grant.case_id


@act
def decline_change(support_id: UUID, *, by: Actor) -> UUID:
    """Nothing comes of it; it stays in the register. Gives the case."""
    grant = selectors.lock_grant(by, support_id)
    newest = selectors.circumstances_of(by, grant)[-1]
    policies.check_can_decline_change(by, grant, newest)
    _answer(newest, is_accepted=False, by=by)
    audit.record("grants.change_declined", grant, by=by, fields=["circumstances"])
    _tasks("grants.change_declined", grant, by=by)
    return grant.case_id


Changes = Sequence[tuple[Purse, Difference]]


def _changes(grant: Grant, told: Circumstances, children: Sequence[str], *, by: Actor) -> Changes:
    """Each purse with what changes in it; a child who was not provided for before gets one, with nothing in it yet."""
    known = {booking.key_of(each): each for each in selectors.purses_of(by, grant)}
    newest = Circumstance(household=told.household, children=told.children)
    return [
        (known.get(each.key) or circumstances.add_purse(grant, each.key, 0, children), each)
        for each in circumstances.changes_of(grant, newest, known.values(), by=by)
    ]


def _check(grant: Grant, changes: Changes, *, by: Actor) -> None:
    """Never below what is planned; and there is no seventh month of cash."""
    for purse, change in changes:
        if selectors.planned_of(by, purse) > change.after:
            raise Denied("grants.plan_is_larger")
        more = purse.kind == Kind.CASH and change.after != purse.entitled_ore and change.after > change.spent
        if more and grant.state == State.APPROVED and grant.arrived_on and not _months(grant, by=by):
            raise Denied("grants.months_over", months=rules().deadline("cash_months", grant.arrived_on))


def _months(grant: Grant, *, by: Actor) -> list[int]:
    """Those of the cash that are not sent yet."""
    waiting = selectors.lock_waiting(by, grant)
    return sorted({each.number for each in waiting if each.purse.kind == Kind.CASH and each.number})


def _follow(grant: Grant, changes: Changes, *, by: Actor) -> None:
    for purse, change in changes:
        if change.after != purse.entitled_ore:
            _change(grant, purse, change, by=by)


def _change(grant: Grant, purse: Purse, change: Difference, *, by: Actor) -> None:
    moved = change.after - purse.entitled_ore
    purse.entitled_ore = change.after
    purse.save(update_fields=["entitled_ore"])
    if grant.state != State.APPROVED:
        return
    booking.post([Posted(ledger.changed(change.key, moved), purse)], by=by)
    if change.key.kind == Kind.CASH:
        _spread(grant, change.after - change.spent, by=by)


def _spread(grant: Grant, left: int, *, by: Actor) -> None:
    """Cash over the months that are not paid yet."""
    numbers = _months(grant, by=by)
    booking.stop_waiting(grant, kind=Kind.CASH, by=by)
    if numbers:
        booking.plan_cash(grant, left, numbers, by=by)


def _answer(newest: Circumstance, *, is_accepted: bool, by: Actor) -> None:
    ChangeAnswer.objects.create(
        circumstance=newest, is_accepted=is_accepted, answered_at=clock.now(), answered_by_id=by.user_id
    )


def _tasks(event: str, grant: Grant, *, by: Actor) -> None:
    tasks.acted(Acted(event, grant.case_id, grant.pk, clock.today(), organisation=policies.AGENCY), by=by)
