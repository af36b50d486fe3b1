"""Pages of prosecution."""

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
from opennrm.prosecution import policies, selectors, services
from opennrm.prosecution.forms import FileForm, StepForm
from opennrm.ui.paging import page_of


def files(request: ActorRequest) -> HttpResponse:
    """The police files this organisation works with, newest first."""
    page = page_of(selectors.files_with_counts_for(request.actor), request.GET)
    may_open = verdict(policies.check_can_open_file, request.actor)
    return render(request, "prosecution/files.html", {"page": page, "may_open": may_open})


def new_file(request: ActorRequest) -> HttpResponse:
    policies.check_can_open_file(request.actor)
    form = FileForm(request.POST or None, actor=request.actor)
    opened: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda typed: opened.append(
            services.open_file(
                typed["number"], opened_on=typed["opened_on"], case_ids=typed["case"], by=request.actor
            )
        ),
        by=request.actor,
    ):
        return redirect("prosecution:file", opened[0])
    return render(request, "prosecution/new_file.html", {"form": form})


def file(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """The file with its relations, and the form for the next step."""
    shown = services.show_file(file_id, by=request.actor)
    form = StepForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda typed: services.record_step(form.step_input(file_id), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Skridtet er registreret."))
        return redirect("prosecution:file", file_id)
    may_record = verdict(policies.check_can_record, request.actor, shown.organisation)
    context = {"file": shown, "form": form, "may_record": may_record}
    return render(request, "prosecution/file.html", context)


@require_POST
def withdraw_step(request: ActorRequest, step_id: UUID) -> HttpResponse:
    file_id = services.withdraw_step(step_id, by=request.actor)
    messages.success(request, _("Skridtet er trukket tilbage og tæller ikke længere."))
    return redirect("prosecution:file", file_id)
