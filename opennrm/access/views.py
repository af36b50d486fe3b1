"""Signing in and out, choosing an organisation, reading the audit trail."""

from __future__ import annotations

from collections.abc import Iterable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from opennrm.access import policies, presenters, selectors, services
from opennrm.access.domain.actor import NOBODY, before_choosing
from opennrm.access.domain.conduct import PROPOSED
from opennrm.access.domain.invitations import INVITED_FOR
from opennrm.access.forms import (
    AcceptConductForm,
    AddOrganisationForm,
    ChooseOrganisationForm,
    ConductForm,
    ContactForm,
    InvitationForm,
    ProposeRoleForm,
    TrailForm,
    submit,
)
from opennrm.access.middleware import (
    ORGANISATION,
    ActorRequest,
    View,
    has_accepted_conduct,
    open_to_all,
    without_conduct,
    without_organisation,
)
from opennrm.access.models import AuditLine
from opennrm.access.presenters import ROLES
from opennrm.ui.paging import page_of


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
        return redirect("desk:start")
    choices = [(each.organisation, ROLES.get(each.role)) for each in memberships]  # type: ignore[call-overload]
    return render(request, "access/choose_organisation.html", {"choices": choices})


def audit(request: ActorRequest) -> HttpResponse:
    """For the data protection officer: who did what, newest first."""
    form = TrailForm(request.GET or None, actor=request.actor)
    wanted = form.wanted()
    lines = services.show_trail(wanted, by=request.actor) if wanted else selectors.no_lines(request.actor)
    page = page_of(lines, request.GET, size=50)
    context = {"page": page, "rows": _rows(page.object_list), "form": form, "asked": request.GET.urlencode()}
    return render(request, "access/audit.html", context)


def audit_export(request: ActorRequest) -> HttpResponse:
    """The same lines as a file. What cannot be asked for is shown at its field, and nothing is taken out."""
    wanted = TrailForm(request.GET or None, actor=request.actor).wanted()
    if wanted is None:
        return redirect(f"{reverse('access:audit')}?{request.GET.urlencode()}")
    lines = services.export_trail(wanted, by=request.actor)
    answer = HttpResponse(presenters.as_csv(_rows(lines)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="adgangslog.csv"'
    return answer


def _rows(lines: Iterable[AuditLine]) -> list[presenters.TrailRow]:
    found = list(lines)
    names = selectors.user_names({line.user_id for line in found if line.user_id})
    return presenters.trail_rows(found, names, selectors.organisation_codes())


def seen_by(request: ActorRequest) -> HttpResponse:
    """Who has seen this person?"""
    subject = request.GET.get("subject", "").strip()
    found = services.show_who_has_seen(subject, by=request.actor)
    names = selectors.user_names({row["user_id"] for row in found if row["user_id"]})
    codes = selectors.organisation_codes()
    rows = [
        row
        | {
            "who": names.get(row["user_id"], ""),
            "organisation": presenters.organisation_name(codes.get(row["organisation_id"], "")),
        }
        for row in found
    ]
    return render(request, "access/seen_by.html", {"subject": subject, "rows": rows})


def unusual(request: ActorRequest) -> HttpResponse:
    """What deserves a second look."""
    found = services.show_unusual(by=request.actor)
    names = selectors.user_names({each.user_id for each in found})
    rows = [(each, names.get(each.user_id, ""), presenters.PATTERNS[each.pattern]) for each in found]
    return render(request, "access/unusual.html", {"rows": rows, "days": services.LOOKED_BACK})


def users(request: ActorRequest) -> HttpResponse:
    """Proposals that wait, and everybody with their roles."""
    found = services.show_users(by=request.actor)
    page = page_of(found, request.GET, size=50)
    context = {
        "page": page,
        "rows": [(each, presenters.membership_rows(each)) for each in page.object_list],
        "grants": presenters.grant_rows(selectors.open_grants(request.actor)),
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


@open_to_all
@sensitive_post_parameters()
@sensitive_variables()
def invitation(request: ActorRequest, grant_id: UUID, token: str) -> HttpResponse:
    """Somebody new chooses a password."""
    grant = selectors.invitation(NOBODY, grant_id, token)
    form = InvitationForm(request.POST or None)
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
