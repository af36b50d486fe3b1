"""Acts on support plans: they begin, areas are revised, services are offered and answered."""

from __future__ import annotations

from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid
from opennrm.shared.money import Money
from opennrm.support import policies, selectors
from opennrm.support.domain.plans import (
    LONGEST_SERVICE,
    AnswerInput,
    NeedInput,
    OfferInput,
    PlanInput,
    check_money,
    section_of,
)
from opennrm.support.domain.service_states import ServiceState
from opennrm.support.models import Need, Plan, Service
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

# The sealed columns: table and column.
NAME = {"table": "support_plan", "column": "name_sealed"}
REPRESENTATIVE = {"table": "support_plan", "column": "representative_sealed"}
NEED = {"table": "support_need", "column": "need_sealed"}
GOAL = {"table": "support_need", "column": "goal_sealed"}
WHAT = {"table": "support_service", "column": "what_sealed"}
WORDS = {"table": "support_service", "column": "words_sealed"}


@act
def begin_plan(case_id: UUID, plan: PlanInput, *, by: Actor) -> UUID:
    """The person's own, once; or that of a child that comes with them, who has a representative."""
    policies.check_can_plan(by)
    case = cases.lock_case(by, case_id, Section.SUPPORT)
    is_child = bool(plan.child.strip())
    if not is_child and any(not each.is_child for each in selectors.plans_of(by, case.pk)):
        raise Invalid("support.plan_known", field="whose")
    row = Plan(
        id=uuid4(), case=case, is_child=is_child, budget_ore=plan.budget.ore, begun_at=clock.now(),
        begun_by_id=by.user_id,
    )  # fmt: skip
    row.name_sealed = _seal(case.person_id, NAME, row.pk, plan.child)
    row.representative_sealed = _seal(case.person_id, REPRESENTATIVE, row.pk, plan.representative)
    row.save(force_insert=True)
    audit.record(
        "support.plan_begun", row, by=by, fields=["budget_ore", "name_sealed", "representative_sealed"]
    )
    tasks.acted(Acted("support.plan_begun", case.pk, row.pk, clock.today()), by=by)
    return row.pk


@act
def change_budget(plan_id: UUID, budget: Money, *, version: int, by: Actor) -> None:
    """Never below what is kept for accepted services."""
    policies.check_can_plan(by)
    row = selectors.lock_plan(by, plan_id)
    cases.check_is_open(by, row.case, Section.SUPPORT)
    check_money(budget, "budget")
    if row.version != version:
        raise Conflict("support.plan_changed")
    if budget < selectors.budget_of(by, row).kept:
        raise Invalid("support.budget_below_what_is_kept", field="budget")
    row.budget_ore, row.version = budget.ore, row.version + 1
    row.save(update_fields=["budget_ore", "version"])
    audit.record("support.budget_changed", row, by=by, fields=["budget_ore"])


@act
def revise(plan_id: UUID, need: NeedInput, *, by: Actor) -> None:
    """A further revision of one area. Refused where somebody revised it since it was read; the earlier ones stay."""
    policies.check_may_see_plans(by)
    policies.check_can_record(by, need.area)
    plan = selectors.lock_plan(by, plan_id)
    cases.check_is_open(by, plan.case, section_of(need.area))
    newest = selectors.newest_number(by, plan, need.area)
    if newest != need.number:
        raise Conflict("support.area_changed")
    row = Need(
        id=uuid4(), plan=plan, area=need.area, number=newest + 1, with_person=need.with_person,
        recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    row.need_sealed = _seal(plan.case.person_id, NEED, row.pk, need.need)
    row.goal_sealed = _seal(plan.case.person_id, GOAL, row.pk, need.goal)
    row.save(force_insert=True)
    audit.record("support.area_revised", plan, by=by, fields=["need_sealed", "goal_sealed", "with_person"])


@act
def offer(plan_id: UUID, told: OfferInput, *, by: Actor) -> UUID:
    """A service is offered. Nothing is kept of the budget until the person accepts."""
    policies.check_may_see_plans(by)
    policies.check_can_record(by, told.area)
    plan = selectors.lock_plan(by, plan_id)
    cases.check_is_open(by, plan.case, section_of(told.area))
    _check_offer(told)
    row = Service(
        id=uuid4(), plan=plan, area=told.area, provider=told.provider, offered_on=told.offered_on,
        cost_ore=told.cost.ore, recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    row.what_sealed = _seal(plan.case.person_id, WHAT, row.pk, told.what)
    row.save(force_insert=True)
    audit.record(
        "support.service_offered", row, by=by, fields=["what_sealed", "provider", "offered_on", "cost_ore"]
    )
    return row.pk


@act
def answer(service_id: UUID, told: AnswerInput, *, by: Actor) -> UUID:
    """The person accepted or declined it, or it was given or stopped. Gives the plan."""
    policies.check_may_see_plans(by)
    row = selectors.lock_service(by, service_id)
    policies.check_can_step(by, row, told.then)
    if row.version != told.version:
        raise Conflict("support.service_changed")
    _check_day(row, told)
    if told.then is ServiceState.ACCEPTED:
        selectors.budget_of(by, row.plan).check_has(Money(row.cost_ore))
    _step(row, told)
    audit.record("support.service_answered", row, by=by, fields=["state", "answered_on", "words_sealed"])
    return row.plan_id


def _step(row: Service, told: AnswerInput) -> None:
    if told.then in (ServiceState.ACCEPTED, ServiceState.DECLINED):
        row.answered_on = told.on
    else:
        row.ended_on = told.on
    if told.words.strip():
        row.words_sealed = _seal(row.plan.case.person_id, WORDS, row.pk, told.words)
    row.state, row.version = told.then, row.version + 1
    row.save(update_fields=["answered_on", "ended_on", "words_sealed", "state", "version"])


def _check_offer(told: OfferInput) -> None:
    if told.provider not in {each.code for each in rules().organisations}:
        raise Invalid("support.unknown_provider", field="provider")
    if not clock.today() - LONGEST_SERVICE <= told.offered_on <= clock.today():
        raise Invalid("support.offered_then", field="offered_on")


def _check_day(row: Service, told: AnswerInput) -> None:
    """Never before what came before it, never in the future."""
    if told.on > clock.today():
        raise Invalid("support.answer_in_future", field="on")
    if told.on < (row.answered_on or row.offered_on):
        raise Invalid("support.answer_before_offer", field="on")


def _seal(person_id: UUID, place: dict[str, str], row: UUID, text: str) -> bytes:
    """Nothing told is nothing kept."""
    if not text.strip():
        return b""
    return persons_services.seal_text(person_id, **place, row=row, text=text.strip())
