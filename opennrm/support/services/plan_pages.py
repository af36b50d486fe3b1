"""Opening support: what a case has, and one plan with its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Act, Permission, Section
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import COPENHAGEN
from opennrm.shared.errors import Invalid
from opennrm.shared.money import Money
from opennrm.support import policies, selectors
from opennrm.support.domain.plan_views import (
    AreaView,
    ContactView,
    NeedView,
    PlanLine,
    PlanView,
    PrintView,
    ServiceView,
    SupportView,
)
from opennrm.support.domain.plans import Budget, right_on, section_of
from opennrm.support.domain.service_states import NEXT, ServiceState
from opennrm.support.models import Need, Plan, Service
from opennrm.support.services.plans import GOAL, NAME, NEED, REPRESENTATIVE, WHAT, WORDS

# The languages that a plan is printed in.
PRINTED_IN = ("da", "en")
Texts = Mapping[tuple[str, UUID], str]


@act
def show_support(case_id: UUID, *, by: Actor) -> SupportView:
    """The plans of a case, its contact persons, and whether there is a safety plan: not what stands in it."""
    by.check_has(Permission.SUPPORT_VIEW)
    case = cases.get_case(by, case_id, Section.SUPPORT)
    plans = selectors.plans_of(by, case.pk)
    texts = persons_services.unseal_columns(case.person_id, _of_plans(plans, by=by), by=by)
    audit.record("support.shown", case, by=by)
    return SupportView(
        plans=[
            PlanLine(each.pk, each.is_child, texts.get(("name_sealed", each.pk), ""), _day(each.begun_at))
            for each in plans
        ],
        contacts=[
            ContactView(each.user.name, each.organisation.code, each.since, each.until)
            for each in selectors.contact_persons_of(by, case.pk)
        ],
        has_safety_plan=bool(selectors.safety_plans_of(by, case.pk)),
        may_record=bool(verdict(policies.check_can_plan, by)),
    )


@act
def show_health(case_id: UUID, *, by: Actor) -> list[PlanView]:
    """The part on health of every plan of a case: also for who works with health and not with support."""
    by.check_has(Permission.HEALTH_VIEW)
    case = cases.get_case(by, case_id, Section.HEALTH)
    audit.record("support.health_shown", case, by=by)
    areas = [area for area in selectors.areas_for(by) if section_of(area) is Section.HEALTH]
    return _opened_all(selectors.plans_of(by, case.pk), areas, by=by)


@act
def show_plan(plan_id: UUID, *, by: Actor) -> PlanView:
    """One plan: of each area that the reader may see, every revision and every service."""
    by.check_has(Permission.SUPPORT_VIEW)
    plan = selectors.get_plan(by, plan_id)
    cases.check_is_open(by, plan.case, Section.SUPPORT)
    audit.record("support.plan_shown", plan, by=by)
    return _opened(plan, selectors.areas_for(by), by=by)


@act
def open_area(plan_id: UUID, area: str, *, by: Actor) -> PlanView:
    """One area of a plan, to be revised or to offer something in. One that the reader may not see does not exist."""
    plan = selectors.get_plan(by, plan_id)
    if area not in selectors.areas_for(by):
        raise Http404
    policies.check_can_record(by, area)
    view = _opened(plan, [area], by=by)
    if not view.areas:  # its section is closed to the reader's organisation
        raise Http404
    audit.record("support.area_opened", plan, by=by)
    return view


@act
def open_service(service_id: UUID, *, by: Actor) -> ServiceView:
    """One that is to be answered."""
    policies.check_may_see_plans(by)
    row = selectors.lock_service(by, service_id)
    policies.check_can_record(by, row.area)
    audit.record("support.service_opened", row, by=by)
    texts = persons_services.unseal_columns(row.plan.case.person_id, _of_services([row]), by=by)
    return _service(row, texts, by=by)


@act
def open_for_print(plan_id: UUID, language: str, *, by: Actor) -> PrintView:
    """For the person, in plain words: what the reader may see of it. Not the safety plan, and no address: the paper may be
    read by the wrong person."""
    by.check_has(Permission.SUPPORT_VIEW)
    plan = selectors.get_plan(by, plan_id)
    cases.check_is_open(by, plan.case, Section.SUPPORT)
    contacts = selectors.contact_persons_of(by, plan.case_id)
    contact = next((each.user.name for each in contacts if each.until is None), "")
    if language not in PRINTED_IN:
        raise Invalid("support.unknown_language", field="language")
    audit.record("support.plan_printed", plan, by=by, purpose=language)
    return PrintView(_opened(plan, selectors.areas_for(by), by=by), contact)


@dataclass(frozen=True, slots=True)
class Opened:
    """What some plans of one case hold, as far as it is open to the reader."""

    sections: frozenset[Section]
    areas: Sequence[str]
    needs: Sequence[Need]
    services: Sequence[Service]
    texts: Texts
    budgets: Mapping[UUID, Budget]


def _opened(plan: Plan, areas: Sequence[str], *, by: Actor) -> PlanView:
    return _opened_all([plan], areas, by=by)[0]


def _opened_all(plans: Sequence[Plan], areas: Sequence[str], *, by: Actor) -> list[PlanView]:
    """Plans of one case, asked for together, however many they are."""
    if not plans:
        return []
    case = plans[0].case
    sections = cases.open_sections(by, case)
    areas = [area for area in areas if section_of(area) in sections]
    needs, services = selectors.needs_of(by, plans, areas), selectors.services_of(by, plans, areas)
    sealed = [*_of_plans(plans, by=by), *_of_needs(needs), *_of_services(services)]
    texts = persons_services.unseal_columns(case.person_id, sealed, by=by)
    opened = Opened(sections, areas, needs, services, texts, selectors.budgets_of(by, plans))
    return [_view(each, opened, by=by) for each in plans]


def _view(plan: Plan, opened: Opened, *, by: Actor) -> PlanView:
    texts = opened.texts
    return PlanView(
        id=plan.pk,
        case_id=plan.case_id,
        case_number=plan.case.number,
        pseudonym=plan.case.person.standing_pseudonym,
        is_child=plan.is_child,
        child=texts.get(("name_sealed", plan.pk), ""),
        representative=texts.get(("representative_sealed", plan.pk), ""),
        begun_on=_day(plan.begun_at),
        budget=opened.budgets[plan.pk],
        areas=[_area(plan, area, opened, by=by) for area in opened.areas],
        version=plan.version,
        may_record=bool(verdict(policies.check_can_plan, by)),
        may_see_support=Section.SUPPORT in opened.sections and by.has(Permission.SUPPORT_VIEW),
    )


def _area(plan: Plan, area: str, opened: Opened, *, by: Actor) -> AreaView:
    needs = [each for each in opened.needs if (each.plan_id, each.area) == (plan.pk, area)]
    services = [each for each in opened.services if (each.plan_id, each.area) == (plan.pk, area)]
    return AreaView(
        area,
        [_need(each, opened.texts) for each in needs],
        [_service(each, opened.texts, by=by) for each in services],
        by.has(right_on(area, Act.RECORD)),
    )


def _need(row: Need, texts: Texts) -> NeedView:
    return NeedView(
        row.number, texts["need_sealed", row.pk], texts.get(("goal_sealed", row.pk), ""), row.with_person,
        _day(row.recorded_at),
    )  # fmt: skip


def _service(row: Service, texts: Texts, *, by: Actor) -> ServiceView:
    state = ServiceState(row.state)
    return ServiceView(
        row.pk, row.plan_id, row.area, texts["what_sealed", row.pk], row.provider, state, row.offered_on, row.answered_on,
        row.ended_on, Money(row.cost_ore), texts.get(("words_sealed", row.pk), ""), row.version,
        bool(NEXT[state]) and by.has(right_on(row.area, Act.RECORD)),
    )  # fmt: skip


def _of_plans(rows: Sequence[Plan], *, by: Actor) -> list[Sealed]:
    """The names of children and of who represents them."""
    if not rows or not cases.may_see_names(by, rows[0].case):
        return []
    return [
        sealed
        for row in rows
        for sealed in (
            Sealed(**NAME, row=row.pk, value=bytes(row.name_sealed)),
            Sealed(**REPRESENTATIVE, row=row.pk, value=bytes(row.representative_sealed)),
        )
    ]


def _of_needs(rows: Iterable[Need]) -> list[Sealed]:
    return [
        sealed
        for row in rows
        for sealed in (
            Sealed(**NEED, row=row.pk, value=bytes(row.need_sealed)),
            Sealed(**GOAL, row=row.pk, value=bytes(row.goal_sealed)),
        )
    ]


def _of_services(rows: Iterable[Service]) -> list[Sealed]:
    return [
        sealed
        for row in rows
        for sealed in (
            Sealed(**WHAT, row=row.pk, value=bytes(row.what_sealed)),
            Sealed(**WORDS, row=row.pk, value=bytes(row.words_sealed)),
        )
    ]


def _day(moment: datetime) -> date:
    return moment.astimezone(COPENHAGEN).date()
