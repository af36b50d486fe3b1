"""Acts of the prepared return as a whole: the offer, the next step with the person's consent, the arrival, the stop."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import selectors as identification
from opennrm.persons import services as persons_services
from opennrm.returns import policies, selectors
from opennrm.returns.domain import (
    ArrivalInput,
    ConsentInput,
    HouseholdInput,
    PreparedInput,
    PreparedRow,
    PreparedView,
    StopInput,
)
from opennrm.returns.domain.acts import PreparedAct
from opennrm.returns.domain.events import (
    ArrivalConfirmed,
    PreparedReturnClosed,
    PreparedReturnOpened,
    PreparedReturnStopped,
    StepBegun,
)
from opennrm.returns.domain.following import ClosingInput, check_closing, check_risk_known
from opennrm.returns.domain.overview import Overview
from opennrm.returns.domain.prepared import check_arrival, check_consent, check_prepared, check_stop
from opennrm.returns.domain.states import State, Step, check_can_go_forward, check_can_move
from opennrm.returns.models import Child, Outcome, PreparedReturn, StepConsent
from opennrm.returns.selectors.work import WORDS
from opennrm.returns.services.work import done_by_its_act
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid
from opennrm.shared.events import publish
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted


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
    return selectors.view_of(by, row)


@act
def open_for(prepared_id: UUID, doing: PreparedAct, *, by: Actor) -> PreparedView:
    """Open it to do something with it: refused where the act would be."""
    row = selectors.get_prepared(by, prepared_id)
    policies.CHECKS[doing](by, row)
    audit.record("returns.prepared_opened_for", row, by=by, purpose=doing)
    return selectors.view_of(by, row)


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
def show_overview(*, by: Actor) -> Overview:
    """Where they are now."""
    found = selectors.overview(by)
    audit.record("returns.overview_shown", by=by)
    return found


@act
def advance(prepared_id: UUID, consent: ConsentInput, *, version: int, by: Actor) -> None:
    """The person says yes to the next step. With the yes to the offer the Return Agency is applied to (report)."""
    row = selectors.lock_prepared(by, prepared_id)
    policies.check_can_advance(by, row)
    _check_unchanged(row, version)
    then = check_can_go_forward(row.state)
    check_consent(consent, not_before=row.said_yes()[-1].given_on, today=clock.today())
    _leave(row, consent, by=by)
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
    tasks.acted(Acted("returns.arrival_confirmed", row.case_id, row.pk, arrival.arrived_on), by=by)
    publish(ArrivalConfirmed(row.pk, row.case_id, row.person_id, arrival.arrived_on, by))


@act
def close(prepared_id: UUID, given: ClosingInput, *, version: int, by: Actor) -> None:
    """The follow-up ends: how the person lives, in codes and in the person's own words."""
    row = selectors.lock_prepared(by, prepared_id)
    policies.check_can_close(by, row)
    _check_unchanged(row, version)
    days = [each.held_on for each in selectors.visits_of(by, row)]
    not_before = [day for day in (row.travelled_on, row.arrived_on, *days) if day]
    check_closing(given, travelled_on=row.travelled_on, not_before=not_before, today=clock.today())
    _end_with(row, given, by=by)
    row.closed_on = given.closed_on
    _move(row, State.CLOSED)
    audit.record("returns.prepared_closed", row, by=by, fields=["state", "closed_on", "outcome"])
    tasks.acted(Acted("returns.prepared_closed", row.case_id, row.pk, given.closed_on), by=by)
    publish(PreparedReturnClosed(row.pk, row.case_id, given.closed_on))


def _end_with(row: PreparedReturn, given: ClosingInput, *, by: Actor) -> None:
    made = Outcome(
        id=uuid4(), prepared=row, income=given.income, housing=given.housing, schooling=given.schooling,
        risk=given.risk, recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    if given.words.strip():
        made.words_sealed = persons_services.seal_text(
            row.person_id, **WORDS, row=made.pk, text=given.words.strip()
        )
    made.save(force_insert=True)


@act
def stop(prepared_id: UUID, given: StopInput, *, version: int, by: Actor) -> None:
    """Every step is voluntary: it stops where the person says so, and what was paid is settled."""
    row = selectors.lock_prepared(by, prepared_id)
    policies.check_can_stop(by, row)
    _check_unchanged(row, version)
    consent = row.said_yes()[-1]
    check_stop(given, not_before=consent.given_on, today=clock.today())
    row.stopped_why, row.paid, row.closed_on = given.why, given.paid, given.stopped_on
    _move(row, State.STOPPED)
    consent.withdrawn_on, consent.withdrawn_way = given.stopped_on, given.way
    consent.save(update_fields=["withdrawn_on", "withdrawn_way"])
    audit.record(
        "returns.prepared_stopped", row, by=by, fields=["state", "stopped_why", "paid"], purpose=given.why
    )
    tasks.acted(Acted("returns.prepared_stopped", row.case_id, row.pk, given.stopped_on), by=by)
    publish(PreparedReturnStopped(row.pk, row.case_id, given.stopped_on, given.why, given.paid, by))


def _leave(row: PreparedReturn, consent: ConsentInput, *, by: Actor) -> None:
    """What the end of a step asks for, and brings."""
    if State(row.state) is State.OFFER:
        row.applied_on = consent.given_on
        for code in ("answer", "application"):
            done_by_its_act(row, code, consent.given_on, by=by)
    if State(row.state) in (State.SECURITY, State.COOPERATION):
        newest = next((each.made_on for each in selectors.risks_of(by, row)), None)
        check_risk_known(newest, day=consent.given_on)


def _check_unchanged(row: PreparedReturn, version: int) -> None:
    if row.version != version:
        raise Conflict("returns.prepared_changed")


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
    """Said last of all so far: in the order of the steps."""
    said = row.said_yes()
    before = said[-1] if said else None
    made = StepConsent.objects.create(
        prepared=row,
        step=step,
        given_on=consent.given_on,
        way=consent.way,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )
    days = (consent.given_on - before.given_on).days if before else None
    publish(
        StepBegun(
            made.pk,
            row.person_id,
            consent.given_on,
            row.destination,
            step,
            before.step if before else "",
            days,
        )
    )
