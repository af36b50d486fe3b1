"""How much a request may carry: little, and a file's worth where a page takes files and somebody has signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]


def takes_files(view: View) -> View:
    """A page with a form that files are sent by."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


class SizeMiddleware:
    """Refused by what a request says of its length, before a byte of it is read. What it does not say is not read at all."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponse | None:
        if length(request) <= most(request, view):
            return None
        return render(request, "413.html", {"largest": most(request, view) // 1024 // 1024}, status=413)


def length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    return int(told) if told.isdecimal() else 0


def most(request: HttpRequest, view: View) -> int:
    files = getattr(view, "takes_files", False) and request.user.is_authenticated
    return settings.FILE_UPLOAD_MAX_MEMORY_SIZE if files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
