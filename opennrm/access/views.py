"""Signing in and out, choosing an organisation, reading the audit trail."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from opennrm.access import selectors, services
from opennrm.access.domain.actor import NO_ONE
from opennrm.access.forms import ChooseOrganisationForm, SignInForm
from opennrm.access.middleware import ORGANISATION, ActorRequest, open_to_all, without_organisation
from opennrm.access.presenters import ROLES


@open_to_all
@sensitive_post_parameters("password")
def sign_in(request: ActorRequest) -> HttpResponse:
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        login(request, user)
        services.signed_in(user)
        return redirect("access:choose_organisation")
    return render(request, "access/sign_in.html", {"form": form})


@open_to_all
def locked_out(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Too many failures; which part was wrong is not told."""
    return render(request, "access/locked_out.html", status=429)


@without_organisation
@require_POST
def sign_out(request: ActorRequest) -> HttpResponse:
    services.signed_out(request.user, by=request.actor)
    logout(request)
    return redirect("access:sign_in")


@without_organisation
def choose_organisation(request: ActorRequest) -> HttpResponse:
    """Somebody with one membership need not choose."""
    memberships = list(selectors.memberships_of(request.user))
    only = memberships[0].organisation_id if len(memberships) == 1 else None
    form = ChooseOrganisationForm(request.POST or ({"organisation": only} if only else None))
    if form.is_valid():
        organisation_id = form.cleaned_data["organisation"]
        services.choose_organisation(request.user, organisation_id, by=request.actor)
        request.session[ORGANISATION] = str(organisation_id)
        return redirect("desk:start")
    choices = [(each.organisation, ROLES.get(each.role)) for each in memberships]  # type: ignore[call-overload]
    return render(request, "access/choose_organisation.html", {"choices": choices})


def audit(request: ActorRequest) -> HttpResponse:
    """For the data protection officer: who did what, newest first."""
    page = Paginator(selectors.audit_lines_for(request.actor), 50).get_page(request.GET.get("page"))
    names = selectors.user_names({line.user_id for line in page if line.user_id})
    lines = [(line, names.get(line.user_id or NO_ONE, "")) for line in page]
    return render(request, "access/audit.html", {"page": page, "lines": lines})
