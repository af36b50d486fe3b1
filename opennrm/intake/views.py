"""The hotline desk and the pages of referrals."""

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
from opennrm.cases import services as cases_services
from opennrm.intake import policies, selectors, services
from opennrm.intake.forms import CallForm, ReferralForm, WithdrawForm
from opennrm.shared.dates import clock
from opennrm.ui.paging import page_of


def calls(request: ActorRequest) -> HttpResponse:
    """The hotline desk: the form, and the calls that came in."""
    page = page_of(selectors.calls_with_counts_for(request.actor), request.GET)
    form = _call_form(request)
    if _is_sent(request) and submit(
        form, lambda typed: services.register_call(form.call_input(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Opkaldet er registreret."))
        return redirect("intake:calls")
    context = {
        "page": page,
        "form": form,
        "today": selectors.count_calls_on(request.actor, clock.today()),
        "may_register": verdict(policies.check_can_register_call, request.actor),
    }
    return render(request, "intake/calls.html", context)


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
    form = _call_form(request)
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


def referrals(request: ActorRequest) -> HttpResponse:
    """The referrals in this organisation's cases, newest first."""
    page = page_of(selectors.known_referrals_for(request.actor), request.GET)
    return render(request, "intake/referrals.html", {"page": page})


def referral(request: ActorRequest, referral_id: UUID) -> HttpResponse:
    """One referral, with its reason."""
    shown = services.show_referral(referral_id, by=request.actor)
    may_withdraw = verdict(
        policies.check_can_withdraw_referral,
        request.actor,
        shown.organisation,
        is_withdrawn=shown.is_withdrawn,
    )
    return render(request, "intake/referral.html", {"referral": shown, "may_withdraw": may_withdraw})


def new_referral(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Refer the person of a case, perhaps on the ground of a call."""
    policies.check_can_make_referral(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    form = ReferralForm.proposed(request.POST or None, call_id=request.GET.get("opkald", ""))
    if request.method == "POST" and submit(
        form,
        lambda typed: services.make_referral(form.referral_input(case_id), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Personen er henvist til identifikationssamtale."))
        return redirect("desk:case", case_id)
    return render(request, "intake/new_referral.html", {"case": case, "form": form})


@require_POST
def withdraw_referral(request: ActorRequest, referral_id: UUID) -> HttpResponse:
    services.withdraw_referral(referral_id, by=request.actor)
    messages.success(request, _("Henvisningen er trukket tilbage og tæller ikke længere."))
    return redirect("intake:referral", referral_id)


def _is_sent(request: ActorRequest) -> bool:
    """Posted to be done, not to make room for another person."""
    return request.method == "POST" and "add_person" not in request.POST


def _call_form(request: ActorRequest) -> CallForm:
    if request.method == "POST" and not _is_sent(request):
        return CallForm.with_one_more(request.POST, actor=request.actor)
    return CallForm(request.POST if _is_sent(request) else None, actor=request.actor)
