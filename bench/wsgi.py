"""The project's server plus one page that shows nothing, through the same middleware, transaction and audit line."""

from __future__ import annotations

from opennrm.config.wsgi import application

__all__ = ["application"]


def _add_empty_page() -> None:
    from django.http import HttpRequest, HttpResponse
    from django.urls import clear_url_caches, path

    from opennrm.access import audit
    from opennrm.config import urls

    def empty(request: HttpRequest) -> HttpResponse:
        audit.record("bench.empty_page", by=request.actor)
        return HttpResponse("")

    urls.urlpatterns.append(path("bench/tom/", empty))
    clear_url_caches()


_add_empty_page()
