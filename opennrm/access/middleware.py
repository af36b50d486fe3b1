"""Who asks, on every request; and what happens when a rule says no."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Any, cast
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from opennrm.access import selectors, services
from opennrm.access.domain.actor import NOBODY, Actor, before_choosing
from opennrm.access.domain.proof import GRAVE, PROVEN_FOR_OPENING, PROVEN_FOR_SENDING
from opennrm.access.domain.sessions import NOTED_EVERY, ended, needs_passkey, needs_second_factor
from opennrm.access.models import Membership, User
from opennrm.access.presenters import ROLES, navigation
from opennrm.access.rates import is_unusual
from opennrm.access.sign_in import (
    came_by_passkey,
    has_passkey,
    has_second_factor,
    must_have_passkey,
    was_proved,
)
from opennrm.access.wall import acting
from opennrm.mechanism.rules import rules, worded
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Refused
from opennrm.ui.refusals import words

View = Callable[..., HttpResponse]
ORGANISATION, SEEN, SECOND_FACTOR, CONDUCT = "organisation", "seen", "second_factor", "conduct"
# The page whose text was kept as a draft when the session was over, and whose it is.
WANTED = "wanted"
# What a page sends by itself every few seconds: nobody's click, so it keeps no session alive.
POLL = "X-Poll"
# Pages of one's own account on which a factor is added or taken away.
OF_FACTORS = frozenset(
    {
        "mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn",
        "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "account_change_password",
        "socialaccount_connections",
    }
)  # fmt: skip
ELSEWHERE = frozenset({"cross-site", "same-site"})


class ActorRequest(HttpRequest):
    """A request that came through ``ActorMiddleware``."""

    actor: Actor
    user: User
    # The number of the code of conduct that holds; 0 where none is published.
    conduct: int
    # Something about their account that they have not seen.
    has_notices: bool


def open_to_all(view: View) -> View:
    """A page for people who have not signed in."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def without_organisation(view: View) -> View:
    """A page for people who have signed in, but act for no organisation yet."""
    view.without_organisation = True  # type: ignore[attr-defined]
    return view


def without_conduct(view: View) -> View:
    """The page on which the code of conduct is accepted."""
    view.without_conduct = True  # type: ignore[attr-defined]
    return view


def membership_of(request: HttpRequest) -> Membership | None:
    """The membership chosen in this session, if it still holds today: asked anew on each request."""
    chosen = request.session.get(ORGANISATION) if request.user.is_authenticated else None
    if not chosen:
        return None
    return selectors.memberships_of(cast(User, request.user)).filter(organisation_id=UUID(chosen)).first()


def spoken_to(membership: Membership | None) -> AbstractContextManager[None]:
    """Codes are called as they are today. Whoever acts for nobody is shown none."""
    return worded(selectors.wordings_with(membership), clock.today()) if membership else nullcontext()


def may_go_on(request: ActorRequest) -> bool:
    """A role that opens persons takes a second factor. allauth asks for it at sign-in wherever there is one."""
    if not settings.NRM_SECOND_FACTOR or not needs_second_factor(request.actor.role):
        return True
    if not request.session.get(SECOND_FACTOR) and has_second_factor(request.user):
        request.session[SECOND_FACTOR] = True
    return bool(request.session.get(SECOND_FACTOR))


def has_accepted_conduct(request: ActorRequest) -> bool:
    """The version that holds now; asked of the register once in a session."""
    if not request.conduct or request.session.get(CONDUCT) == request.conduct:
        return True
    # The wall knows who asks within a transaction alone, and that of the page has not begun yet.
    with transaction.atomic():
        if not selectors.has_accepted(request.actor, request.conduct):
            return False
    request.session[CONDUCT] = request.conduct
    return True


def end_session_if_over(request: ActorRequest) -> None:
    """Too old, unused for too long, or suddenly in another browser: signed out, before anything is shown."""
    if not request.user.is_authenticated:
        return
    now, browser = clock.now(), hashlib.sha256(request.headers.get("User-Agent", "").encode()).hexdigest()
    known = request.session.setdefault(
        SEEN, {"began": now.isoformat(), "seen": now.isoformat(), "in": browser}
    )
    began, seen = datetime.fromisoformat(known["began"]), datetime.fromisoformat(known["seen"])
    if end := ended(began, seen, now, same_browser=known["in"] == browser):
        services.session_ended(request.user, end, by=before_choosing(request.user.pk))
        logout(request)
    elif now - seen > NOTED_EVERY and POLL not in request.headers:
        request.session[SEEN] = known | {"seen": now.isoformat()}


class ActorMiddleware:
    """Sets ``request.actor`` and shuts every page that is not expressly open."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: ActorRequest) -> HttpResponse:
        end_session_if_over(request)
        membership = membership_of(request)
        request.actor = services.actor_of(membership) if membership else NOBODY
        request.conduct = getattr(membership, "conduct", None) or 0
        request.has_notices = getattr(membership, "has_notices", False)
        with acting(request.actor), spoken_to(membership):
            response = self.get_response(request)
        add_never_cache_headers(response)
        return response

    def process_view(self, request: ActorRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        if getattr(view, "open_to_all", False):
            return None
        if not request.user.is_authenticated:
            return redirect(f"{settings.LOGIN_URL}")
        hurdles = OF_ONES_OWN if getattr(view, "without_organisation", False) else HURDLES
        return next(filter(None, (hurdle(request, view) for hurdle in hurdles)), None)


def _acts_for_somebody(request: ActorRequest, view: View) -> HttpResponse | None:
    return redirect("access:choose_organisation") if request.actor.role is None else None


def _comes_from_here(request: ActorRequest, view: View) -> HttpResponse | None:
    """A link or a script of another site opens the first page and nothing else: whatever is opened leaves a line."""
    if request.path == reverse("desk:start") or request.headers.get("Sec-Fetch-Site") not in ELSEWHERE:
        return None
    return redirect("desk:start")


def _has_proved_twice(request: ActorRequest, view: View) -> HttpResponse | None:
    if may_go_on(request):
        return None
    messages.info(request, _("Din rolle kræver to-faktor-login. Tilføj en app eller en adgangsnøgle."))
    return redirect("mfa_index")


def _came_by_passkey(request: ActorRequest, view: View) -> HttpResponse | None:
    """Where the place demands it, the code of an app is not enough for whoever governs others."""
    if not settings.NRM_PASSKEYS or not needs_passkey(request.actor.role) or came_by_passkey(request):
        return None
    if has_passkey(request.user):
        return _to_prove_by_passkey(request)
    messages.info(request, _("Din rolle kræver en adgangsnøgle. Tilføj en."))
    return redirect("mfa_index")


def _keeps_the_factors_by_passkey(request: ActorRequest, view: View) -> HttpResponse | None:
    """Whoever has a passkey and must have one changes how they come in by it alone: a stolen code adds none."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    if not settings.NRM_PASSKEYS or name not in OF_FACTORS or came_by_passkey(request):
        return None
    is_bound = must_have_passkey(request.user) and has_passkey(request.user)
    return _to_prove_by_passkey(request) if is_bound else None


def _to_prove_by_passkey(request: ActorRequest) -> HttpResponse:
    wanted = request.get_full_path() if request.method == "GET" else "/"
    return redirect(f"{reverse('mfa_reauthenticate_webauthn')}?{urlencode({'next': wanted})}")


def _keeps_to_the_conduct(request: ActorRequest, view: View) -> HttpResponse | None:
    """Before the first use, and again when it has changed."""
    if getattr(view, "without_conduct", False) or has_accepted_conduct(request):
        return None
    return redirect("access:conduct")


def _has_proved_lately(request: ActorRequest, view: View) -> HttpResponse | None:
    """What is grave takes a proof that is fresh; what was begun may be sent a while longer."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    is_sent = request.method == "POST"
    if name == "usersessions_list" and not is_sent:
        return None
    if name not in GRAVE and not (is_sent and is_unusual(request, name)):
        return None
    if was_proved(request, PROVEN_FOR_SENDING if is_sent else PROVEN_FOR_OPENING):
        return None
    asked_on = urlsplit(request.headers.get("Referer", "")).path if is_sent else request.get_full_path()
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': asked_on or '/'})}")


# What stands before every page, in this order; and before those of one's own account.
HURDLES = (
    _acts_for_somebody, _comes_from_here, _has_proved_twice, _came_by_passkey, _keeps_to_the_conduct, _has_proved_lately,
)  # fmt: skip
OF_ONES_OWN = (_keeps_the_factors_by_passkey, _has_proved_lately)


class RefusalMiddleware:
    """A refusal that no form caught becomes a page with the reason, after the act was undone."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: ActorRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Http404) and request.actor.role is not None:
            # Not there, or not theirs: who tries many is seen by the data protection officer.
            services.record_refusal(Denied("access.not_found"), by=request.actor)
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
            "has_notices": request.has_notices,
        }
    return context
