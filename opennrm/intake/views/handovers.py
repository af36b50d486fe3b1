"""Handing over the hotline's shift."""

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
from opennrm.intake import policies, selectors, services
from opennrm.intake.forms import HandoverForm
from opennrm.shared.dates import clock


def handover(request: ActorRequest) -> HttpResponse:
    """What the last shift left, what is open, and the note for the next one."""
    policies.check_can_hand_over(request.actor)
    form = HandoverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(
        form, lambda typed: services.leave_shift(typed["note"], by=request.actor), by=request.actor
    ):
        messages.success(request, _("Vagten er overladt. Den næste ser din besked."))
        return redirect("intake:calls")
    left = services.show_handovers(by=request.actor)
    context = {
        "form": form,
        "handovers": [
            (
                each,
                verdict(policies.check_can_take_over, request.actor, left_by=each.left_by_id, is_taken=False),
            )
            for each in left
        ],
        "waiting": selectors.waiting_for_a_call_back(request.actor),
        "now": clock.now(),
    }
    return render(request, "intake/handover.html", context)


@require_POST
def take_shift(request: ActorRequest, handover_id: UUID) -> HttpResponse:
    services.take_shift(handover_id, by=request.actor)
    messages.success(request, _("Du har overtaget vagten."))
    return redirect("intake:calls")
