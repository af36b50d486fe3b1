"""Pages of the work in the steps."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.returns import presenters, services
from opennrm.returns.domain.acts import PreparedAct
from opennrm.returns.forms import ActivityForm, CloseForm, HealthForm, RiskForm, VisitForm
from opennrm.shared.dates import clock


def activity(request: ActorRequest, prepared_id: UUID, activity: str) -> HttpResponse:
    """One activity with its history; on POST how far it is."""
    page = services.show_activity(prepared_id, activity, by=request.actor)
    form = ActivityForm(
        request.POST or None, documents=page.documents, initial={"happened_on": clock.today()}
    )
    if request.method == "POST" and submit(
        form,
        lambda _told: services.settle(prepared_id, form.input(activity), by=request.actor),
        by=request.actor,
    ):
        return redirect("returns:prepared", prepared_id)
    context = {"page": page, "prepared": page.prepared, "form": form, **presenters.activity_page(page)}
    return render(request, "returns/activity.html", context)


def risks(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    page = services.show_risks(prepared_id, by=request.actor)
    context = {"prepared": page.prepared, "risks": presenters.risks(page)}
    return render(request, "returns/risks.html", context)


def assess_risk(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    view = services.open_for(prepared_id, PreparedAct.ASSESS_RISK, by=request.actor)
    form = RiskForm(request.POST or None, initial={"made_on": clock.today()})
    if request.method == "POST" and submit(
        form,
        lambda _told: services.assess_risk(prepared_id, form.risk(), by=request.actor),
        by=request.actor,
    ):
        return redirect("returns:prepared", prepared_id)
    return render(request, "returns/assess_risk.html", {"prepared": view, "form": form})


def health(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """What was clarified; on POST one more."""
    page = services.show_health(case_id, by=request.actor)
    form = HealthForm(request.POST or None, initial={"made_on": clock.today()})
    if request.method == "POST" and submit(
        form,
        lambda _told: services.clarify_health(case_id, form.health(), by=request.actor),
        by=request.actor,
    ):
        return redirect("returns:health", case_id)
    return render(request, "returns/health.html", {"page": page, "form": form})


def following(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    page = services.show_following(prepared_id, by=request.actor)
    return render(request, "returns/following.html", {"page": page, "prepared": page.prepared})


def visit(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    view = services.open_for(prepared_id, PreparedAct.VISIT, by=request.actor)
    form = VisitForm(request.POST or None, initial={"held_on": clock.today()})
    if request.method == "POST" and submit(
        form,
        lambda _told: services.record_visit(prepared_id, form.visit(), by=request.actor),
        by=request.actor,
    ):
        return redirect("returns:following", prepared_id)
    return render(request, "returns/visit.html", {"prepared": view, "form": form})


def close(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    view = services.open_for(prepared_id, PreparedAct.CLOSE, by=request.actor)
    form = CloseForm(request.POST or None, initial={"version": view.version, "closed_on": clock.today()})
    if request.method == "POST" and submit(
        form,
        lambda told: services.close(prepared_id, form.closing(), version=told["version"], by=request.actor),
        by=request.actor,
    ):
        return redirect("returns:prepared", prepared_id)
    return render(request, "returns/close.html", {"prepared": view, "form": form})
