"""The addresses that the page frame itself needs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.i18n import set_language


def sign_out(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("sprog/", set_language, name="set_language"),
    path("log-ud/", sign_out, name="account_logout"),
    path("konto/to-faktor/", sign_out, name="mfa_index"),
]
