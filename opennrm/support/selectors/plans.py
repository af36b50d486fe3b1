"""What may be read of support plans: those in the actor's cases, and of each the areas whose section the actor may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Act, Permission, Section
from opennrm.cases import selectors as cases
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.shared.money import Money
from opennrm.support.domain.plans import Budget, right_on, section_of
from opennrm.support.domain.service_states import COSTS
from opennrm.support.models import ContactPerson, Need, Plan, SafetyPlan, Service
from opennrm.support.policies import check_may_see_plans


def plans_for(actor: Actor) -> QuerySet[Plan]:
    check_may_see_plans(actor)
    return Plan.objects.filter(_in_scope(actor)).select_related("case__person__canonical")


def _in_scope(actor: Actor) -> Q:
    """A plan has areas in both sections."""
    return Q(case__in=cases.case_ids_for(actor, Section.SUPPORT)) | Q(
        case__in=cases.case_ids_for(actor, Section.HEALTH)
    )


def plans_of(actor: Actor, case_id: UUID) -> list[Plan]:
    """Of a case: the person's own first, then the children's."""
    return list(plans_for(actor).filter(case_id=case_id).order_by("is_child", "begun_at", "pk"))


def get_plan(actor: Actor, plan_id: UUID) -> Plan:
    return get_object_or_404(plans_for(actor), pk=plan_id)


def lock_plan(actor: Actor, plan_id: UUID) -> Plan:
    return get_object_or_404(plans_for(actor).select_for_update(of=("self",)), pk=plan_id)


def areas_for(actor: Actor, day: date | None = None) -> list[str]:
    """In the order of the plan, those that the actor may see."""
    every = (each.code for each in rules().codes_on("support_areas", day or clock.today()))
    return [area for area in every if actor.has(right_on(area, Act.VIEW))]


def needs_of(actor: Actor, plans: Iterable[Plan], areas: Iterable[str]) -> list[Need]:
    """Every revision of these areas, the newest first."""
    return list(Need.objects.filter(plan__in=list(plans), area__in=list(areas)).order_by("-number"))


def newest_number(actor: Actor, plan: Plan, area: str) -> int:
    newest = plan.needs.filter(area=area).order_by("-number").values_list("number", flat=True).first()
    return newest or 0


def services_of(actor: Actor, plans: Iterable[Plan], areas: Iterable[str]) -> list[Service]:
    found = Service.objects.filter(plan__in=list(plans), area__in=list(areas))
    return list(found.order_by("offered_on", "recorded_at", "pk"))


def lock_service(actor: Actor, service_id: UUID) -> Service:
    """Of an area that the actor may see; with its plan, whose budget it draws on."""
    found = Service.objects.filter(plan__in=plans_for(actor).values("pk"), area__in=areas_for(actor))
    row = get_object_or_404(
        found.select_related("plan__case__person__canonical").select_for_update(of=("self", "plan")),
        pk=service_id,
    )
    cases.check_is_open(actor, row.plan.case, section_of(row.area))
    return row


def budget_of(actor: Actor, plan: Plan) -> Budget:
    return budgets_of(actor, [plan])[plan.pk]


def budgets_of(actor: Actor, plans: Sequence[Plan]) -> dict[UUID, Budget]:
    """All services count, also those of areas that the actor does not see: as one sum."""
    costly = Service.objects.filter(plan__in=plans, state__in=COSTS).order_by()
    kept = dict(costly.values("plan_id").annotate(sum=Sum("cost_ore")).values_list("plan_id", "sum"))
    return {each.pk: Budget(Money(each.budget_ore), Money(kept.get(each.pk, 0))) for each in plans}


def contact_persons_of(actor: Actor, case_id: UUID) -> list[ContactPerson]:
    """Whoever is and was, the newest first."""
    actor.check_has(Permission.SUPPORT_VIEW)
    found = ContactPerson.objects.filter(case__in=cases.case_ids_for(actor, Section.SUPPORT), case_id=case_id)
    return list(found.select_related("user", "organisation").order_by("-since"))


def safety_plans_of(actor: Actor, case_id: UUID) -> list[SafetyPlan]:
    """Every revision that the database shows: one's own, and others' that are for all who take part."""
    actor.check_has(Permission.SUPPORT_VIEW)
    found = SafetyPlan.objects.filter(case__in=cases.case_ids_for(actor, Section.SUPPORT), case_id=case_id)
    mine_or_shared = found.filter(organisation=actor.organisation_id) | found.filter(audience="participants")
    return list(mine_or_shared.select_related("organisation").order_by("-recorded_at", "-number"))
