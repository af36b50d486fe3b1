"""One's own account: what has happened to it; and coming in again after something was lost."""

from __future__ import annotations

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
from opennrm.access.domain.recovery import RECOVERED_WITHIN
from opennrm.access.forms import NewPasswordForm, RecoveryForm, submit
from opennrm.access.middleware import ActorRequest, View, open_to_all, without_organisation
from opennrm.ui.paging import page_of


@without_organisation
def notices(request: ActorRequest) -> HttpResponse:
    """What has happened to how one comes in; sent, it was seen."""
    by = before_choosing(request.user.pk)
    if request.method == "POST":
        services.confirm_notices(by=by)
        return redirect("account_notices")
    page = page_of(services.show_notices(by=by), request.GET, size=20)
    rows = presenters.notice_rows(page.object_list)
    context = {"page": page, "rows": rows, "is_new": any(not each.seen_at for each, _words in rows)}
    return render(request, "access/notices.html", context)


def clearing(view: View) -> View:
    """Signing out, and what the browser kept to show again goes too. What waits on a device to be sent stays."""

    def cleared(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            response.headers["Clear-Site-Data"] = '"cache"'
        return response

    return cleared


def propose_recovery(request: ActorRequest, user_id: UUID) -> HttpResponse:
    """For an administrator: somebody cannot come in any more."""
    shown = services.show_user(user_id, by=request.actor)
    policies.check_can_propose_recovery(request.actor, shown)
    form = RecoveryForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.propose_recovery(user_id, told["lost"], told["proof"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Forslaget venter på en anden administrator."))
        return redirect("access:users")
    return render(request, "access/propose_recovery.html", {"shown": shown, "form": form})


@require_POST
def approve_recovery(request: ActorRequest, recovery_id: UUID) -> HttpResponse:
    """The link is shown, this once: it is kept nowhere."""
    token = services.approve_recovery(recovery_id, by=request.actor)
    link = request.build_absolute_uri(reverse("access:recover", args=[recovery_id, token]))
    return render(request, "access/recovery.html", {"link": link, "hours": RECOVERED_WITHIN.days * 24})


@require_POST
def reject_recovery(request: ActorRequest, recovery_id: UUID) -> HttpResponse:
    services.reject_recovery(recovery_id, by=request.actor)
    messages.success(request, _("Forslaget er afvist."))
    return redirect("access:users")


@require_POST
def end_sessions(request: ActorRequest, user_id: UUID) -> HttpResponse:
    services.end_sessions(user_id, by=request.actor)
    messages.success(request, _("Brugeren er logget ud alle steder."))
    return redirect("access:user", user_id)


@open_to_all
@sensitive_post_parameters()
@sensitive_variables()
def recover(request: ActorRequest, recovery_id: UUID, token: str) -> HttpResponse:
    """Somebody comes in again with a password of their own choice."""
    row = selectors.recovery(NOBODY, recovery_id, token)
    form = NewPasswordForm(request.POST or None, whose=row.user)
    if request.method == "POST" and submit(
        form, lambda told: services.recover(recovery_id, token, told["password"]), by=NOBODY
    ):
        messages.success(request, _("Din nye adgangskode gælder nu. Log ind med den."))
        return redirect("account_login")
    return render(request, "access/recover.html", {"form": form, "row": row})
