"""Pages of what cases have in common. The page of the complex itself is the desk's: it shows every stage."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import policies, services
from opennrm.identification.forms import LinkForm, SharedForm


def add_shared_fact(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_share_facts(request.actor)
    case = services.open_case(case_id, by=request.actor)
    form = SharedForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.add_shared_fact(form.shared(case_id, told), by=request.actor),
        by=request.actor,
    ):
        return redirect("desk:complex", case_id)
    return render(request, "identification/add_shared_fact.html", {"form": form, "case": case})


def link_cases(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_share_facts(request.actor)
    case = services.open_case(case_id, by=request.actor)
    form = LinkForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and submit(
        form,
        lambda told: services.link_cases(case_id, told["other"], kind=told["kind"], by=request.actor),
        by=request.actor,
    ):
        return redirect("desk:complex", case_id)
    return render(request, "identification/link_cases.html", {"form": form, "case": case})


@require_POST
def withdraw_shared_fact(request: ActorRequest, case_id: UUID, shared_id: UUID) -> HttpResponse:
    services.withdraw_shared_fact(shared_id, by=request.actor)
    messages.success(request, _("Oplysningen er trukket tilbage."))
    return redirect("desk:complex", case_id)


@require_POST
def withdraw_link(request: ActorRequest, link_id: UUID) -> HttpResponse:
    case_id = services.withdraw_link(link_id, by=request.actor)
    messages.success(request, _("Forbindelsen er trukket tilbage."))
    return redirect("desk:complex", case_id)
