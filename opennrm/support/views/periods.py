"""Pages of periods."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.cases import services as cases_services
from opennrm.shared.dates import clock
from opennrm.support import presenters, selectors, services
from opennrm.support.forms import EndForm, ExtendForm
from opennrm.ui.paging import page_of


def running(request: ActorRequest) -> HttpResponse:
    """The periods that run in the actor's cases, the one that ends next first."""
    today = clock.today()
    page = page_of(selectors.running_periods_for(request.actor, today), request.GET)
    return render(
        request, "support/running.html", {"page": page, "rows": presenters.rows(page.object_list, today)}
    )


def periods(request: ActorRequest, case_id: UUID) -> HttpResponse:
    found = services.show_periods(case_id, by=request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    return render(
        request,
        "support/periods.html",
        {"case": case, "periods": presenters.shown(found, clock.today()), "weekdays": presenters.weekdays()},
    )


def extend(request: ActorRequest, period_id: UUID) -> HttpResponse:
    row = services.open_period(period_id, by=request.actor)
    form = ExtendForm(request.POST or None, initial={"version": row.version, "decided_on": clock.today()})
    if submit(
        form,
        lambda told: services.extend(period_id, form.extension(), version=told["version"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Perioden er forlænget."))
        return redirect("support:periods", row.case_id)
    return render(request, "support/extend.html", {"form": form, "period": row})


def end(request: ActorRequest, period_id: UUID) -> HttpResponse:
    row = services.open_period(period_id, by=request.actor)
    form = EndForm(request.POST or None, initial={"version": row.version})
    if submit(
        form,
        lambda told: services.end_period(period_id, form.ending(), version=told["version"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Perioden er afsluttet."))
        return redirect("support:periods", row.case_id)
    return render(request, "support/end.html", {"form": form, "period": row})


@require_POST
def withdraw_extension(request: ActorRequest, extension_id: UUID) -> HttpResponse:
    case_id = services.withdraw_extension(extension_id, by=request.actor)
    messages.success(request, _("Forlængelsen er trukket tilbage."))
    return redirect("support:periods", case_id)
