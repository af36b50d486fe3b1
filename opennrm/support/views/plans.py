"""Pages of support plans, contact persons and safety plans."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.cases import services as cases_services
from opennrm.shared.dates import clock
from opennrm.shared.money import Money
from opennrm.support import policies, presenters, services
from opennrm.support.domain.plan_views import PlanView
from opennrm.support.forms import (
    AnswerForm,
    BeginForm,
    BudgetForm,
    ContactPersonForm,
    NeedForm,
    OfferForm,
    SafetyForm,
)


def support(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Everything about support in a case, and the ways to it."""
    view = services.show_support(case_id, by=request.actor)
    stays, waits = services.show_stays(case_id, by=request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    context = {"case": case, "support": view, "stays": presenters.stays(stays), "waits": waits}
    return render(request, "support/support.html", context)


def health(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The part on health of the plans, also for who works with health and not with support."""
    plans = services.show_health(case_id, by=request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    context = {"case": case, "plans": [(each, presenters.areas_of(each)) for each in plans]}
    return render(request, "support/health.html", context)


def begin(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_plan(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    form = BeginForm(request.POST or None, initial={"whose": "person", "budget": 0})
    made: list[UUID] = []
    if submit(
        form,
        lambda _told: made.append(services.begin_plan(case_id, form.plan(), by=request.actor)),
        by=request.actor,
    ):
        messages.success(request, _("Planen er begyndt."))
        return redirect("support:plan", made[0])
    return render(request, "support/begin.html", {"form": form, "case": case})


def plan(request: ActorRequest, support_plan_id: UUID) -> HttpResponse:
    view = services.show_plan(support_plan_id, by=request.actor)
    context = {"plan": view, "areas": presenters.areas_of(view), "budget": presenters.budget_of(view)}
    return render(request, "support/plan.html", context)


def budget(request: ActorRequest, support_plan_id: UUID) -> HttpResponse:
    policies.check_can_plan(request.actor)
    view = services.show_plan(support_plan_id, by=request.actor)
    initial = {"version": view.version, "budget": view.budget.total.ore // 100}
    form = BudgetForm(request.POST or None, initial=initial)
    if submit(
        form,
        lambda told: services.change_budget(
            support_plan_id, Money.kroner(told["budget"]), version=told["version"], by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Budgettet er ændret."))
        return redirect("support:plan", support_plan_id)
    context = {"form": form, "plan": view, "budget": presenters.budget_of(view)}
    return render(request, "support/budget.html", context)


def revise(request: ActorRequest, support_plan_id: UUID, area: str) -> HttpResponse:
    view = services.open_area(support_plan_id, area, by=request.actor)
    form = NeedForm(request.POST or None, initial=NeedForm.as_it_was(view.areas[0].newest))
    if submit(
        form,
        lambda _told: services.revise(support_plan_id, form.told(area), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Området er revideret. Den tidligere tekst kan stadig læses."))
        return _back(view)
    newest = view.areas[0].newest
    is_behind = newest is not None and form.is_behind(newest.number)
    context = {"form": form, "plan": view, "area": area, "newest": newest if is_behind else None}
    return render(request, "support/revise.html", context)


def offer(request: ActorRequest, support_plan_id: UUID, area: str) -> HttpResponse:
    view = services.open_area(support_plan_id, area, by=request.actor)
    form = OfferForm(request.POST or None, initial={"offered_on": clock.today()})
    if submit(
        form,
        lambda _told: services.offer(support_plan_id, form.told(area), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Ydelsen er tilbudt."))
        return _back(view)
    context = {"form": form, "plan": view, "area": area, "budget": presenters.budget_of(view)}
    return render(request, "support/offer.html", context)


def _back(view: PlanView) -> HttpResponse:
    """To the plan, or to the part of it that the reader may see."""
    return (
        redirect("support:plan", view.id)
        if view.may_see_support
        else redirect("support:health", view.case_id)
    )


def answer(request: ActorRequest, service_id: UUID) -> HttpResponse:
    view = services.open_service(service_id, by=request.actor)
    initial = {"version": view.version, "on": clock.today()}
    form = AnswerForm(request.POST or None, initial=initial, service=view)
    if submit(
        form,
        lambda _told: services.answer(service_id, form.told(), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Svaret er skrevet i planen."))
        return _back(services.open_area(view.plan_id, view.area, by=request.actor))
    context = {"form": form, "service": presenters.service_line(view)}
    return render(request, "support/answer.html", context)


@require_POST
def print_plan(request: ActorRequest, support_plan_id: UUID) -> HttpResponse:
    """The document itself: downloaded, never shown inside a page, kept nowhere on the way."""
    language = request.POST.get("language", "da")
    made = presenters.printed(services.open_for_print(support_plan_id, language, by=request.actor), language)
    download = HttpResponse(made, content_type="application/pdf")
    download["Content-Disposition"] = 'attachment; filename="plan.pdf"'
    return download


def contact_person(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_plan(request.actor)
    view = services.show_support(case_id, by=request.actor)
    form = ContactPersonForm(request.POST or None, initial={"since": clock.today()}, actor=request.actor)
    if submit(
        form,
        lambda told: services.name_contact_person(
            case_id, UUID(told["colleague"]), told["since"], by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Kontaktpersonen er udpeget."))
        return redirect("support:support", case_id)
    context = {"form": form, "case_id": case_id, "support": view}
    return render(request, "support/contact_person.html", context)


def safety_plan(request: ActorRequest, case_id: UUID) -> HttpResponse:
    revisions = services.open_safety_plan(case_id, by=request.actor)
    own = next((each for each in revisions if each.is_own), None)
    form = SafetyForm(request.POST or None, initial=SafetyForm.as_it_was(own))
    if submit(
        form,
        lambda _told: services.write_safety_plan(case_id, form.told(), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Sikkerhedsplanen er skrevet. Den tidligere kan stadig læses."))
        return redirect("support:safety_plan", case_id)
    form.is_behind(own.number if own else 0)
    context = {"form": form, "case_id": case_id, "revisions": revisions, "audiences": presenters.AUDIENCES}
    return render(request, "support/safety_plan.html", context)
