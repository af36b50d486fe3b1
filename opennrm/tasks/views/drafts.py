"""Keeping drafts, going on with them, and who else is here."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import DRAFT
from opennrm.access.middleware import ActorRequest
from opennrm.tasks.forms.drafts import owner_of
from opennrm.tasks.middleware import keep_lost, sent
from opennrm.tasks.presenters import drafts as presenters
from opennrm.tasks.selectors import drafts as selectors
from opennrm.tasks.services import drafts as services


def drafts(request: ActorRequest) -> HttpResponse:
    """One's own unfinished forms."""
    rows = presenters.rows(selectors.kept_for(request.actor))
    return render(request, "tasks/drafts.html", {"rows": rows})


@require_POST
def save_draft(request: ActorRequest) -> HttpResponse:
    """Asked by the page itself while somebody types; answers with the time it was saved."""
    owner, place = owner_of(request.POST.get(DRAFT, "")), request.POST.get("place", "")
    saved_at = services.save_draft(owner, place, sent(request), by=request.actor)
    return JsonResponse({"saved": date_format(localtime(saved_at), "H.i")})


@require_POST
def discard_draft(request: ActorRequest, draft_id: UUID) -> HttpResponse:
    place = services.discard_draft(draft_id, by=request.actor)
    messages.success(request, _("Kladden er kasseret."))
    return redirect(place)


@require_POST
def presence(request: ActorRequest) -> HttpResponse:
    """Asked by the page every few seconds: here I am; who else is?"""
    place = request.POST.get("place", "")
    services.be_present(place, is_writing="writing" in request.POST, by=request.actor)
    told = presenters.present(selectors.colleagues_at(request.actor, place))
    return JsonResponse({"told": told})


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was sent from a page of an earlier session: nothing is done, and the text is kept for whose it was."""
    return render(
        request, "403_csrf.html", {"is_kept": bool(keep_lost(request)), "place": request.path}, status=403
    )
