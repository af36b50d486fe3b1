"""Pages of what the person says: complaints, their answers, feedback."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.returns import services
from opennrm.returns.forms import AnswerForm, ComplaintForm, FeedbackForm
from opennrm.shared.dates import clock


def voices(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    page = services.show_voices(prepared_id, by=request.actor)
    return render(request, "returns/voices.html", {"page": page, "prepared": page.prepared})


def complain(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    view = services.show_prepared(prepared_id, by=request.actor)
    form = ComplaintForm(request.POST or None, initial={"received_on": clock.today()})
    if request.method == "POST" and submit(
        form,
        lambda _told: services.complain(prepared_id, form.complaint(), by=request.actor),
        by=request.actor,
    ):
        return redirect("returns:voices", prepared_id)
    return render(request, "returns/complain.html", {"prepared": view, "form": form})


def give_feedback(request: ActorRequest, prepared_id: UUID) -> HttpResponse:
    view = services.show_prepared(prepared_id, by=request.actor)
    form = FeedbackForm(request.POST or None, initial={"given_on": clock.today()})
    if request.method == "POST" and submit(
        form,
        lambda _told: services.give_feedback(prepared_id, form.feedback(), by=request.actor),
        by=request.actor,
    ):
        return redirect("returns:voices", prepared_id)
    return render(request, "returns/give_feedback.html", {"prepared": view, "form": form})


def answer_complaint(request: ActorRequest, complaint_id: UUID) -> HttpResponse:
    complaint = services.open_complaint(complaint_id, by=request.actor)
    form = AnswerForm(request.POST or None, initial={"answered_on": clock.today()})
    answered: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda _told: answered.append(
            services.answer_complaint(complaint_id, form.answer_input(), by=request.actor)
        ),
        by=request.actor,
    ):
        return redirect("returns:voices", answered[0])
    return render(request, "returns/answer_complaint.html", {"complaint": complaint, "form": form})
