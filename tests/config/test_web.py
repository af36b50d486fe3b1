"""What answers tell the browser; what refusals and faults tell a stranger: nothing; and how often is too often."""

from __future__ import annotations

import importlib.util
import re
import sys

import pytest
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse

from opennrm.access import rates
from opennrm.access.domain.rates import RATES
from opennrm.access.domain.roles import Role
from opennrm.ui import uploads
from tests.architecture.test_doors import every_url

pytestmark = pytest.mark.django_db
# What a page of a fault must never say, in whatever language.
TELLING = re.compile(
    r"Traceback|Exception|django|psycopg|granian|/opennrm/|\.py\b|SELECT |line \d+", re.IGNORECASE
)


@pytest.fixture
def in_production(monkeypatch):
    """The settings as they are written for a register that is not the demo's, outside of tests."""
    monkeypatch.delenv("NRM_DEMO", raising=False)
    with monkeypatch.context() as outside:
        outside.delitem(sys.modules, "pytest")
        spec = importlib.util.find_spec("opennrm.config.settings")
        found = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(found)
    return found


def test_cookies_go_to_this_host_alone_over_https_alone(in_production):
    for kind in ("SESSION", "CSRF", "LANGUAGE"):
        assert getattr(in_production, f"{kind}_COOKIE_NAME").startswith("__Host-")
        assert getattr(in_production, f"{kind}_COOKIE_SECURE") is True
        assert getattr(in_production, f"{kind}_COOKIE_SAMESITE") == "Lax"
    assert in_production.SESSION_COOKIE_HTTPONLY and in_production.LANGUAGE_COOKIE_HTTPONLY
    assert in_production.SECURE_HSTS_SECONDS >= 31_536_000 and in_production.SECURE_HSTS_INCLUDE_SUBDOMAINS
    assert in_production.NRM_RATE_LIMITS and in_production.NRM_SECOND_FACTOR and not in_production.DEBUG


def test_every_answer_carries_the_headers(client, settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    for path in ("/log-ind/", "/", "/findes-ikke/", "/static/ui/opennrm.css"):
        answer = Client(raise_request_exception=False).get(path, secure=True)
        answer.close()  # where static files were collected before, this is one
        told = answer.headers
        assert told["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
        assert told["X-Content-Type-Options"] == "nosniff" and told["Referrer-Policy"] == "same-origin"
        assert told["Cross-Origin-Opener-Policy"] == told["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in told["Permissions-Policy"] and "Access-Control-Allow-Origin" not in told


def test_a_page_may_load_nothing_from_elsewhere_and_run_nothing_inline(client):
    policy = client.get("/log-ind/").headers["Content-Security-Policy"]
    told = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == "'none'"
    assert {told[f"{kind}-src"] for kind in ("script", "style", "img", "font", "connect")} == {"'self'"}
    assert "unsafe" not in policy and "http" not in policy


def test_no_page_of_somebody_is_kept_by_a_browser(caseworker, client_for):
    client = client_for(caseworker)
    for name in ("desk:start", "intake:calls", "mfa_index", "access:choose_organisation"):
        assert "no-store" in client.get(reverse(name)).headers["Cache-Control"], name


def too_large(client):
    return client.post("/log-ind/", CONTENT_LENGTH="99999999", data=b"x", content_type="text/plain")


def too_often(client):
    for _ in range(31):
        answer = client.post(reverse("account_login"), {})
    return answer


def at_fault(client):
    def fail(*args, **kwargs):
        raise RuntimeError("Opdigtet Person 7")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("opennrm.desk.views.selectors.my_cases", fail)
        return client.get("/")


FAULTS = {
    400: lambda client: client.get("/log-ind/", headers={"host": "opdigtet.example"}),
    403: lambda client: client.get(reverse("access:users")),
    404: lambda client: client.get("/findes-ikke/"),
    413: too_large,
    429: too_often,
    500: at_fault,
}
TITLES = {
    400: ("Det kunne ikke læses", "It could not be read"),
    403: ("Du kan ikke gøre dette", "You cannot do this"),
    404: ("Siden findes ikke", "The page does not exist"),
    413: ("Det fylder for meget", "It is too large"),
    429: ("For mange gange på kort tid", "Too many times in a short while"),
    500: ("Noget gik galt hos os", "Something went wrong on our side"),
}


@pytest.mark.parametrize("status", FAULTS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_refusal_or_a_fault_says_what_to_do_and_reveals_nothing(
    caseworker, client_for, settings, status, language
):
    settings.NRM_RATE_LIMITS = True
    rates.counter.cache_clear()
    client = client_for(caseworker)
    client.raise_request_exception = False
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    answer = FAULTS[status](client)
    page = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{TITLES[status][language == 'en']}</h1>" in page
    assert not TELLING.search(page) and "Opdigtet Person" not in page
    assert "nosniff" in answer.headers["X-Content-Type-Options"]


def test_every_limit_belongs_to_an_address():
    assert RATES.keys() <= {name for name, _ in every_url()}


@pytest.mark.parametrize(
    "name", ["account_login", "access:invitation", "desk:search", "documents:add", "access:audit_export"]
)
def test_what_guesses_copies_or_floods_is_limited(name):
    assert name in RATES


def test_one_users_haste_stops_nobody_else(actor_for, client_for, settings):
    settings.NRM_RATE_LIMITS = True
    rates.counter.cache_clear()
    hasty, other = (client_for(actor_for(Role.CASEWORKER, "cmm")) for _ in range(2))
    answers = {hasty.post(reverse("desk:search"), {"q": ""}).status_code for _ in range(121)}
    assert answers == {302, 429}
    assert other.post(reverse("desk:search"), {"q": ""}).status_code == 302
    assert hasty.get("/").status_code == 200


def test_nothing_large_is_read_of_a_stranger_nor_by_a_page_without_files(caseworker, client_for, client):
    size = 5 * 1024 * 1024
    add = get_resolver().resolve(f"/dokumenter/sag/{caseworker.user_id}/nyt/").func
    request = RequestFactory().post("/", CONTENT_LENGTH=str(size))
    request.user = type("Stranger", (), {"is_authenticated": False})
    assert uploads.most(request, add) < size
    request.user = type("Colleague", (), {"is_authenticated": True})
    assert uploads.most(request, add) > size
    assert uploads.most(request, get_resolver().resolve("/soeg/").func) < size


def test_a_file_that_is_sent_is_never_written_in_clear(settings):
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
