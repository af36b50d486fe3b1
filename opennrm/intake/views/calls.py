"""The hotline desk: calls, who is on the telephone now, and who is to be called back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import DRAFT, submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.cases import services as cases_services
from opennrm.intake import policies, selectors, services
from opennrm.intake.forms import CallForm, WithdrawForm, choices
from opennrm.intake.forms.matches import NOT_ASKED
from opennrm.mechanism.rules import rules
from opennrm.persons.domain.matching import Elsewhere
from opennrm.shared.dates import clock
from opennrm.tasks.selectors import drafts
from opennrm.ui.paging import page_of


def calls(request: ActorRequest) -> HttpResponse:
    """The hotline desk: the form, today's list, and the calls that came in."""
    page = page_of(selectors.calls_with_counts_for(request.actor), request.GET)
    form = _asked_first(request, _call_form(request))
    if _is_sent(request) and submit(
        form,
        lambda typed: services.register_call(
            form.call_input(began_at=drafts.began_at(request.actor, request.POST.get(DRAFT, ""))),
            by=request.actor,
        ),
        by=request.actor,
    ):
        messages.success(request, _registered(form))
        return redirect("intake:calls")
    context = {
        "page": page,
        "form": form,
        "organisations": choices.organisations(request.actor),
        "steps": rules().codes_on("danger_steps", clock.today()),
        "served_at": clock.now().isoformat(),
        "handovers": selectors.waiting_handovers(request.actor),
        "may_register": verdict(policies.check_can_register_call, request.actor),
        **_today(request),
    }
    return render(request, "intake/calls.html", context)


def todays_calls(request: ActorRequest) -> HttpResponse:
    """The live list alone: asked for by the page every few seconds."""
    return render(request, "intake/_today.html", _today(request))


def _today(request: ActorRequest) -> dict[str, object]:
    today, now = clock.today(), clock.now()
    return {
        "todays_calls": selectors.todays_calls_for(request.actor, today),
        "waiting": selectors.waiting_for_a_call_back(request.actor),
        "now": now,
        "today": selectors.count_calls_on(request.actor, today),
        "on_the_phone": drafts.colleagues_at(request.actor, reverse("intake:calls")),
        "may_call_back": verdict(policies.check_can_register_call, request.actor),
    }


@require_POST
def mark_called_back(request: ActorRequest, call_id: UUID) -> HttpResponse:
    services.mark_called_back(call_id, by=request.actor)
    messages.success(request, _("Der er ringet tilbage."))
    return redirect("intake:calls")


def call(request: ActorRequest, call_id: UUID) -> HttpResponse:
    """One call, with its notes and the cases it concerns."""
    shown = services.show_call(call_id, by=request.actor)
    context = {
        "call": shown,
        "may_correct": verdict(
            policies.check_can_correct_call, request.actor, is_withdrawn=shown.is_withdrawn
        ),
        "may_refer": verdict(policies.check_can_make_referral, request.actor),
    }
    return render(request, "intake/call.html", context)


def correct_call(request: ActorRequest, call_id: UUID) -> HttpResponse:
    """Where somebody else was quicker, both versions stand on the page."""
    policies.check_can_register_call(request.actor)
    form = _asked_first(request, _call_form(request))
    if _is_sent(request) and submit(
        form,
        lambda typed: services.correct_call(
            call_id, form.call_input(), version=typed["version"] or 0, by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Opkaldet er rettet."))
        return redirect("intake:call", call_id)
    stored = services.show_call(call_id, by=request.actor)
    form = form if request.method == "POST" else CallForm.of_call(stored, actor=request.actor)
    is_stale = form.is_stale(stored)
    form.catch_up(stored)
    return render(request, "intake/correct_call.html", {"call": stored, "form": form, "is_stale": is_stale})


def withdraw_call(request: ActorRequest, call_id: UUID) -> HttpResponse:
    """Says what will happen, then does it."""
    shown = services.show_call(call_id, by=request.actor)
    policies.check_can_register_call(request.actor)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(
        form, lambda typed: services.withdraw_call(call_id, by=request.actor), by=request.actor
    ):
        messages.success(request, _("Opkaldet er trukket tilbage og tæller ikke længere."))
        return redirect("intake:calls")
    return render(request, "intake/withdraw_call.html", {"call": shown, "form": form})


def _registered(form: CallForm) -> str:
    if form.cleaned_data["refers"]:
        return _("Opkaldet er registreret, og personerne er henvist.")
    return _("Opkaldet er registreret.")


def _is_sent(request: ActorRequest) -> bool:
    """Posted to be done, not to make room for another person or to start the clock."""
    return request.method == "POST" and not {"add_person", "start_clock"} & request.POST.keys()


def _asked_first(request: ActorRequest, form: CallForm) -> CallForm:
    """Whoever is typed as new is looked for before they are registered; where somebody is alike, the form asks."""
    if _is_sent(request) and form.is_valid():
        for number, identity in form.unasked().items():
            found = cases_services.resembling(identity, by=request.actor)
            if found.elsewhere is Elsewhere.NOT_ASKED:
                messages.warning(request, NOT_ASKED)
            if found:
                form.ask(number, found)
    return form


def _call_form(request: ActorRequest) -> CallForm:
    if request.method == "POST" and "start_clock" in request.POST:
        return CallForm.with_clock(request.POST, actor=request.actor)
    if request.method == "POST" and not _is_sent(request):
        return CallForm.with_one_more(request.POST, actor=request.actor)
    return CallForm(request.POST if _is_sent(request) else None, actor=request.actor)
