"""Acts of the prepared return as a whole: the offer, the next step with the person's consent, the arrival, the stop."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import selectors as identification
from opennrm.returns import policies, selectors
from opennrm.returns.domain import (
    ArrivalInput,
    ConsentInput,
    ConsentView,
    HouseholdInput,
    PreparedInput,
    PreparedRow,
    PreparedView,
    StopInput,
)
from opennrm.returns.domain.acts import PreparedAct
from opennrm.returns.domain.events import ArrivalConfirmed, PreparedReturnOpened, PreparedReturnStopped
from opennrm.returns.domain.prepared import check_arrival, check_consent, check_prepared, check_stop
from opennrm.returns.domain.states import State, Step, check_can_go_forward, check_can_move
from opennrm.returns.models import Child, PreparedReturn, StepConsent
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid
from opennrm.shared.events import publish


@act
def open_prepared(given: PreparedInput, *, by: Actor) -> UUID:
    """The offer was made, and the person wants to hear more of it."""
    case = cases.lock_case(by, given.case_id, Section.RETURN)
    policies.check_can_open(by)
    today = clock.today()
    assessed = identification.newest_victim_year(case.person_id, before=given.consent.given_on)
    check_prepared(given, is_victim=assessed is not None, today=today)
    row = PreparedReturn(
        case=case, person_id=case.person_id, organisation_id=by.organisation_id, destination=given.destination,
        household=given.household.kind, together=_together(given.household, by=by), opened_on=given.consent.given_on,
        opened_by_id=by.user_id,
    )  # fmt: skip
    _add(row, given.household, by=by)
    _consent(row, Step.OFFER, given.consent, by=by)
    audit.record("returns.prepared_opened", row, by=by, fields=["destination", "household", "children"])
    publish(PreparedReturnOpened(row.pk, case.pk, row.person_id, row.opened_on, row.destination))
    return row.pk


@act
def show_prepared(prepared_id: UUID, *, by: Actor) -> PreparedView:
    """Open a prepared return: where it stands, and what was agreed to."""
    row = selectors.get_prepared(by, prepared_id)
    audit.record("returns.prepared_shown", row, by=by)
    return _view(row, by=by)


@act
def open_for(prepared_id: UUID, doing: PreparedAct, *, by: Actor) -> PreparedView:
    """Open it to do something with it: refused where the act would be."""
    row = selectors.get_prepared(by, prepared_id)
    policies.CHECKS[doing](by, row)
    audit.record("returns.prepared_opened_for", row, by=by, purpose=doing)
    return _view(row, by=by)


@act
def show_prepared_of(case_id: UUID, *, by: Actor) -> list[PreparedRow]:
    """The prepared returns of a case, newest first."""
    case = cases.get_case(by, case_id, Section.RETURN)
    rows = selectors.prepared_of(by, case_id)
    audit.record("returns.prepared_of_case_shown", case, by=by)
    return [
        PreparedRow(row.pk, State(row.state), row.destination, row.opened_on, row.closed_on) for row in rows
    ]


@act
def advance(prepared_id: UUID, consent: ConsentInput, *, version: int, by: Actor) -> None:
    """The person says yes to the next step. With the yes to the offer the Return Agency is applied to (report)."""
    row = selectors.lock_prepared(by, prepared_id)
    policies.check_can_advance(by, row)
    _check_unchanged(row, version)
    then = check_can_go_forward(row.state)
    check_consent(consent, not_before=_said_yes(row)[-1].given_on, today=clock.today())
    if State(row.state) is State.OFFER:
        row.applied_on = consent.given_on
    _move(row, then)
    _consent(row, Step(then.value), consent, by=by)
    audit.record("returns.step_begun", row, by=by, fields=["state", "consents"], purpose=then)


@act
def confirm_arrival(prepared_id: UUID, arrival: ArrivalInput, *, version: int, by: Actor) -> None:
    """The person has arrived, and wants the support that follows."""
    row = selectors.lock_prepared(by, prepared_id)
    policies.check_can_confirm_arrival(by, row)
    _check_unchanged(row, version)
    check_arrival(arrival, travelled_on=row.travelled_on, today=clock.today())
    row.arrived_on = arrival.arrived_on
    _move(row, State.REINTEGRATION)
    _consent(row, Step.REINTEGRATION, arrival.consent, by=by)
    audit.record("returns.arrival_confirmed", row, by=by, fields=["state", "arrived_on", "consents"])
    publish(ArrivalConfirmed(row.pk, row.case_id, row.person_id, arrival.arrived_on, by))


@act
def stop(prepared_id: UUID, given: StopInput, *, version: int, by: Actor) -> None:
    """Every step is voluntary: it stops where the person says so, and what was paid is settled."""
    row = selectors.lock_prepared(by, prepared_id)
    policies.check_can_stop(by, row)
    _check_unchanged(row, version)
    consent = _said_yes(row)[-1]
    check_stop(given, not_before=consent.given_on, today=clock.today())
    row.stopped_why, row.paid, row.closed_on = given.why, given.paid, given.stopped_on
    _move(row, State.STOPPED)
    consent.withdrawn_on, consent.withdrawn_way = given.stopped_on, given.way
    consent.save(update_fields=["withdrawn_on", "withdrawn_way"])
    audit.record(
        "returns.prepared_stopped", row, by=by, fields=["state", "stopped_why", "paid"], purpose=given.why
    )
    publish(PreparedReturnStopped(row.pk, row.case_id, given.stopped_on, given.why, given.paid, by))


def _check_unchanged(row: PreparedReturn, version: int) -> None:
    if row.version != version:
        raise Conflict("returns.prepared_changed")


def _said_yes(row: PreparedReturn) -> list[StepConsent]:
    """In the order of the steps, however they were recorded."""
    return sorted(row.consents.all(), key=lambda each: list(Step).index(Step(each.step)))


def _add(row: PreparedReturn, household: HouseholdInput, *, by: Actor) -> None:
    """The database knows of an open one also where the actor sees none, and whoever is quicker."""
    if selectors.has_open(by, row.person_id):
        raise Invalid("returns.open_already", field="consented_on")
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Invalid("returns.open_already", field="consented_on") from None
    Child.objects.bulk_create(Child(prepared=row, born_in=year) for year in household.children_born)


def _together(household: HouseholdInput, *, by: Actor) -> UUID | None:
    """One mark for all who return together; the other must have a prepared return that lasts."""
    if not household.together_with.strip():
        return None
    case = cases.find(by, household.together_with).first()
    other = selectors.lock_open_return(by, case.pk) if case else None
    if other is None:
        raise Invalid("returns.nobody_to_travel_with", field="together_with")
    if other.together is None:
        other.together = uuid4()
        other.save(update_fields=["together"])
    return other.together


def _move(row: PreparedReturn, then: State) -> None:
    check_can_move(row.state, then)
    row.state = then
    row.version += 1
    row.save()


def _consent(row: PreparedReturn, step: Step, consent: ConsentInput, *, by: Actor) -> None:
    StepConsent.objects.create(
        prepared=row,
        step=step,
        given_on=consent.given_on,
        way=consent.way,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )


def _view(row: PreparedReturn, *, by: Actor) -> PreparedView:
    return PreparedView(
        id=row.pk, case_id=row.case_id, case_number=row.case.number, person_id=row.person_id,
        pseudonym=row.case.person.pseudonym, organisation=row.organisation.code, destination=row.destination,
        state=State(row.state), household=row.household,
        children_born=list(row.children.order_by("born_in").values_list("born_in", flat=True)),
        together=selectors.returning_with(by, row),
        opened_on=row.opened_on, applied_on=row.applied_on, travelled_on=row.travelled_on, arrived_on=row.arrived_on,
        closed_on=row.closed_on, stopped_why=row.stopped_why, paid=row.paid, consents=_consents(row),
        version=row.version, may=_may(row, by=by),
    )  # fmt: skip


def _consents(row: PreparedReturn) -> list[ConsentView]:
    return [
        ConsentView(Step(each.step), each.given_on, each.way, each.withdrawn_on) for each in _said_yes(row)
    ]


def _may(row: PreparedReturn, *, by: Actor) -> dict[str, bool]:
    return {each.value: bool(verdict(check, by, row)) for each, check in policies.CHECKS.items()}
