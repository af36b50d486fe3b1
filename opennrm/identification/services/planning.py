"""Planning interviews: appointments, and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import policies, selectors
from opennrm.identification.domain.plan_states import PlanState, check_can_move_plan
from opennrm.identification.domain.planning import (
    VIDEO,
    Interpreted,
    PlanInput,
    check_follow_up,
    check_interpreter,
    check_plan,
    check_wish,
)
from opennrm.identification.domain.views import PlanChoices, PlanRow, PlanView
from opennrm.identification.models import Interpreter, PlannedInterview, TakenHalfHour
from opennrm.identification.selectors.planning import FOLLOW_UP, WISH
from opennrm.identification.services.interpreters import show_interpreter, show_interpreters
from opennrm.intake import services as intake
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.shared.dates import COPENHAGEN, clock
from opennrm.shared.errors import Invalid
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted
from opennrm.tasks.domain.kinds import Kind


@act
def plan_interview(plan: PlanInput, *, by: Actor) -> UUID:
    """Book the room, the interviewer and the interpreter for an interview in a case."""
    return _plan(plan, None, by=by).pk


@act
def move_plan(plan_id: UUID, plan: PlanInput, *, by: Actor) -> UUID:
    """To another time, place or person: the old one stays in the record, and its half hours are free again."""
    row = selectors.lock_plan(by, plan_id)
    policies.check_can_plan(by)
    _close(row, PlanState.MOVED)
    audit.record("identification.plan_moved", row, by=by, fields=["state"])
    tasks.acted(Acted("identification.plan_moved", row.case_id, row.pk, clock.today()), by=by)
    return _plan(plan, row, by=by).pk


@act
def close_plan(plan_id: UUID, state: str, *, by: Actor) -> None:
    """It was held, or will not be."""
    row = selectors.lock_plan(by, plan_id)
    policies.check_can_plan(by)
    if state != PlanState.CANCELLED:
        raise Invalid("identification.unknown_code", field="state")
    _close(row, PlanState(state))
    audit.record("identification.plan_closed", row, by=by, fields=["state"], purpose=state)
    tasks.acted(Acted("identification.plan_closed", row.case_id, row.pk, clock.today()), by=by)


@act
def hold_plan(plan_id: UUID, interview_id: UUID, *, by: Actor) -> None:
    """A part of recording an interview: the appointment was held, and this is the record made of it."""
    row = selectors.lock_plan(by, plan_id)
    interview = selectors.get_interview(by, interview_id)
    if interview.assessment.case_id != row.case_id:
        raise Invalid("identification.plan_of_another_case", field="plan")
    row.interview = interview
    _close(row, PlanState.HELD)
    audit.record(
        "identification.plan_closed", row, by=by, fields=["state", "interview"], purpose=PlanState.HELD
    )


@act
def record_no_show(plan_id: UUID, follow_up: str, follow_up_on: date, *, by: Actor) -> None:
    """The person did not come. Somebody looks into why: perhaps they could not."""
    row = selectors.lock_plan(by, plan_id)
    policies.check_can_plan(by)
    check_follow_up(row.starts_at, follow_up, follow_up_on, now=clock.now())
    row.follow_up_sealed = persons_services.seal_text(
        row.case.person_id, **FOLLOW_UP, row=row.pk, text=follow_up.strip()
    )
    row.follow_up_on = follow_up_on
    _close(row, PlanState.NOT_COME)
    audit.record("identification.no_show", row, by=by, fields=["state", "follow_up_sealed", "follow_up_on"])
    tasks.acted(Acted("identification.no_show", row.case_id, row.pk, clock.today()), by=by)


@act
def grant_visit(plan_id: UUID, granted_on: date, *, by: Actor) -> None:
    """The prison or detention centre has said yes."""
    row = selectors.lock_plan(by, plan_id)
    policies.check_can_plan(by)
    if granted_on > clock.today():
        raise Invalid("identification.granted_in_future", field="granted_on")
    row.visit_granted_on = granted_on
    row.save(update_fields=["visit_granted_on"])
    audit.record("identification.visit_granted", row, by=by, fields=["visit_granted_on"])


@act
def show_calendar(since: datetime, until: datetime, *, by: Actor) -> list[PlanRow]:
    """The organisation's appointments of some days, by pseudonym."""
    policies.check_can_plan(by)
    audit.record("identification.plans_shown", by=by)
    return [
        PlanRow(
            id=row.pk,
            case_id=row.case_id,
            pseudonym=row.case.person.standing_pseudonym,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            room=row.room.name,
            room_kind=row.room.kind,
            interviewer=row.interviewer.name,
            language=row.language,
            has_interpreter=row.interpreter_id is not None,
            state=row.state,
        )
        for row in selectors.plans_between(by, since, until)
    ]


@act
def plan_choices(*, by: Actor) -> PlanChoices:
    """What can be booked: the organisation's places, colleagues who interview, and interpreters."""
    policies.check_can_plan(by)
    audit.record("identification.plans_shown", by=by)
    return PlanChoices(
        rooms=[(each.pk, each.name) for each in selectors.rooms_for(by)],
        colleagues=list(access.colleague_names(by, Permission.INTERVIEW_RECORD).items()),
        interpreters=[(each.id, each.name) for each in show_interpreters(by=by)],
    )


@act
def open_plan(plan_id: UUID, *, by: Actor) -> PlanView:
    """One appointment, with what was explained about it."""
    policies.check_can_plan(by)
    row = selectors.get_plan(by, plan_id)
    audit.record("identification.plan_shown", row, by=by)
    return PlanView(
        id=row.pk,
        case_id=row.case_id,
        case_number=row.case.number,
        pseudonym=row.case.person.standing_pseudonym,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        room_id=row.room_id,
        room=row.room.name,
        room_kind=row.room.kind,
        interviewer_id=row.interviewer_id,
        interviewer=row.interviewer.name,
        interpreter_id=row.interpreter_id,
        interpreter=show_interpreter(row.interpreter_id, by=by).name if row.interpreter_id else "",
        language=row.language,
        companion=row.companion,
        gender_wish=row.gender_wish,
        unmet_wish=_opened(row, "unmet_wish", WISH, by=by),
        follow_up=_opened(row, "follow_up", FOLLOW_UP, by=by),
        follow_up_on=row.follow_up_on,
        visit_granted_on=row.visit_granted_on,
        reminded_at=row.reminded_at,
        state=row.state,
        interview_id=row.interview_id,
    )


def _plan(plan: PlanInput, replaced: PlannedInterview | None, *, by: Actor) -> PlannedInterview:
    case = cases.get_case(by, plan.case_id, Section.INTERVIEW)
    policies.check_can_plan(by)
    check_plan(plan, now=clock.now())
    intake.check_representative_named(case.pk, by=by)
    room = selectors.get_room(by, plan.room_id)
    nationality = persons.facts(case.person_id).nationality
    whom = Interpreted(case.person_id, nationality, case.complex_id)
    interpreter = _checked_interpreter(plan, whom, by=by)
    if plan.interviewer_id not in access.colleague_names(by, Permission.INTERVIEW_RECORD):
        raise Invalid("identification.unknown_code", field="interviewer_id")
    row_id = uuid4()
    row = PlannedInterview.objects.create(
        id=row_id, case=case, organisation_id=by.organisation_id, room=room, interviewer_id=plan.interviewer_id,
        interpreter=interpreter, starts_at=plan.starts_at, ends_at=plan.span.ends_at, language=plan.language,
        companion=plan.companion, gender_wish=plan.gender_wish, replaces=replaced, planned_at=clock.now(),
        planned_by_id=by.user_id,
        unmet_wish_sealed=persons_services.seal_text(case.person_id, **WISH, row=row_id, text=plan.unmet_wish.strip()),
    )  # fmt: skip
    _take(row, plan, by=by)
    audit.record(
        "identification.interview_planned",
        row,
        by=by,
        fields=["starts_at", "room", "interviewer", "interpreter"],
    )
    tasks.acted(_planned(row), by=by)
    return row


def _planned(row: PlannedInterview) -> Acted:
    """Its record is the interviewer's to write, from the day on which it is held."""
    held_on = row.starts_at.astimezone(COPENHAGEN).date()
    starts, whose = {Kind.WRITE_RECORD: held_on}, row.interviewer_id
    return Acted(
        "identification.interview_planned",
        row.case_id,
        row.pk,
        clock.today(),
        starts=starts,
        responsible=whose,
    )


def _checked_interpreter(plan: PlanInput, whom: Interpreted, *, by: Actor) -> Interpreter | None:
    row = selectors.get_interpreter(by, plan.interpreter_id) if plan.interpreter_id else None
    known = selectors.interpreting(by, row) if row else None
    if known:
        check_interpreter(known, plan.language, whom)
    check_wish(plan, known)
    return row


def _take(row: PlannedInterview, plan: PlanInput, *, by: Actor) -> None:
    """Every half hour of each; the table's key refuses what somebody else has taken, also at the same moment."""
    if row.room.kind != VIDEO:
        _take_for(row, plan, row.room_id, "room_id")
    _take_for(row, plan, row.interviewer_id, "interviewer_id")
    if row.interpreter_id:
        _take_for(row, plan, row.interpreter_id, "interpreter_id")


def _take_for(row: PlannedInterview, plan: PlanInput, whose: UUID, field: str) -> None:
    try:
        with transaction.atomic():
            TakenHalfHour.objects.bulk_create(
                TakenHalfHour(plan=row, whose=whose, starts_at=at) for at in plan.span.half_hours()
            )
    except IntegrityError:
        raise Invalid("identification.double_booked", field=field) from None


def _close(row: PlannedInterview, state: PlanState) -> None:
    check_can_move_plan(row.state, state)
    row.state, row.closed_at = state, clock.now()
    row.save()
    TakenHalfHour.objects.filter(plan=row).delete()


def _opened(row: PlannedInterview, name: str, place: Mapping[str, str], *, by: Actor) -> str:
    sealed = bytes(getattr(row, f"{name}_sealed"))
    if not sealed:
        return ""
    return persons_services.unseal_text(
        row.case.person_id, table=place["table"], column=place["column"], row=row.pk, sealed=sealed, by=by
    )
