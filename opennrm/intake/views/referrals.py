"""The pages of referrals."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.cases import services as cases_services
from opennrm.intake import policies, presenters, selectors, services
from opennrm.intake.domain import ReferralView
from opennrm.intake.forms import ContactForm, DeclineForm, MergeForm, MissingForm, MoreForm, ReferralForm
from opennrm.shared.dates import clock
from opennrm.ui.forms import Act
from opennrm.ui.paging import page_of


def referrals(request: ActorRequest) -> HttpResponse:
    """The queue for whoever decides; every referral in this organisation's cases for whoever asks for all."""
    decides = verdict(
        policies.check_can_decide_referral,
        request.actor,
        holds_interviews=policies.holds_interviews(request.actor, clock.today()),
        is_withdrawn=False,
    )
    is_queue = request.GET.get("vis", "koe" if decides else "alle") == "koe"
    found = selectors.waiting_referrals_for if is_queue else selectors.known_referrals_for
    context = {"page": page_of(found(request.actor), request.GET), "is_queue": is_queue}
    return render(request, "intake/referrals.html", context)


def referral(request: ActorRequest, referral_id: UUID) -> HttpResponse:
    """One referral, with its reason, what became of it, and how the person may be reached."""
    shown = services.show_referral(referral_id, by=request.actor)
    may_see_contact = verdict(policies.check_can_see_contact, request.actor)
    context = {
        "referral": shown,
        "acts": presenters.acts_on(shown, request.actor, clock.today()),
        "contacts": services.show_contacts(shown.case_id, by=request.actor) if may_see_contact else [],
        "may_see_contact": may_see_contact,
        "feedback": presenters.feedback.rows(services.show_feedback(referral_id, by=request.actor)),
        "may_tell": presenters.feedback.may_tell(shown, request.actor, clock.today()),
        "may_record_contact": verdict(policies.check_can_record_contact, request.actor),
        "may_withdraw": verdict(
            policies.check_can_withdraw_referral,
            request.actor,
            shown.organisation,
            is_withdrawn=shown.is_withdrawn,
        ),
    }
    return render(request, "intake/referral.html", context)


@require_POST
def accept_referral(request: ActorRequest, referral_id: UUID) -> HttpResponse:
    services.accept_referral(referral_id, by=request.actor)
    messages.success(request, _("Henvisningen er taget imod."))
    return redirect("intake:referral", referral_id)


def return_referral(request: ActorRequest, referral_id: UUID) -> HttpResponse:
    """Ask for what is missing."""
    return _decide(
        request,
        referral_id,
        lambda shown, sent: MissingForm(sent),
        lambda typed: services.return_referral(referral_id, typed["text"], by=request.actor),
    )


def tell_more(request: ActorRequest, referral_id: UUID) -> HttpResponse:
    """Answer what was asked for."""
    return _decide(
        request,
        referral_id,
        lambda shown, sent: MoreForm(sent),
        lambda typed: services.tell_more(referral_id, typed["text"], by=request.actor),
    )


def decline_referral(request: ActorRequest, referral_id: UUID) -> HttpResponse:
    """Say no, and why."""
    return _decide(
        request,
        referral_id,
        lambda shown, sent: DeclineForm(sent),
        lambda typed: services.decline_referral(
            referral_id, typed["reason"], typed["text"], by=request.actor
        ),
    )


def merge_referral(request: ActorRequest, referral_id: UUID) -> HttpResponse:
    """The same was told twice."""
    return _decide(
        request,
        referral_id,
        lambda shown, sent: MergeForm(sent, others=shown.others),
        lambda typed: services.merge_referral(referral_id, UUID(typed["into"]), by=request.actor),
    )


def _decide(
    request: ActorRequest,
    referral_id: UUID,
    form_of: Callable[[ReferralView, QueryDict | None], Form],
    act: Act,
) -> HttpResponse:
    """One act upon one referral: its form, the act, back to the referral."""
    shown = services.show_referral(referral_id, by=request.actor)
    words = presenters.ACTS[presenters.act_named(request)]
    words.check(request.actor, shown, clock.today())
    form = form_of(shown, request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(form, act, by=request.actor):
        messages.success(request, str(words.done))
        return redirect("intake:referral", referral_id)
    return render(request, "intake/decide_referral.html", {"referral": shown, "form": form, "words": words})


def new_contact(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """A safe way to reach the person, or one never to be used."""
    policies.check_can_record_contact(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    form = ContactForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and submit(
        form, lambda typed: services.record_contact(case_id, form.way(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Kontaktvejen er registreret."))
        return redirect("desk:case", case_id)
    return render(request, "intake/new_contact.html", {"case": case, "form": form})


@require_POST
def end_contact(request: ActorRequest, contact_id: UUID) -> HttpResponse:
    case_id = services.end_contact(contact_id, by=request.actor)
    messages.success(request, _("Kontaktvejen gælder ikke længere."))
    return redirect("desk:case", case_id)


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
