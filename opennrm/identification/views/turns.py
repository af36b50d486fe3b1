"""Pages of what turns an assessment, of rulings and of opinions."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import policies, presenters, services
from opennrm.identification.domain.conclusions import Conclusion
from opennrm.identification.forms import (
    AnswerForm,
    AskForm,
    HandOverForm,
    OpinionForm,
    ReopenForm,
    RulingForm,
)


def _page(request: ActorRequest, case_id: UUID, form: forms.Form, act: str) -> HttpResponse:
    case = services.open_case(case_id, by=request.actor)
    return render(request, f"identification/{act}.html", {"form": form, "case": case})


def ask_for_more(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_decides(request.actor)
    case = services.open_case(case_id, by=request.actor)
    taking_part = {each.organisation for each in case.participants} - {request.actor.organisation_code}
    form = AskForm(request.POST or None, taking_part=taking_part)
    if request.method == "POST" and submit(
        form, lambda told: services.ask_for_more(case_id, **told, by=request.actor), by=request.actor
    ):
        return redirect("identification:assessment", case_id)
    return render(request, "identification/ask_for_more.html", {"form": form, "case": case})


def answer(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_may_read(request.actor)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda told: services.answer(case_id, **told, by=request.actor), by=request.actor
    ):
        return redirect("identification:assessment", case_id)
    return _page(request, case_id, form, "answer")


def hand_over(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_decides(request.actor)
    form = HandOverForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda told: services.hand_over(case_id, **told, by=request.actor), by=request.actor
    ):
        return redirect("identification:assessment", case_id)
    return _page(request, case_id, form, "hand_over")


def reopen(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_decides(request.actor)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and submit(
        form, lambda told: services.reopen(case_id, **told, by=request.actor), by=request.actor
    ):
        return redirect("identification:assessment", case_id)
    return _page(request, case_id, form, "reopen")


def record_ruling(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_decides(request.actor)
    form = RulingForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.record_ruling(form.ruling(case_id, told), by=request.actor),
        by=request.actor,
    ):
        return redirect("identification:assessment", case_id)
    return _page(request, case_id, form, "record_ruling")


def give_opinion(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The grounds and the own conclusions, without those of others."""
    policies.check_decides(request.actor)
    view = services.open_assessment(case_id, by=request.actor)
    may = services.may_give_opinion(case_id, by=request.actor)
    means = Conclusion.NOT_NEEDED if view.as_child else ""
    form = OpinionForm(request.POST or None, initial={"means": means}, assessment=view)
    if request.method == "POST" and submit(
        form,
        lambda told: services.give_opinion(form.opinion(case_id, told), by=request.actor),
        by=request.actor,
    ):
        return redirect("identification:assessment", case_id)
    context = {
        "assessment": view, "form": form, "may": bool(may) or form.is_bound, "refused": presenters.reason(may),
    }  # fmt: skip
    return render(request, "identification/give_opinion.html", context)
