"""Who asks, on every request; and what happens when a rule says no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from opennrm.access import selectors, services
from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.models import Membership, User
from opennrm.access.presenters import ROLES, navigation
from opennrm.access.wall import acting
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Refused
from opennrm.ui.refusals import words

View = Callable[..., HttpResponse]
ORGANISATION = "organisation"


class ActorRequest(HttpRequest):
    """A request that came through ``ActorMiddleware``."""

    actor: Actor
    user: User


def open_to_all(view: View) -> View:
    """A page for people who have not signed in."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def without_organisation(view: View) -> View:
    """A page for people who have signed in, but act for no organisation yet."""
    view.without_organisation = True  # type: ignore[attr-defined]
    return view


def membership_of(request: HttpRequest) -> Membership | None:
    """The membership chosen in this session, if it still holds today: asked anew on each request."""
    chosen = request.session.get(ORGANISATION) if request.user.is_authenticated else None
    if not chosen:
        return None
    return selectors.memberships_of(cast(User, request.user)).filter(organisation_id=UUID(chosen)).first()


class ActorMiddleware:
    """Sets ``request.actor`` and shuts every page that is not expressly open."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: ActorRequest) -> HttpResponse:
        membership = membership_of(request)
        request.actor = services.actor_of(membership) if membership else NOBODY
        with acting(request.actor):
            response = self.get_response(request)
        add_never_cache_headers(response)
        return response

    def process_view(self, request: ActorRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        if getattr(view, "open_to_all", False):
            return None
        if not request.user.is_authenticated:
            return redirect(f"{settings.LOGIN_URL}")
        if request.actor.role is None and not getattr(view, "without_organisation", False):
            return redirect("access:choose_organisation")
        return None


class RefusalMiddleware:
    """A refusal that no form caught becomes a page with the reason, after the act was undone."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: ActorRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        services.record_refusal(exception, by=request.actor)
        return render(request, "403.html", {"reason": words(exception)}, status=403)


def actor_context(request: ActorRequest) -> dict[str, object]:
    """What the page header shows."""
    actor = getattr(request, "actor", NOBODY)
    language = getattr(request, "LANGUAGE_CODE", "da")
    context: dict[str, object] = {"actor": actor, "is_demo": settings.DEMO}
    if actor.role is not None:
        context |= {
            "actor_name": request.user.name,
            "actor_role": ROLES[actor.role],
            "organisation_label": rules().organisation(actor.organisation_code).labels[language],
            "navigation": navigation(actor, request.path),
        }
    return context
