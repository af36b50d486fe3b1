"""Pages of accommodation. None of them lists an address."""

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
from opennrm.shared.dates import clock
from opennrm.support import policies, presenters, selectors, services
from opennrm.support.forms import (
    AddressForm,
    AnswerStayForm,
    ApprovalForm,
    OfferPlaceForm,
    PlaceForm,
    SupervisionForm,
    WishForm,
)
from opennrm.ui.paging import page_of


def places(request: ActorRequest) -> HttpResponse:
    """Places with what is free in them today."""
    today = clock.today()
    page = page_of(selectors.listed_places(request.actor, today), request.GET)
    lines = [selectors.line_of(request.actor, each) for each in page.object_list]
    context = {
        "page": page, "places": presenters.places(lines, today),
        "may_keep": verdict(policies.check_can_keep_places, request.actor),
    }  # fmt: skip
    return render(request, "support/places.html", context)


def new_place(request: ActorRequest) -> HttpResponse:
    policies.check_can_keep_places(request.actor)
    form = PlaceForm(request.POST or None)
    made: list[UUID] = []
    if submit(
        form,
        lambda _told: made.append(services.register_place(form.place(), by=request.actor)),
        by=request.actor,
    ):
        messages.success(request, _("Stedet er registreret. Skriv dets godkendelse."))
        return redirect("support:place", made[0])
    return render(request, "support/new_place.html", {"form": form})


def place(request: ActorRequest, place_id: UUID) -> HttpResponse:
    view = services.show_place(place_id, by=request.actor)
    context = {
        "place": view, "shown": presenters.place(view.line, clock.today()), "stays": presenters.stays(view.stays),
    }  # fmt: skip
    return render(request, "support/place.html", context)


def approve(request: ActorRequest, place_id: UUID) -> HttpResponse:
    policies.check_can_keep_places(request.actor)
    view = services.show_place(place_id, by=request.actor)
    form = ApprovalForm(request.POST or None)
    if submit(
        form,
        lambda _told: services.approve_place(place_id, form.approval(), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Godkendelsen er skrevet."))
        return redirect("support:place", place_id)
    return render(request, "support/approve.html", {"form": form, "place": view.line})


def supervise(request: ActorRequest, place_id: UUID) -> HttpResponse:
    policies.check_can_keep_places(request.actor)
    view = services.show_place(place_id, by=request.actor)
    form = SupervisionForm(request.POST or None)
    if submit(
        form, lambda told: services.supervise_place(place_id, **told, by=request.actor), by=request.actor
    ):
        messages.success(request, _("Tilsynet er skrevet."))
        return redirect("support:place", place_id)
    return render(request, "support/supervise.html", {"form": form, "place": view.line})


def address(request: ActorRequest, place_id: UUID) -> HttpResponse:
    """A new one is written; what it was is not shown."""
    policies.check_can_keep_places(request.actor)
    view = services.show_place(place_id, by=request.actor)
    form = AddressForm(request.POST or None)
    if submit(
        form,
        lambda told: services.change_address(place_id, told["address"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Adressen er ændret."))
        return redirect("support:place", place_id)
    return render(request, "support/address.html", {"form": form, "place": view.line})


def waiting(request: ActorRequest) -> HttpResponse:
    page = page_of(selectors.waiting_for(request.actor), request.GET)
    lines = presenters.waiting(selectors.waiting_lines(request.actor, page.object_list))
    may_house = verdict(policies.check_can_house, request.actor)
    return render(request, "support/waiting.html", {"page": page, "lines": lines, "may_house": may_house})


def want(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_house(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    form = WishForm(request.POST or None, initial={"children": 0, "wheelchair": False, "security": 1})
    if submit(
        form, lambda _told: services.want_place(case_id, form.wish(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Personen står på ventelisten."))
        return redirect("support:offer_place", case_id)
    return render(request, "support/want.html", {"form": form, "case": case})


@require_POST
def end_waiting(request: ActorRequest, waiting_id: UUID) -> HttpResponse:
    case_id = services.end_waiting(waiting_id, by=request.actor)
    messages.success(request, _("Personen er taget af ventelisten."))
    return redirect("support:support", case_id)


def offer_place(request: ActorRequest, case_id: UUID) -> HttpResponse:
    line, fitting = services.show_choice(case_id, by=request.actor)
    form = OfferPlaceForm(request.POST or None, initial={"begins_on": clock.today()}, places=fitting)
    if submit(
        form, lambda _told: services.offer_place(case_id, form.offered(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Pladsen holdes, til personen har svaret."))
        return redirect("support:support", case_id)
    context = {
        "form": form, "line": line, "places": presenters.places(fitting, clock.today()),
        "security": presenters.SECURITY[line.wish.security],
    }  # fmt: skip
    return render(request, "support/offer_place.html", context)


def answer_stay(request: ActorRequest, stay_id: UUID) -> HttpResponse:
    view = services.open_stay(stay_id, by=request.actor)
    form = AnswerStayForm(request.POST or None, initial={"on": clock.today()}, stay=view)
    if submit(
        form, lambda _told: services.answer_stay(stay_id, form.answer(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Svaret er skrevet."))
        return redirect("support:support", view.case_id)
    ((_view, state, _tag),) = presenters.stays([view])
    return render(request, "support/answer_stay.html", {"form": form, "stay": view, "state": state})


@require_POST
def show_address(request: ActorRequest, stay_id: UUID) -> HttpResponse:
    """Shown once, on a page of its own that nothing keeps."""
    told = services.show_address(stay_id, by=request.actor)
    view = services.open_stay(stay_id, by=request.actor)
    return render(request, "support/shown_address.html", {"address": told, "stay": view})
