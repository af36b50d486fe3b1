"""Applying, approving, arriving, stopping."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.grants import booking, circumstances, policies, selectors
from opennrm.grants.booking import Posted
from opennrm.grants.domain import ledger
from opennrm.grants.domain.entitlement import entitlement
from opennrm.grants.domain.inputs import Application
from opennrm.grants.domain.states import State
from opennrm.grants.models import Grant, Purse
from opennrm.mechanism.countries import is_country
from opennrm.mechanism.rules import rules
from opennrm.returns import selectors as returns
from opennrm.returns.domain.events import ArrivalConfirmed, PreparedReturnStopped
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

CONSENT_WITHDRAWN, RETURN_STOPPED = "consent_withdrawn", "return_stopped"


@act
def apply(given: Application, *, by: Actor) -> UUID:
    """Somebody applies; what they are entitled to stands in the purses at once, and is granted when it is approved."""
    case = cases.lock_case(by, given.case_id, Section.RETURN)
    policies.check_can_apply(by)
    if selectors.has_open_grant(by, case.pk):
        raise Invalid("grants.open_already", field="destination")
    if not is_country(given.destination) or given.destination == rules().country:
        raise Invalid("grants.destination_missing", field="destination")
    grant = Grant.objects.create(
        case=case,
        organisation_id=by.organisation_id,
        destination=given.destination,
        rates_on=clock.today(),
        applied_at=clock.now(),
        applied_by_id=by.user_id,
    )
    circumstances.tell(grant, given.circumstances, given.reason, by=by)
    lines = entitlement(given.circumstances, booking.rates_on(grant.rates_on))
    for line in lines:
        circumstances.add_purse(grant, line.key, line.ore, given.children)
    audit.record("grants.applied", grant, by=by, fields=["circumstances", "destination", "purses"])
    tasks.acted(
        Acted("grants.applied", case.pk, grant.pk, clock.today(), organisation=policies.AGENCY), by=by
    )
    return grant.pk


@act
def approve(support_id: UUID, *, version: int = 1, by: Actor) -> UUID:
    """The agency grants it: every purse is filled, and cash is planned where the person has arrived. Gives the
    case. ``version``: the number of the circumstances that were read; those of the application are the first."""
    grant = selectors.lock_grant(by, support_id)
    newest = selectors.circumstances_of(by, grant)[-1]
    policies.check_can_approve(by, grant, newest)
    if newest.number != version:
        raise Denied("grants.circumstances_changed")
    grant.state, grant.approved_at, grant.approved_by_id = State.APPROVED, clock.now(), by.user_id
    grant.save(update_fields=["state", "approved_at", "approved_by"])
    purses = selectors.purses_of(by, grant)
    booking.post(
        [Posted(ledger.granted(booking.key_of(each), each.entitled_ore), each) for each in purses], by=by
    )
    booking.plan_cash(grant, purses[0].entitled_ore, by=by)
    audit.record("grants.approved", grant, by=by, fields=["state"])
    tasks.acted(Acted("grants.approved", grant.case_id, grant.pk, clock.today()), by=by)
    return grant.case_id


@act
def record_arrival(support_id: UUID, arrived_on: date, *, by: Actor) -> None:
    """The person has arrived: from that day the months count."""
    grant = selectors.lock_grant(by, support_id)
    policies.check_can_record_arrival(by, grant)
    if returns.open_return(by, grant.case_id) is not None:
        raise Denied("grants.arrival_of_the_return")
    if arrived_on > clock.today():
        raise Invalid("grants.arrival_cannot_be", field="arrived_on")
    _arrive(grant, arrived_on, by=by)


@act
def follow_arrival(event: ArrivalConfirmed) -> None:
    """Reaction: the prepared return says that the person has arrived."""
    grant = selectors.lock_open_grant(event.by, event.case_id)
    if grant is not None and grant.arrived_on is None:
        _arrive(grant, event.occurred_on, by=event.by)


@act
def follow_stop(event: PreparedReturnStopped) -> None:
    """Reaction: a prepared return that stops takes what is not paid yet along; what was paid stays paid."""
    grant = selectors.lock_open_grant(event.by, event.case_id)
    if grant is not None:
        withdrawn = event.why == CONSENT_WITHDRAWN
        _stop(grant, event.why if withdrawn else RETURN_STOPPED, by=event.by)


@act
def stop(support_id: UUID, reason: str, *, by: Actor) -> None:
    """Nothing more is paid; what is not on its way goes back to the appropriation, what was paid stays paid."""
    grant = selectors.lock_grant(by, support_id)
    policies.check_can_stop(by, grant)
    if not rules().has("grant_stops", reason):
        raise Invalid("grants.stop_reason_missing", field="reason")
    _stop(grant, reason, by=by)


def _arrive(grant: Grant, arrived_on: date, *, by: Actor) -> None:
    grant.arrived_on = arrived_on
    grant.save(update_fields=["arrived_on"])
    if grant.state == State.APPROVED:
        booking.plan_cash(grant, selectors.purses_of(by, grant)[0].entitled_ore, by=by)
    audit.record("grants.arrival_recorded", grant, by=by, fields=["arrived_on"])


def _stop(grant: Grant, reason: str, *, by: Actor) -> None:
    booking.stop_waiting(grant, by=by)
    grant.state, grant.stopped_at, grant.stopped_by_id = State.STOPPED, clock.now(), by.user_id
    grant.stop_reason = reason
    grant.save(update_fields=["state", "stopped_at", "stopped_by", "stop_reason"])
    _release(selectors.purses_of(by, grant), by=by)
    audit.record("grants.stopped", grant, by=by, fields=["state", "stop_reason"], purpose=reason)
    tasks.acted(Acted("grants.stopped", grant.case_id, grant.pk, clock.today()), by=by)


def _release(purses: Sequence[Purse], *, by: Actor) -> None:
    balance = selectors.balances_of(by, [each.pk for each in purses])
    owed = [(each, booking.owed(balance, each.pk)) for each in purses]
    booking.post(
        [Posted(ledger.released(booking.key_of(each), ore), each) for each, ore in owed if ore], by=by
    )
