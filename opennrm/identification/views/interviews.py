"""Pages of interviews."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import policies, services
from opennrm.identification.forms import InterviewForm, WithdrawForm
from opennrm.shared.dates import clock


def interview(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_record_interview(request.actor)
    case = services.open_case(case_id, by=request.actor)
    form = InterviewForm(request.POST or None, initial={"held_on": clock.today()})
    if request.method == "POST" and submit(
        form,
        lambda told: services.record_interview(form.interview(case_id, told), by=request.actor),
        by=request.actor,
    ):
        return redirect("desk:case", case_id)
    return render(request, "identification/interview.html", {"form": form, "case": case})


def withdraw_interview(request: ActorRequest, interview_id: UUID) -> HttpResponse:
    case_id = services.open_interview(interview_id, by=request.actor)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda _: services.withdraw_interview(interview_id, by=request.actor), by=request.actor
    ):
        return redirect("desk:case", case_id)
    context = {"form": form, "case": services.open_case(case_id, by=request.actor), "what": "interview"}
    return render(request, "identification/withdraw.html", context)
