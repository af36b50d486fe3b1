"""For administrators: users, organisations, the code of conduct."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access import policies, presenters, selectors, services
from opennrm.access.domain.conduct import PROPOSED
from opennrm.access.domain.invitations import INVITED_FOR
from opennrm.access.forms import (
    AddOrganisationForm,
    ConductForm,
    ContactForm,
    ProposeRoleForm,
    submit,
)
from opennrm.access.middleware import (
    ActorRequest,
)
from opennrm.ui.paging import page_of


def users(request: ActorRequest) -> HttpResponse:
    """Proposals that wait, and everybody with their roles."""
    found = services.show_users(by=request.actor)
    page = page_of(found, request.GET, size=50)
    context = {
        "page": page,
        "rows": [(each, presenters.membership_rows(each)) for each in page.object_list],
        "grants": presenters.grant_rows(selectors.open_grants(request.actor)),
        "recoveries": presenters.recovery_rows(selectors.open_recoveries(request.actor)),
    }
    return render(request, "access/users.html", context)


def user(request: ActorRequest, user_id: UUID) -> HttpResponse:
    """One user and their memberships, present and past."""
    shown = services.show_user(user_id, by=request.actor)
    memberships = presenters.membership_rows(shown)
    return render(request, "access/user.html", {"shown": shown, "memberships": memberships})


def propose_role(request: ActorRequest) -> HttpResponse:
    policies.check_can_administer(request.actor)
    form = ProposeRoleForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.propose_role(
            told["username"], told["name"], told["organisation"], told["role"], by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Forslaget venter på en anden administrator."))
        return redirect("access:users")
    return render(request, "access/propose_role.html", {"form": form})


@require_POST
def approve_role(request: ActorRequest, grant_id: UUID) -> HttpResponse:
    """For somebody new the link is shown, this once: it is kept nowhere."""
    token = services.approve_role(grant_id, by=request.actor)
    if not token:
        messages.success(request, _("Rollen gælder fra nu af."))
        return redirect("access:users")
    link = request.build_absolute_uri(reverse("access:invitation", args=[grant_id, token]))
    return render(request, "access/invited.html", {"link": link, "days": INVITED_FOR.days})


@require_POST
def reject_role(request: ActorRequest, grant_id: UUID) -> HttpResponse:
    services.reject_role(grant_id, by=request.actor)
    messages.success(request, _("Forslaget er afvist."))
    return redirect("access:users")


@require_POST
def end_membership(request: ActorRequest, membership_id: UUID) -> HttpResponse:
    user_id = services.end_membership(membership_id, by=request.actor)
    messages.success(request, _("Medlemskabet er afsluttet og gælder ikke længere."))
    return redirect("access:user", user_id)


def conducts(request: ActorRequest) -> HttpResponse:
    """For administrators: its versions, and a new one."""
    found = services.show_conducts(by=request.actor)
    newest = selectors.newest_conduct(request.actor)
    told = {"danish": newest.danish, "english": newest.english} if newest else PROPOSED
    form = ConductForm(request.POST or None, initial=told)
    if request.method == "POST" and submit(
        form,
        lambda told: services.publish_conduct(told["danish"], told["english"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Adfærdskodeksen er udgivet. Alle bliver bedt om at acceptere den."))
        return redirect("access:conducts")
    return render(request, "access/conducts.html", {"versions": found, "form": form})


def organisations(request: ActorRequest) -> HttpResponse:
    """Every organisation, and bringing in one that is missing."""
    found = services.show_organisations(by=request.actor)
    form = AddOrganisationForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.add_organisation(told["organisation"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Organisationen er lagt ind."))
        return redirect("access:organisations")
    context = {"rows": presenters.organisation_rows(found), "form": form}
    return render(request, "access/organisations.html", context)


def organisation(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    """One organisation: how it is reached, and whether it is open."""
    shown = services.show_organisation(organisation_id, by=request.actor)
    told = {name: getattr(shown, name) for name in services.CONTACT}
    form = ContactForm(request.POST or None, initial=told)
    if request.method == "POST" and submit(
        form,
        lambda told: services.change_contact(organisation_id, **told, by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Kontaktoplysningerne er gemt."))
        return redirect("access:organisation", organisation_id)
    (row,) = presenters.organisation_rows([shown])
    return render(request, "access/organisation.html", {"row": row, "form": form})


@require_POST
def close_organisation(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    services.close_organisation(organisation_id, by=request.actor)
    messages.success(request, _("Organisationen er lukket. Ingen handler for den mere."))
    return redirect("access:organisation", organisation_id)


@require_POST
def propose_reopening(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    services.propose_reopening(organisation_id, by=request.actor)
    messages.success(request, _("Forslaget venter på en anden administrator."))
    return redirect("access:organisation", organisation_id)


@require_POST
def approve_reopening(request: ActorRequest, organisation_id: UUID) -> HttpResponse:
    services.approve_reopening(organisation_id, by=request.actor)
    messages.success(request, _("Organisationen er åben igen."))
    return redirect("access:organisation", organisation_id)
