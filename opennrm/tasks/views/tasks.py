"""One task, and what can be done with it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.tasks import presenters, services
from opennrm.tasks.domain.changes import Change
from opennrm.tasks.domain.kinds import DOING
from opennrm.tasks.forms import AssignForm, DropForm, ExtendForm, PauseForm


def task(request: ActorRequest, task_id: UUID) -> HttpResponse:
    """What it is, by when, why then, and what one may do with it."""
    page = services.show_task(task_id, by=request.actor)
    may = {change.value: verdict for change, verdict in page.may.items()}
    context = {
        "page": presenters.page(page.task),
        "may": may,
        # Nobody is led to an act that their role or organisation does not do.
        "may_do": bool(may) and request.actor.has(DOING[page.task.row.kind].right),
    }
    return render(request, "tasks/task.html", context)


def extend(request: ActorRequest, task_id: UUID) -> HttpResponse:
    shown = services.open_task(task_id, to=Change.EXTEND, by=request.actor)
    form = ExtendForm(request.POST or None, unit=shown.deadline.length.unit)
    if request.method == "POST" and submit(
        form,
        lambda typed: services.extend(task_id, typed["amount"], typed["reason"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Fristen er forlænget."))
        return redirect("tasks:task", task_id)
    return render(request, "tasks/extend.html", {"page": presenters.page(shown), "form": form})


def pause(request: ActorRequest, task_id: UUID) -> HttpResponse:
    shown = services.open_task(task_id, to=Change.PAUSE, by=request.actor)
    form = PauseForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda typed: services.pause(task_id, typed["reason"], by=request.actor), by=request.actor
    ):
        messages.success(request, _("Fristen står på pause."))
        return redirect("tasks:task", task_id)
    return render(request, "tasks/pause.html", {"page": presenters.page(shown), "form": form})


def drop(request: ActorRequest, task_id: UUID) -> HttpResponse:
    shown = services.open_task(task_id, to=Change.DROP, by=request.actor)
    form = DropForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda typed: services.drop(task_id, typed["reason"], by=request.actor), by=request.actor
    ):
        messages.success(request, _("Opgaven er bortfaldet."))
        return redirect("tasks:task", task_id)
    return render(request, "tasks/drop.html", {"page": presenters.page(shown), "form": form})


def assign(request: ActorRequest, task_id: UUID) -> HttpResponse:
    shown = services.open_task(task_id, to=Change.GIVE, by=request.actor)
    form = AssignForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and submit(
        form, lambda typed: services.assign(task_id, form.chosen, by=request.actor), by=request.actor
    ):
        messages.success(request, _("Opgaven har en ny ansvarlig."))
        return redirect("tasks:task", task_id)
    return render(request, "tasks/assign.html", {"page": presenters.page(shown), "form": form})


@require_POST
def take(request: ActorRequest, task_id: UUID) -> HttpResponse:
    services.take(task_id, by=request.actor)
    messages.success(request, _("Opgaven er din."))
    return redirect("tasks:task", task_id)


@require_POST
def resume(request: ActorRequest, task_id: UUID) -> HttpResponse:
    services.resume(task_id, by=request.actor)
    messages.success(request, _("Fristen løber igen."))
    return redirect("tasks:task", task_id)


@require_POST
def finish(request: ActorRequest, task_id: UUID) -> HttpResponse:
    services.finish(task_id, by=request.actor)
    messages.success(request, _("Opgaven er udført."))
    return redirect("tasks:task", task_id)
