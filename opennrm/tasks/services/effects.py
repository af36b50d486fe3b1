"""What an act of a stage does to the tasks of its case, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act, moving_tasks_of
from opennrm.cases import selectors as cases
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.tasks import selectors
from opennrm.tasks.domain.deadlines import Deadline, Length, Unit
from opennrm.tasks.domain.effects import EFFECTS, Acted, Effect
from opennrm.tasks.domain.kinds import DOING, Kind
from opennrm.tasks.domain.states import State
from opennrm.tasks.models import Task
from opennrm.tasks.services.ending import end

NEEDLESS = "no_longer_needed"
# The centre holds the interviews and coordinates support (report): its own, whoever acted.
OF_THE_CENTRE = frozenset(
    {
        Kind.ANSWER_REFERRAL, Kind.PLAN_INTERVIEW, Kind.HOLD_INTERVIEW, Kind.TELL_REFERRER, Kind.PLAN_SUPPORT,
        Kind.REVIEW_PERIOD, Kind.FOLLOW_PERIOD,
    }
)  # fmt: skip


@act
def acted(done: Acted, *, by: Actor) -> None:
    """End what the act ends, drop what it makes needless, begin what it begins (``domain.effects.EFFECTS``)."""
    effect = EFFECTS[done.name]
    cases.lock_case(by, done.case_id)  # two acts at once make one task, not two
    with moving_tasks_of(done.case_id):
        undone = selectors.lock_tasks_of_case(by, done.case_id)
        _end(undone, effect, done, by=by)
    standing = {task.kind for task in undone if task.ended_on is None}
    _begin((kind for kind in effect.made if kind not in standing), done, by=by)


def _end(undone: Iterable[Task], effect: Effect, done: Acted, *, by: Actor) -> None:
    for task in undone:
        if Kind(task.kind) in effect.done:
            end(task, State.DONE, on=done.on, by=by)
        elif Kind(task.kind) in effect.needless or (effect.undoes and task.opened_for == done.record_id):
            end(task, State.DROPPED, on=done.on, reason=NEEDLESS, by=by)


def _begin(kinds: Iterable[Kind], done: Acted, *, by: Actor) -> None:
    """Those for which a rule holds on the day that they count from."""
    for kind in kinds:
        if not rules().has_deadline(kind, done.starts_on(kind)):
            continue
        task = _task(kind, done, by=by)
        task.save(force_insert=True)
        audit.record("tasks.task_opened", task, by=by, fields=["kind", "due_on", "responsible"], purpose=kind)


def _task(kind: Kind, done: Acted, *, by: Actor) -> Task:
    starts_on = done.starts_on(kind)
    term = rules().term(kind, starts_on)
    amount = done.amounts.get(kind, term.amount)
    deadline = Deadline(starts_on, Length(amount, Unit(term.unit), term.days_off))
    organisation = done.organisation or _who_answers(kind, done, by=by)
    is_own = organisation == by.organisation_code
    organisation_id = by.organisation_id if is_own else access.organisation_ids()[organisation]
    return Task(
        case_id=done.case_id,
        kind=kind,
        organisation_id=organisation_id,
        responsible_id=_whose(kind, done, by=by) if is_own else None,
        opened_for=done.record_id,
        started_on=starts_on,
        amount=amount,
        unit=term.unit,
        due_on=deadline.due_on,
        opened_at=clock.now(),
        opened_by_id=by.user_id,
    )


def _whose(kind: Kind, done: Acted, *, by: Actor) -> UUID | None:
    """Whoever is named; else whoever acted, if they can do it."""
    return done.responsible or (by.user_id if by.has(DOING[kind].right) else None)


def _who_answers(kind: Kind, done: Acted, *, by: Actor) -> str:
    """Whoever acted; for what is the centre's to do, where their organisation is not, one of the case that is."""
    own = by.organisation_code
    if kind not in OF_THE_CENTRE or rules().may_interview(own, done.on):
        return own
    taking_part = cases.participants_of(by, cases.get_case(by, done.case_id))
    may = [each.organisation for each in taking_part if rules().may_interview(each.organisation, done.on)]
    return may[0] if may else own
