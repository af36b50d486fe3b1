"""Refuses what is done too often (``access.domain.rates``), before the act: counted by ``limits``, in the process of the web
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

from opennrm.access.domain.rates import RATES

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
        return render(request, "429.html", status=429)


def _who(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return f"user:{request.user.pk}"
    return f"address:{get_client_ip_address(request)}"
