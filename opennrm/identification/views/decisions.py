"""Pages of decisions."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import presenters, services
from opennrm.identification.domain.conclusions import Conclusion
from opennrm.identification.forms import DecisionForm, WithdrawForm
from opennrm.shared.dates import clock


def decide(request: ActorRequest, case_id: UUID) -> HttpResponse:
    view = services.open_assessment(case_id, by=request.actor)
    verdict = services.may_decide(case_id, by=request.actor)
    means = Conclusion.NOT_NEEDED if view.as_child else ""
    form = DecisionForm(
        request.POST or None,
        initial={"decided_on": clock.today(), "means": means},
        assessment=view,
    )
    if request.method == "POST" and submit(
        form, lambda told: services.decide(form.decision(case_id, told), by=request.actor), by=request.actor
    ):
        return redirect("identification:assessment", case_id)
    context = {
        "assessment": view, "form": form, "may_decide": bool(verdict) or form.is_bound,
        "refused": presenters.reason(verdict),
    }  # fmt: skip
    return render(request, "identification/decide.html", context)


def correct(request: ActorRequest, decision_id: UUID) -> HttpResponse:
    """Replace a decision; the form begins with what it said."""
    case_id, initial = services.open_decision(decision_id, by=request.actor)
    view = services.open_assessment(case_id, by=request.actor)
    form = DecisionForm(request.POST or None, initial=initial, assessment=view)
    if request.method == "POST" and submit(
        form,
        lambda told: services.decide(form.decision(case_id, told, corrects=decision_id), by=request.actor),
        by=request.actor,
    ):
        return redirect("identification:assessment", case_id)
    return render(request, "identification/correct.html", {"form": form, "assessment": view})


def withdraw_decision(request: ActorRequest, decision_id: UUID) -> HttpResponse:
    case_id, _ = services.open_decision(decision_id, by=request.actor)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda _: services.withdraw_decision(decision_id, by=request.actor), by=request.actor
    ):
        return redirect("identification:assessment", case_id)
    context = {"form": form, "case": services.open_case(case_id, by=request.actor), "what": "decision"}
    return render(request, "identification/withdraw.html", context)
