"""Out of office."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.tasks import policies, selectors, services
from opennrm.tasks.forms import CoverForm


def covers(request: ActorRequest) -> HttpResponse:
    """Who is away and who covers; and naming somebody."""
    found = selectors.covers_for(request.actor)
    form = CoverForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and submit(
        form, lambda typed: services.cover(form.cover_input(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Stedfortræderen er udpeget."))
        return redirect("tasks:covers")
    may_assign = verdict(policies.check_can_assign, request.actor)
    context = {"covers": found, "form": form, "may_assign": may_assign}
    return render(request, "tasks/covers.html", context)


@require_POST
def end_cover(request: ActorRequest, cover_id: UUID) -> HttpResponse:
    services.end_cover(cover_id, by=request.actor)
    messages.success(request, _("Stedfortræderen er afsluttet."))
    return redirect("tasks:covers")
