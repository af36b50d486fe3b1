"""Refuses what is done too often (``access.domain.rates``), before the act, and says so in the trail: counted by ``limits``, in the process of the web
server. Wrong passwords are counted by axes in the database besides."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from opennrm.access import services
from opennrm.access.domain.actor import NOBODY, Actor, before_choosing
from opennrm.access.domain.proof import UNUSUAL
from opennrm.access.domain.rates import RATES
from opennrm.shared.errors import Denied

# That it is done too often stands in the trail once a minute, so that a flood does not fill it.
NOTED_AS_TOO_OFTEN = parse("1/minute")
View = Callable[..., HttpResponse]


@lru_cache(maxsize=1)
def counter() -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(MemoryStorage())


@lru_cache(maxsize=100)
def _read(often: str) -> RateLimitItem:
    return parse(often)


class RateMiddleware:
    """Stands before the request's transaction, so that what is refused costs nothing."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        rate = RATES.get(name)
        if rate is None or rate.method != request.method or not settings.NRM_RATE_LIMITS:
            return None
        if counter().hit(_read(rate.often), name, _who(request)):
            return None
        if counter().hit(NOTED_AS_TOO_OFTEN, f"noted {name}", _who(request)):
            services.record_refusal(Denied("access.too_often"), by=_actor_of(request))
        return render(request, "429.html", status=429)


def is_unusual(request: HttpRequest, name: str) -> bool:
    """More often in an hour than a usual day asks for."""
    often = UNUSUAL.get(name) if settings.NRM_RATE_LIMITS else None
    return often is not None and not counter().hit(_read(often), f"usual {name}", _who(request))


def _actor_of(request: HttpRequest) -> Actor:
    """Also before an organisation is chosen the trail knows who it was."""
    actor: Actor = getattr(request, "actor", NOBODY)
    if actor.role is None and request.user.is_authenticated:
        return before_choosing(request.user.pk)
    return actor


def _who(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    return f"address:{get_client_ip_address(request)}"
