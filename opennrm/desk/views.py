"""The start page, search and the case page."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from opennrm.access.domain.roles import Permission
from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.cases.domain.references import is_reference
from opennrm.desk import presenters, selectors, services
from opennrm.desk.forms import SearchForm
from opennrm.persons import policies as persons_policies


def start(request: ActorRequest) -> HttpResponse:
    """My cases, and this year's figures for those who may see them."""
    page = Paginator(selectors.my_cases(request.actor), 20).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": presenters.rows(selectors.with_progress(request.actor, page.object_list)),
        "may_see_cases": request.actor.has(Permission.CASE_VIEW),
        "may_open": verdict(persons_policies.check_can_search, request.actor),
        "figures": presenters.figures(selectors.key_figures(request.actor)),
    }
    return render(request, "desk/start.html", context)


@sensitive_variables()
@sensitive_post_parameters()
def search(request: ActorRequest) -> HttpResponse:
    """A case number or a pseudonym leads straight to the case; names and numbers of persons to those who resemble
    them, for who may open persons. Always sent as a form: an address is kept in too many places."""
    form = SearchForm(request.POST or None)
    if not form.is_valid():
        return redirect("desk:start")
    text = form.cleaned_data["q"]
    found = selectors.find(request.actor, text)
    if len(found) == 1:
        return redirect("desk:case", found[0].pk)
    rows = presenters.rows(selectors.with_progress(request.actor, found))
    may_open = verdict(persons_policies.check_can_search, request.actor)
    if not rows and may_open and not is_reference(text):
        alike: list[presenters.Row] = []
        submit(
            form,
            lambda told: alike.extend(presenters.alike(services.search(text, by=request.actor))),
            by=request.actor,
        )
        rows = alike
    return render(
        request, "desk/found.html", {"rows": rows, "form": form, "text": text, "may_open": may_open}
    )


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
