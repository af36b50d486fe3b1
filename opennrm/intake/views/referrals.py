"""The pages of referrals."""

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
from opennrm.intake.forms import ReferralForm
from opennrm.ui.paging import page_of


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
