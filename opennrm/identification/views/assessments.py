"""Pages of the assessment."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import policies, presenters, services
from opennrm.identification.forms import RequestForm


def request_assessment(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_record_interview(request.actor)
    case = services.open_case(case_id, by=request.actor)
    form = RequestForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda told: services.request_assessment(case_id, **told, by=request.actor), by=request.actor
    ):
        return redirect("desk:case", case_id)
    return render(request, "identification/request_assessment.html", {"form": form, "case": case})


def assessment(request: ActorRequest, case_id: UUID) -> HttpResponse:
    view = services.open_assessment(case_id, by=request.actor)
    may_decide = services.may_decide(case_id, by=request.actor)
    context = {
        "assessment": view,
        "rule": presenters.routing_rule(view),
        "state": presenters.STATES.get(view.state, ""),
        "may_decide": bool(may_decide),
        "refused": presenters.reason(may_decide),
        "acts": presenters.acts_for(view, request.actor),
    }
    return render(request, "identification/assessment.html", context)
