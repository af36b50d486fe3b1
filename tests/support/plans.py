"""Invented support: a plan with a need, services, a contact person and a safety plan, through the services."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.shared.dates import clock
from opennrm.shared.money import Money
from opennrm.support import services
from opennrm.support.domain.plans import AnswerInput, NeedInput, OfferInput, PlanInput, SafetyInput
from opennrm.support.domain.service_states import ServiceState
from opennrm.support.models import Plan, Service

BUDGET = Money.kroner(5_000)
NEED = NeedInput("housing", "Opdigtet behov for ro", "Opdigtet mål: eget værelse", True, 0)
CHILDS = PlanInput(BUDGET, "Opdigtet Barn", "Opdigtet Repræsentant")
SAFETY = SafetyInput(
    "Opdigtet fare", "Opdigtet tegn", "Opdigtet: går ind til naboen", "Opdigtet ven", "organisation", 0
)


def offered(area="housing", cost=1_000, what="Opdigtet ydelse"):
    return OfferInput(area, what, "cmm", clock.today(), Money.kroner(cost))


def said(then, words="", version=1):
    return AnswerInput(ServiceState(then), clock.today(), words, version)


def supported(case_id, by: Actor):
    """A plan with everything that it can hold, whose only service waits for an answer, and a child's. Gives the first."""
    plan_id = services.begin_plan(case_id, PlanInput(BUDGET), by=by)
    services.revise(plan_id, NEED, by=by)
    services.offer(plan_id, offered(), by=by)
    services.name_contact_person(case_id, by.user_id, clock.today(), by=by)
    services.write_safety_plan(case_id, SAFETY, by=by)
    services.begin_plan(case_id, CHILDS, by=by)
    return plan_id


def more_support(case_id, by: Actor) -> None:
    """The same case once more through everything that can happen twice."""
    plan = Plan.objects.get(case_id=case_id, is_child=False)
    services.revise(plan.pk, NeedInput("housing", "Opdigtet nyt behov", "", False, 1), by=by)
    services.offer(plan.pk, offered("economy"), by=by)
    service = Service.objects.filter(plan=plan, area="economy").get()
    services.answer(service.pk, said("declined", "Opdigtet: det vil jeg ikke"), by=by)
    services.begin_plan(case_id, CHILDS, by=by)
    services.write_safety_plan(case_id, SafetyInput("", "", "Opdigtet: ringer", "", "participants", 1), by=by)
