"""The pages of what whoever referred is told, and of who stands by a child."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.cases import services as cases_services
from opennrm.intake import policies, services
from opennrm.intake.domain.feedback import open_stages
from opennrm.intake.forms import FeedbackForm, RepresentativeForm
from opennrm.shared.dates import clock


def tell_referrer(request: ActorRequest, referral_id: UUID) -> HttpResponse:
    """What the person agrees to, and nothing that has not happened."""
    shown = services.show_referral(referral_id, by=request.actor)
    policies.check_can_decide_referral(
        request.actor,
        holds_interviews=policies.holds_interviews(request.actor, clock.today()),
        is_withdrawn=shown.is_withdrawn,
    )
    policies.check_has_a_referrer(shown.referred_by)
    form = FeedbackForm(request.POST or None, stages=open_stages(shown.told, shown.reached, shown.state))
    if request.method == "POST" and submit(
        form,
        lambda _typed: services.tell_referrer(referral_id, form.feedback(), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Beskeden er skrevet."))
        return redirect("intake:referral", referral_id)
    return render(request, "intake/tell_referrer.html", {"referral": shown, "form": form})


def representative(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Who stands by the person now, who did before, and the next one."""
    policies.check_can_record_contact(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    shown = services.show_representatives(case_id, by=request.actor)
    form = RepresentativeForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda typed: services.name_representative(case_id, typed["name"], typed["since"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Det er skrevet. Den tidligere står i historikken."))
        return redirect("desk:case", case_id)
    return render(request, "intake/representative.html", {"case": case, "shown": shown, "form": form})
