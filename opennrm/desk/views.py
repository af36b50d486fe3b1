"""The start page, search and the case page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from opennrm.access.domain.roles import Permission
from opennrm.access.middleware import ActorRequest
from opennrm.desk import presenters, selectors, services


def start(request: ActorRequest) -> HttpResponse:
    """My cases, and this year's figures for those who may see them."""
    page = Paginator(selectors.my_cases(request.actor), 20).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": presenters.rows(selectors.with_progress(request.actor, page.object_list)),
        "may_see_cases": request.actor.has(Permission.CASE_VIEW),
        "figures": presenters.figures(selectors.key_figures(request.actor)),
    }
    return render(request, "desk/start.html", context)


def search(request: ActorRequest) -> HttpResponse:
    """A case number or a pseudonym leads straight to the case."""
    text = request.GET.get("q", "").strip()
    found = selectors.find(request.actor, text)
    if len(found) == 1:
        return redirect("desk:case", found[0].pk)
    if not found:
        messages.warning(request, _("Ingen af dine sager har det sagsnummer eller pseudonym. Tjek tegnene."))
        return redirect("desk:start")
    rows = presenters.rows(selectors.with_progress(request.actor, found))
    return render(request, "desk/found.html", {"rows": rows, "text": text})


def case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    page = services.open_case(case_id, by=request.actor)
    context = {
        "case": page.case,
        "steps": presenters.step_guide(page),
        "events": presenters.timeline(page),
        "acts": presenters.acts_for(request.actor, page),
        "may_share": request.actor.has(Permission.CASE_SHARE),
        "may_open": request.actor.has(Permission.PERSON_OPEN),
    }
    return render(request, "desk/case.html", context)
