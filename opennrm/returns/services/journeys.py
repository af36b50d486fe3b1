"""The journey: recording that somebody travelled, and taking that back."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import selectors as identification
from opennrm.returns import policies, selectors
from opennrm.returns.domain import ReturnInput, ReturnView
from opennrm.returns.domain.events import JourneyCompleted, ReturnWithdrawn
from opennrm.returns.domain.following import check_risk_known
from opennrm.returns.domain.journeys import check_return
from opennrm.returns.domain.prepared import check_stands_alone, check_travels
from opennrm.returns.domain.states import State
from opennrm.returns.models import PreparedReturn, Return
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted


@act
def record_return(given: ReturnInput, *, by: Actor) -> UUID:
    """The person of a case travelled."""
    case = cases.lock_case(by, given.case_id, Section.RETURN)
    policies.check_can_record(by)
    assessed = identification.newest_victim_year(case.person_id, before=given.travelled_on)
    check_return(given, assessed_year=assessed, today=clock.today())
    if selectors.has_travelled_on(by, given):
        raise Invalid("returns.recorded_already", field="travelled_on")
    row = Return.objects.create(
        case_id=case.pk,
        prepared=_travelling(given, by=by),
        organisation_id=by.organisation_id,
        destination=given.destination,
        travelled_on=given.travelled_on,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )
    audit.record("returns.return_recorded", row, by=by, fields=["case", "destination", "travelled_on"])
    if row.prepared is not None:
        tasks.acted(Acted("returns.return_recorded", case.pk, row.pk, row.travelled_on), by=by)
    publish(JourneyCompleted(row.pk, case.person_id, row.travelled_on, row.destination))
    return row.pk


def _travelling(given: ReturnInput, *, by: Actor) -> PreparedReturn | None:
    """The prepared return whose journey it is; none for one of before the steps were recorded."""
    prepared = selectors.lock_open_return(by, given.case_id)
    if prepared is None:
        check_stands_alone(given.travelled_on)
        return None
    policies.check_can_travel(by, prepared)
    check_travels(
        given.travelled_on,
        given.destination,
        opened_on=prepared.opened_on,
        prepared_for=prepared.destination,
    )
    newest = next((each.made_on for each in selectors.risks_of(by, prepared)), None)
    check_risk_known(newest, day=given.travelled_on)
    _move(prepared, State.TRAVELLED, given.travelled_on)
    return prepared


def _move(prepared: PreparedReturn, then: State, travelled_on: date | None) -> None:
    prepared.state, prepared.travelled_on = then, travelled_on
    prepared.version += 1
    prepared.save(update_fields=["state", "travelled_on", "version"])


@act
def show_return(return_id: UUID, *, by: Actor) -> ReturnView:
    """Open a return."""
    row = selectors.get_return(by, return_id)
    audit.record("returns.return_shown", row, by=by)
    return ReturnView(
        id=row.pk,
        case_id=row.case_id,
        case_number=row.case.number,
        pseudonym=row.case.person.standing_pseudonym,
        destination=row.destination,
        travelled_on=row.travelled_on,
        assessed_year=identification.newest_victim_year(row.case.person_id, before=row.travelled_on),
        organisation=row.organisation.code,
        is_withdrawn=row.is_withdrawn,
        may_withdraw=bool(verdict(policies.check_can_withdraw, by, row)),
    )


@act
def withdraw_return(return_id: UUID, *, by: Actor) -> None:
    """The return was recorded by mistake; it stays in the register and no longer counts. What was prepared still is."""
    row = selectors.lock_return(by, return_id)
    policies.check_can_withdraw(by, row)
    row.withdrawn_at, row.withdrawn_by_id = clock.now(), by.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    if row.prepared is not None:
        _move(selectors.lock_prepared(by, row.prepared.pk), State.JOURNEY, None)
        tasks.acted(Acted("returns.return_withdrawn", row.case_id, row.pk, clock.today()), by=by)
    audit.record("returns.return_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])
    publish(ReturnWithdrawn(row.pk))
