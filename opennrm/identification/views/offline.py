"""The page for interviews without a network: an empty shell, its worker, and where drafts are sent."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import policies, presenters, selectors, services
from opennrm.identification.forms import DraftForm, InterviewForm
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock


def offline(request: ActorRequest) -> HttpResponse:
    """Nothing of a person, a user or a session stands in it: it stays on the device."""
    policies.check_can_record_interview(request.actor)
    return HttpResponse(_shell(request))


def offline_worker(request: ActorRequest) -> HttpResponse:
    """Its version changes with the shell, so that a new one is fetched."""
    policies.check_can_record_interview(request.actor)
    version = hashlib.sha256(_shell(request).encode()).hexdigest()[:16]
    context = {"version": version}
    return render(request, "identification/worker.js", context, content_type="text/javascript")


def _shell(request: ActorRequest) -> str:
    asked = selectors.instruments_to_ask(request.actor)
    context = {
        "adult": InterviewForm(auto_id="adult_%s", instruments=asked),
        "child": InterviewForm(auto_id="child_%s", instruments=asked, initial={"is_with_child": True}),
        "hours": rules().deadline("offline_draft_hours", clock.today()),
    }
    return render_to_string("identification/offline.html", context)


@sensitive_variables()
@sensitive_post_parameters()
def draft(request: ActorRequest, case_id: UUID) -> JsonResponse:
    """What a draft is based on, and sending it."""
    if request.method != "POST":
        base = services.open_draft(case_id, by=request.actor)
        return JsonResponse(presenters.draft_base(base) | {"token": get_token(request)})
    form = DraftForm(request.POST, instruments=selectors.instruments_to_ask(request.actor))
    if submit(
        form,
        lambda told: services.record_draft(
            form.interview(case_id, told), based_on=told["based_on"], by=request.actor
        ),
        by=request.actor,
    ):
        return JsonResponse({"state": "recorded"})
    based_on = request.POST.get("based_on", "")
    base = services.open_draft(case_id, based_on=based_on, by=request.actor)
    return JsonResponse(presenters.draft_answer(form, base, based_on))
