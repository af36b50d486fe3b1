"""The page of a disputed age."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import policies, services
from opennrm.identification.forms import AgeForm


def decide_age(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_decide_age(request.actor)
    view = services.open_assessment(case_id, by=request.actor)
    form = AgeForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda told: services.decide_age(form.age(case_id, told), by=request.actor), by=request.actor
    ):
        return redirect("identification:assessment", case_id)
    return render(request, "identification/decide_age.html", {"form": form, "assessment": view})
