"""Pages of prepared returns."""

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
from opennrm.returns import policies, selectors, services
from opennrm.returns.forms import ReturnForm
from opennrm.ui.paging import page_of


def journeys(request: ActorRequest) -> HttpResponse:
    """The returns in the actor's cases, newest first; the withdrawn ones are marked."""
    page = page_of(selectors.known_returns_for(request.actor), request.GET)
    return render(request, "returns/list.html", {"page": page})


def new(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_record(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda _typed: services.record_return(form.return_input(case_id), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Hjemrejsen er registreret."))
        return redirect("desk:case", case_id)
    return render(request, "returns/new.html", {"case": case, "form": form})


def show(request: ActorRequest, return_id: UUID) -> HttpResponse:
    journey = services.show_return(return_id, by=request.actor)
    return render(request, "returns/show.html", {"journey": journey})


@require_POST
def withdraw(request: ActorRequest, return_id: UUID) -> HttpResponse:
    services.withdraw_return(return_id, by=request.actor)
    messages.success(request, _("Hjemrejsen er trukket tilbage og tæller ikke længere."))
    return redirect("returns:show", return_id)
