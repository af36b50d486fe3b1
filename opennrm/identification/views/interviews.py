"""Pages of interviews."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import policies, presenters, selectors, services
from opennrm.identification.forms import HeldForm, InterviewForm, TextForm, WithdrawConsentForm, WithdrawForm
from opennrm.shared.dates import clock


def interview(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Record one; with ``?barn`` in the words for a child."""
    policies.check_can_record_interview(request.actor)
    case = services.open_case(case_id, by=request.actor)
    form = InterviewForm(
        request.POST or None,
        initial={"held_on": clock.today(), "is_with_child": "barn" in request.GET} | _planned(request),
        instruments=selectors.instruments_to_ask(request.actor),
    )
    if request.method == "POST" and submit(
        form,
        lambda told: services.record_interview(form.interview(case_id, told), by=request.actor),
        by=request.actor,
    ):
        return redirect("desk:case", case_id)
    return render(request, "identification/interview.html", {"form": form, "case": case})


def _planned(request: ActorRequest) -> dict[str, object]:
    """What the appointment says already: when, in what language, and whether somebody interprets."""
    form = HeldForm(request.GET)
    plan_id = form.cleaned_data.get("aftale") if form.is_valid() else None
    return presenters.held_as(services.open_plan(plan_id, by=request.actor)) if plan_id else {}


def show_interview(request: ActorRequest, interview_id: UUID) -> HttpResponse:
    record = services.open_record(interview_id, by=request.actor)
    context = {
        "record": record,
        "interview": record.interview,
        "points": presenters.points(record),
        "scores": presenters.scores(record),
        "may_correct": presenters.may_correct(record, request.actor),
    }
    return render(request, "identification/show_interview.html", context)


@sensitive_post_parameters()
def correct_interview(request: ActorRequest, interview_id: UUID, topic: str) -> HttpResponse:
    """A topic's text anew. Who was slower sees what stands now, above what they typed."""
    _, standing = services.open_text(interview_id, topic, by=request.actor)
    form = TextForm(request.POST or None, initial={"text": standing.text, "version": standing.version})
    if request.method == "POST" and submit(
        form,
        lambda told: services.correct_text(interview_id, topic, **told, by=request.actor),
        by=request.actor,
    ):
        return redirect("identification:show_interview", interview_id)
    overtaken = form.is_bound and form["version"].value() != str(standing.version)
    if overtaken:
        form = TextForm({**request.POST.dict(), "version": str(standing.version)})
    context = {"form": form, "standing": standing, "overtaken": overtaken, "interview_id": interview_id}
    return render(request, "identification/correct_interview.html", context)


def withdraw_consent(request: ActorRequest, interview_id: UUID) -> HttpResponse:
    policies.check_can_record_interview(request.actor)
    record = services.open_record(interview_id, by=request.actor)
    given = [each.point for each in record.points if each.answer == "given"]
    form = WithdrawConsentForm(request.POST or None, points=given)
    if request.method == "POST" and submit(
        form,
        lambda told: services.withdraw_consent(interview_id, **told, by=request.actor),
        by=request.actor,
    ):
        return redirect("identification:show_interview", interview_id)
    context = {"form": form, "record": record, "given": given}
    return render(request, "identification/withdraw_consent.html", context)


def withdraw_interview(request: ActorRequest, interview_id: UUID) -> HttpResponse:
    case_id = services.open_interview(interview_id, by=request.actor)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda _: services.withdraw_interview(interview_id, by=request.actor), by=request.actor
    ):
        return redirect("desk:case", case_id)
    context = {"form": form, "case": services.open_case(case_id, by=request.actor), "what": "interview"}
    return render(request, "identification/withdraw.html", context)
