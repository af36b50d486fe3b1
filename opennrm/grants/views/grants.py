"""The grant of a case: what somebody is entitled to, the plan, the payments, the ledger."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.cases import services as cases_services
from opennrm.grants import policies, presenters, selectors, services
from opennrm.grants.domain.views import GrantView
from opennrm.grants.forms import (
    ApplyForm,
    ApproveForm,
    ArrivalForm,
    CircumstancesForm,
    LineForm,
    PayeeForm,
    StopForm,
)
from opennrm.shared.dates import clock
from opennrm.ui.paging import page_of


def grants(request: ActorRequest) -> HttpResponse:
    """The grants in the actor's cases: those that wait for approval first."""
    page = page_of(selectors.waiting_for(request.actor), request.GET)
    may_pay = verdict(policies.check_can_pay, request.actor)
    context = {"page": page, "states": presenters.STATES, "may_pay": may_pay}
    return render(request, "grants/list.html", context)


def grant(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """All of the newest grant of a case, or that nobody has applied."""
    policies.check_can_see(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    view = services.show_grant(case_id, by=request.actor)
    may_apply = verdict(policies.check_can_apply, request.actor)
    return render(request, "grants/grant.html", {"case": case, "may_apply": may_apply, **_shown(view)})


def _shown(view: GrantView | None) -> dict[str, Any]:
    if view is None:
        return {}
    return {
        "grant": view,
        "state": presenters.STATES[view.state],
        "entitled": presenters.sum_of(view.entitled),
        "households": presenters.HOUSEHOLDS,
        "purses": presenters.purses(view),
        "lines": presenters.lines(view),
        "payments": presenters.payments(view),
        "postings": presenters.postings(view),
        "told": [(each, presenters.TELLINGS[each.state]) for each in view.circumstances],
        "change": presenters.change(view),
        "letters": presenters.LETTERS.items(),
    }


def new(request: ActorRequest, case_id: UUID) -> HttpResponse:
    policies.check_can_apply(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    form = ApplyForm(request.POST or None, initial=selectors.proposal_for(request.actor, case_id))
    if submit(
        form, lambda _told: services.apply(form.application(case_id), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Ansøgningen er sendt til Hjemrejsestyrelsen."))
        return redirect("grants:grant", case_id)
    return render(request, "grants/new.html", {"case": case, "form": form})


def _of_case(request: ActorRequest, case_id: UUID) -> GrantView:
    policies.check_can_apply(request.actor)
    view = services.show_grant(case_id, by=request.actor)
    if view is None:
        raise Http404
    return view


def arrival(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The person has arrived."""
    view = _of_case(request, case_id)
    form = ArrivalForm(request.POST or None, initial={"arrived_on": clock.today()})
    if submit(
        form,
        lambda told: services.record_arrival(view.id, told["arrived_on"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Ankomsten er registreret."))
        return redirect("grants:grant", case_id)
    return render(request, "grants/arrival.html", {"grant": view, "form": form})


def change(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Other circumstances: computed anew."""
    policies.check_can_pay(request.actor)
    view = _of_case(request, case_id)
    newest = view.circumstances[-1]
    form = CircumstancesForm(
        request.POST or None, initial={"household": newest.household, "children": newest.children}
    )
    if submit(
        form,
        lambda told: services.change_circumstances(
            view.id,
            form.circumstances(),
            reason=told["reason"],
            children=form.children_named(),
            by=request.actor,
        ),
        by=request.actor,
    ):
        messages.success(request, presenters.changed(view))
        return redirect("grants:grant", case_id)
    return render(request, "grants/change.html", {"grant": view, "form": form})


def stop(request: ActorRequest, case_id: UUID) -> HttpResponse:
    view = _of_case(request, case_id)
    form = StopForm(request.POST or None)
    if submit(form, lambda told: services.stop(view.id, told["reason"], by=request.actor), by=request.actor):
        messages.success(request, _("Støtten er stoppet. Der betales ikke mere."))
        return redirect("grants:grant", case_id)
    return render(request, "grants/stop.html", {"grant": view, "form": form})


def line(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """A line of the plan."""
    view = _of_case(request, case_id)
    form = LineForm(request.POST or None, grant=view)
    if submit(
        form,
        lambda told: services.add_line(UUID(told["purse"]), form.line(), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Linjen står i planen."))
        return redirect("grants:grant", case_id)
    return render(
        request, "grants/line.html", {"grant": view, "purses": presenters.purses(view), "form": form}
    )


@sensitive_variables()
@sensitive_post_parameters()
def payee(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Who is paid, and where."""
    view = _of_case(request, case_id)
    form = PayeeForm(request.POST or None)
    if submit(
        form, lambda _told: services.tell_payee(view.id, form.payee(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Kontoen er gemt krypteret."))
        return redirect("grants:grant", case_id)
    return render(request, "grants/payee.html", {"grant": view, "form": form})


@require_POST
def approve(request: ActorRequest, support_id: UUID) -> HttpResponse:
    version = ApproveForm(request.POST).read()
    case_id = services.approve(support_id, version=version, by=request.actor)
    messages.success(request, _("Støtten er godkendt."))
    return redirect("grants:grant", case_id)


@require_POST
def drop_line(request: ActorRequest, line_id: UUID) -> HttpResponse:
    return redirect("grants:grant", services.drop_line(line_id, by=request.actor))


@require_POST
def finish_plan(request: ActorRequest, support_id: UUID) -> HttpResponse:
    case_id = services.finish_plan(support_id, by=request.actor)
    messages.success(request, _("Planen er færdig og venter på Hjemrejsestyrelsen."))
    return redirect("grants:grant", case_id)


@require_POST
def send_back_plan(request: ActorRequest, support_id: UUID) -> HttpResponse:
    case_id = services.send_back_plan(support_id, by=request.actor)
    messages.success(request, _("Planen er sendt tilbage og kan ændres."))
    return redirect("grants:grant", case_id)


@require_POST
def reopen_plan(request: ActorRequest, support_id: UUID) -> HttpResponse:
    case_id = services.reopen_plan(support_id, by=request.actor)
    messages.success(
        request, _("Planen kan ændres. Det, der ikke er sendt, betales først, når den er godkendt igen.")
    )
    return redirect("grants:grant", case_id)


@require_POST
def approve_change(request: ActorRequest, support_id: UUID) -> HttpResponse:
    version = ApproveForm(request.POST).read()
    case_id = services.approve_change(support_id, version=version, by=request.actor)
    messages.success(request, _("Ændringen er godkendt. Det, der er betalt, er betalt."))
    return redirect("grants:grant", case_id)


@require_POST
def decline_change(request: ActorRequest, support_id: UUID) -> HttpResponse:
    case_id = services.decline_change(support_id, by=request.actor)
    messages.success(request, _("Ændringen er afvist. Støtten er som før."))
    return redirect("grants:grant", case_id)


@require_POST
def approve_plan(request: ActorRequest, support_id: UUID) -> HttpResponse:
    case_id = services.approve_plan(support_id, by=request.actor)
    messages.success(request, _("Planen er godkendt. Den betales med den næste udbetaling."))
    return redirect("grants:grant", case_id)


@require_POST
def letter(request: ActorRequest, support_id: UUID, letter: str) -> HttpResponse:
    """The document itself: downloaded, never shown inside a page, kept nowhere on the way."""
    made = services.make_letter(support_id, letter, by=request.actor)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="reintegrationsstoette.pdf"'
    return answer
