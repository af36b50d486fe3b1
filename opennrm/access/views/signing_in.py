"""Coming in: choosing an organisation, an invitation, the code of conduct."""

from __future__ import annotations

from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from opennrm.access import presenters, selectors, services
from opennrm.access.domain.actor import NOBODY, before_choosing
from opennrm.access.forms import (
    AcceptConductForm,
    ChooseOrganisationForm,
    NewPasswordForm,
    submit,
)
from opennrm.access.middleware import (
    ORGANISATION,
    WANTED,
    ActorRequest,
    View,
    has_accepted_conduct,
    open_to_all,
    without_conduct,
    without_organisation,
)
from opennrm.access.models import User
from opennrm.access.presenters import ROLES


@open_to_all
def locked_out(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """Too many failures; which part was wrong is not told."""
    return render(request, "access/locked_out.html", status=429)


def recorded(view: View, event: str) -> View:
    """A page of allauth that changes the account: what it did (it sends on) stands in the trail, in its transaction."""

    @wraps(view)
    def recording(request: ActorRequest, *args: object, **kwargs: object) -> HttpResponse:
        user_id = request.user.pk  # kept, for whom the page signs out
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            services.account_changed(event, user_id, by=before_choosing(user_id))
        return response

    return recording


@without_organisation
def choose_organisation(request: ActorRequest) -> HttpResponse:
    """Somebody with one membership need not choose."""
    memberships = list(selectors.memberships_of(request.user))
    only = memberships[0].organisation_id if len(memberships) == 1 else None
    form = ChooseOrganisationForm(request.POST or ({"organisation": only} if only else None))
    if form.is_valid():
        organisation_id = form.cleaned_data["organisation"]
        services.choose_organisation(request.user, organisation_id, by=before_choosing(request.user.pk))
        request.session[ORGANISATION] = str(organisation_id)
        return redirect(_wanted(request))
    choices = [(each.organisation, ROLES.get(each.role)) for each in memberships]  # type: ignore[call-overload]
    return render(request, "access/choose_organisation.html", {"choices": choices})


def _wanted(request: ActorRequest) -> str:
    """The page whose text was kept when the session was over, for whose it was; else the first page."""
    kept = request.session.pop(WANTED, {})
    return kept["place"] if kept.get("user") == str(request.user.pk) else "desk:start"


@open_to_all
@sensitive_post_parameters()
@sensitive_variables()
def invitation(request: ActorRequest, grant_id: UUID, token: str) -> HttpResponse:
    """Somebody new chooses a password."""
    grant = selectors.invitation(NOBODY, grant_id, token)
    form = NewPasswordForm(request.POST or None, whose=User(username=grant.username, name=grant.name))
    if request.method == "POST" and submit(
        form, lambda told: services.accept_invitation(grant_id, token, told["password"]), by=NOBODY
    ):
        messages.success(request, _("Du er nu bruger. Log ind med dit brugernavn og din nye adgangskode."))
        return redirect("account_login")
    return render(request, "access/invitation.html", {"form": form, "grant": grant})


@without_conduct
def conduct(request: ActorRequest) -> HttpResponse:
    """The code of conduct that holds: to be read by everybody, and accepted by whoever has not yet."""
    newest = selectors.newest_conduct(request.actor)
    number = newest.number if newest else 0
    form = AcceptConductForm(request.POST or None, initial={"number": number})
    if request.method == "POST" and submit(
        form, lambda told: services.accept_conduct(told["number"], by=request.actor), by=request.actor
    ):
        return redirect("desk:start")
    context = {
        "conduct": newest,
        "text": presenters.conduct_text(newest) if newest else "",
        "form": form,
        "accepted": has_accepted_conduct(request),
    }
    return render(request, "access/conduct.html", context)
