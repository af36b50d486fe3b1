"""Pages of planning: the week, an appointment, rooms and interpreters."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import policies, presenters, services
from opennrm.identification.forms import (
    ConflictForm,
    InterpreterForm,
    NoShowForm,
    PlanClosedForm,
    PlanForm,
    RoomForm,
    VisitForm,
)
from opennrm.shared.dates import clock


def calendar(request: ActorRequest) -> HttpResponse:
    """A week of the organisation's interviews, or one day of it."""
    week = presenters.week(request.GET.get("uge", ""), request.GET.get("dag", ""), clock.today())
    plans = services.show_calendar(week.since, week.until, by=request.actor)
    context = {"week": week, "days": presenters.days(week, plans)}
    return render(request, "identification/calendar.html", context)


def plan(request: ActorRequest, case_id: UUID) -> HttpResponse:
    choices = services.plan_choices(by=request.actor)
    case = services.open_case(case_id, by=request.actor)
    form = PlanForm(
        request.POST or None, choices=choices, initial={"interviewer_id": str(request.actor.user_id)}
    )
    if request.method == "POST" and submit(
        form,
        lambda told: services.plan_interview(form.plan(case_id, told), by=request.actor),
        by=request.actor,
    ):
        return redirect("identification:calendar")
    context = {"form": form, "case": case, "choices": choices}
    return render(request, "identification/plan.html", context)


def show_plan(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """One appointment; on POST what became of it."""
    policies.check_can_plan(request.actor)
    view = services.open_plan(plan_id, by=request.actor)
    form = PlanClosedForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda told: services.close_plan(plan_id, **told, by=request.actor), by=request.actor
    ):
        return redirect("identification:show_plan", plan_id)
    context = {"plan": view, "state": presenters.PLAN_STATES[view.state], "form": form}
    return render(request, "identification/show_plan.html", context)


def move_plan(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    choices = services.plan_choices(by=request.actor)
    view = services.open_plan(plan_id, by=request.actor)
    form = PlanForm(request.POST or None, choices=choices, initial=presenters.planned_as(view))
    if request.method == "POST" and submit(
        form,
        lambda told: services.move_plan(plan_id, form.plan(view.case_id, told), by=request.actor),
        by=request.actor,
    ):
        return redirect("identification:calendar")
    return render(request, "identification/move_plan.html", {"form": form, "plan": view, "choices": choices})


def no_show(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    policies.check_can_plan(request.actor)
    view = services.open_plan(plan_id, by=request.actor)
    form = NoShowForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda told: services.record_no_show(plan_id, **told, by=request.actor), by=request.actor
    ):
        return redirect("identification:show_plan", plan_id)
    return render(request, "identification/no_show.html", {"form": form, "plan": view})


def visit(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    policies.check_can_plan(request.actor)
    view = services.open_plan(plan_id, by=request.actor)
    form = VisitForm(request.POST or None, initial={"granted_on": clock.today()})
    if request.method == "POST" and submit(
        form, lambda told: services.grant_visit(plan_id, **told, by=request.actor), by=request.actor
    ):
        return redirect("identification:show_plan", plan_id)
    return render(request, "identification/visit.html", {"form": form, "plan": view})


@require_POST
def remind(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    services.remind(plan_id, by=request.actor)
    return redirect("identification:show_plan", plan_id)


def rooms(request: ActorRequest) -> HttpResponse:
    choices = services.plan_choices(by=request.actor)
    form = RoomForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda told: services.add_room(**told, by=request.actor), by=request.actor
    ):
        return redirect("identification:rooms")
    return render(request, "identification/rooms.html", {"form": form, "choices": choices})


def interpreters(request: ActorRequest) -> HttpResponse:
    found = services.show_interpreters(by=request.actor)
    form = InterpreterForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda told: services.add_interpreter(**told, by=request.actor), by=request.actor
    ):
        return redirect("identification:interpreters")
    context = {"form": form, "interpreters": presenters.interpreters(found)}
    return render(request, "identification/interpreters.html", context)


def conflict(request: ActorRequest, interpreter_id: UUID) -> HttpResponse:
    found = services.show_interpreter(interpreter_id, by=request.actor)
    form = ConflictForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.declare_conflict(interpreter_id, **told, by=request.actor),
        by=request.actor,
    ):
        return redirect("identification:interpreters")
    return render(request, "identification/conflict.html", {"form": form, "interpreter": found})
