"""Every form has a draft, without its page doing anything for it: shown, gone on with, and kept when the session is over.

Where a form is sent and nobody is signed in any more, its text becomes a draft of the user the form was shown to, and of
nobody else: the signed field says who that is. It waits until that user has signed in again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.forms import DRAFT
from opennrm.access.middleware import WANTED, ActorRequest
from opennrm.access.selectors import membership_between
from opennrm.access.services import actor_of
from opennrm.shared.errors import Refused
from opennrm.tasks.domain.drafts import Content, DraftView, draft_named
from opennrm.tasks.forms.drafts import owner_of, signed
from opennrm.tasks.presenters.drafts import DraftRow, rows
from opennrm.tasks.selectors import drafts as selectors
from opennrm.tasks.services import drafts as services
from opennrm.ui.forms import RESUME

View = Callable[..., HttpResponse]


class DraftMiddleware:
    """Stands before ``ActorMiddleware``, so that it sees the form before a stranger is sent to sign in."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: ActorRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: ActorRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method != "POST":
            return None
        if not request.user.is_authenticated:
            return _kept(request)
        if RESUME in request.POST and request.actor.role is not None:
            return _resume(request)
        return None


def _kept(request: HttpRequest) -> HttpResponse | None:
    """Signed out, and nothing lost. A page that saves by itself is told so; a form that was sent leads to signing in."""
    saved_at = keep_lost(request)
    if saved_at is None:
        return None
    if "place" in request.POST:
        return JsonResponse({"saved": date_format(localtime(saved_at), "H.i")}, status=401)
    if owner := owner_of(request.POST.get(DRAFT, "")):
        request.session[WANTED] = {"user": str(owner.user_id), "place": request.path}
    messages.info(request, _("Du var logget ud. Det, du skrev, er gemt som kladde. Log ind igen."))
    return redirect(f"{settings.LOGIN_URL}")


def keep_lost(request: HttpRequest) -> datetime | None:
    """Keep what was sent for whom the form was shown to, if they still belong to the organisation."""
    owner = owner_of(request.POST.get(DRAFT, ""))
    membership = owner and membership_between(owner.user_id, owner.organisation_id)
    if not owner or not membership:
        return None
    place = request.POST.get("place", request.path)
    try:
        return services.save_draft(owner, place, sent(request), by=actor_of(membership))
    except Refused:
        return None


def sent(request: HttpRequest) -> Content:
    return {name: [str(each) for each in values] for name, values in request.POST.lists()}


def _resume(request: ActorRequest) -> HttpResponse | None:
    """The page is asked for with what stood in the draft, as if it had been sent and not been done."""
    draft_id = draft_named(request.POST[RESUME])
    try:
        kept = services.open_draft(draft_id, by=request.actor) if draft_id else None
    except (Refused, Http404):
        kept = None
    if draft_id is None or kept is None:
        messages.info(request, _("Kladden findes ikke længere."))
        return redirect(request.path)
    content = QueryDict(mutable=True)
    for name, values in kept.items():
        content.setlist(name, values)
    content[DRAFT], content[RESUME] = signed(request.actor, draft_id), str(draft_id)
    request.POST = content  # type: ignore[assignment]
    return None


class PageDraft:
    """What a form shows of its draft. Asked for by pages with a form only, and then once."""

    def __init__(self, request: HttpRequest, actor: Actor) -> None:
        self.request, self.actor = request, actor

    @cached_property
    def field(self) -> str:
        """The signed field: the same as was sent, so that a refused form goes on with its draft."""
        known = owner_of(self.request.POST.get(DRAFT, ""))
        is_mine = known is not None and known.user_id == self.actor.user_id
        return signed(self.actor, known.draft_id if known and is_mine else None)

    @cached_property
    def kept(self) -> list[DraftView]:
        """Earlier drafts of this form, offered where it is opened anew."""
        return selectors.kept_for(self.actor, self.request.path) if self.request.method == "GET" else []

    @cached_property
    def everywhere(self) -> list[DraftRow]:
        """All of the user's drafts, for the page where the day begins."""
        return rows(selectors.kept_for(self.actor))


def draft_context(request: HttpRequest) -> dict[str, object]:
    """``page_draft``: only for whoever acts for an organisation."""
    actor = getattr(request, "actor", NOBODY)
    return {"page_draft": PageDraft(request, actor)} if actor.role is not None else {}
