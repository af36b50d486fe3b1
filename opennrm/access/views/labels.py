"""For administrators: what codes are called."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access import presenters, selectors, services
from opennrm.access.forms import LabelForm, submit
from opennrm.access.middleware import ActorRequest
from opennrm.shared.dates import clock


def code_lists(request: ActorRequest) -> HttpResponse:
    """Every list, and what waits for a second administrator."""
    found = services.show_labels(by=request.actor)
    context = {
        "rows": presenters.list_rows(found),
        "waiting": [presenters.of_proposal(each) for each in selectors.open_labels(request.actor)],
    }
    return render(request, "access/code_lists.html", context)


def code_list(request: ActorRequest, list_name: str) -> HttpResponse:
    """The codes of one list as they are called today."""
    found = services.show_labels(list_name, by=request.actor)
    context = {"list_name": list_name, "rows": presenters.code_rows(list_name, found, clock.today())}
    return render(request, "access/code_list.html", context)


def code_label(request: ActorRequest, list_name: str, code: str) -> HttpResponse:
    """What one code was called, is and will be, and a proposal."""
    found = services.show_labels(list_name, code, by=request.actor)
    form = LabelForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.propose_label(services.LabelInput(list_name, code, **told), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Forslaget venter på en anden administrator."))
        return redirect("access:code_label", list_name, code)
    page = presenters.code_page(list_name, code, found)
    return render(request, "access/code_label.html", {"page": page, "form": form})


@require_POST
def approve_label(request: ActorRequest, label_id: UUID) -> HttpResponse:
    row = services.approve_label(label_id, by=request.actor)
    messages.success(request, _("Betegnelsen er godkendt og gælder fra den dag, der er foreslået."))
    return redirect("access:code_label", row.list_name, row.code)


@require_POST
def reject_label(request: ActorRequest, label_id: UUID) -> HttpResponse:
    row = services.reject_label(label_id, by=request.actor)
    messages.success(request, _("Forslaget er afvist."))
    return redirect("access:code_label", row.list_name, row.code)
