"""Pages of the prepared return: its six steps, and what is done at each."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.cases import services as cases_services
from opennrm.returns import policies, presenters, services
from opennrm.returns.domain.acts import PreparedAct
from opennrm.returns.forms import ArrivalForm, ConsentForm, PreparedForm, StopForm
from opennrm.shared.dates import clock


def open_prepared(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_open(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    form = PreparedForm(request.POST or None, initial={"consented_on": clock.today()})
    made: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda _told: made.append(services.open_prepared(form.prepared(case_id), by=request.actor)),
        by=request.actor,
    ):
        return redirect("returns:prepared", made[0])
    return render(request, "returns/open.html", {"case": case, "form": form})


def of_case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The prepared returns of a case, newest first."""
    found = services.show_prepared_of(case_id, by=request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    lines = presenters.lines(found)
    may_open = verdict(policies.check_can_open, request.actor) and not any(each.is_open for each in lines)
    context = {"case": case, "lines": lines, "may_open": may_open}
    return render(request, "returns/of_case.html", context)


def overview(request: ActorRequest) -> HttpResponse:
    """Where they are now, of those the actor's organisation works with."""
    found = services.show_overview(by=request.actor)
    return render(request, "returns/overview.html", presenters.overview(found))


def prepared(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    view = services.show_prepared(prepared_id, by=request.actor)
    context = {
        "prepared": view,
        **presenters.shown(view),
        "may_see_risk": verdict(policies.check_can_see_risk, request.actor),
        "may_see_health": verdict(policies.check_can_see_health, request.actor),
    }
    return render(request, "returns/prepared.html", context)


def advance(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    view = services.open_for(prepared_id, PreparedAct.ADVANCE, by=request.actor)
    form = ConsentForm(request.POST or None, initial=presenters.asked(view))
    if request.method == "POST" and submit(
        form,
        lambda told: services.advance(prepared_id, form.consent(), version=told["version"], by=request.actor),
        by=request.actor,
    ):
        return redirect("returns:prepared", prepared_id)
    context = {"prepared": view, "following": presenters.following(view), "form": form}
    return render(request, "returns/advance.html", context)


def confirm_arrival(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    view = services.open_for(prepared_id, PreparedAct.CONFIRM_ARRIVAL, by=request.actor)
    form = ArrivalForm(request.POST or None, initial=presenters.asked(view))
    if request.method == "POST" and submit(
        form,
        lambda told: services.confirm_arrival(
            prepared_id, form.arrival(), version=told["version"], by=request.actor
        ),
        by=request.actor,
    ):
        return redirect("returns:prepared", prepared_id)
    return render(request, "returns/confirm_arrival.html", {"prepared": view, "form": form})


def stop(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    view = services.open_for(prepared_id, PreparedAct.STOP, by=request.actor)
    form = StopForm(request.POST or None, initial={"version": view.version, "stopped_on": clock.today()})
    if request.method == "POST" and submit(
        form,
        lambda told: services.stop(prepared_id, form.stop(), version=told["version"], by=request.actor),
        by=request.actor,
    ):
        return redirect("returns:prepared", prepared_id)
    return render(request, "returns/stop.html", {"prepared": view, "form": form})
