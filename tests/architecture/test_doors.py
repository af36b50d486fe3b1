"""Every address refuses strangers, people without an organisation, and people whose role has no right to it."""

from __future__ import annotations

import uuid

import pytest
from django.urls import URLPattern, get_resolver, reverse
from django.urls.resolvers import RoutePattern

from opennrm.access import account_urls
from opennrm.access.domain.roles import Role

# Open on purpose: each with its reason.
OPEN = {
    "tasks:feed": "a calendar signs in nowhere; its address is the secret",
    "set_language": "the choice of language, also before signing in",
    "account_login": "where one comes in",
    "access:recover": "whoever comes in again has no session yet; the token lets them in",
    "access:invitation": "whoever was invited is no user yet; the token lets them in",
    "mfa_authenticate": "the second step of coming in",
    "mfa_login_webauthn": "coming in with a passkey",
    "openid_connect_login": "coming in by an authority's own sign-in",
    "openid_connect_callback": "the authority's answer",
    "socialaccount_login_cancelled": "the authority's sign-in was given up",
    "socialaccount_login_error": "the authority's sign-in failed",
}
# Needs a sign-in, but no organisation.
BEFORE_ORGANISATION = {"access:choose_organisation"} | {
    each.name for each in account_urls.urlpatterns if each.name not in OPEN
}
# Shows every signed-in member only what their own rights and cases give.
FOR_EVERY_MEMBER = {
    "access:conduct",
    "desk:start", "desk:search", "tasks:drafts", "tasks:save_draft", "tasks:discard_draft", "tasks:presence",
}  # fmt: skip
ADMINISTRATION = {
    "access:users", "access:user", "access:propose_role", "access:approve_role", "access:reject_role",
    "access:end_membership", "access:end_sessions", "access:propose_recovery", "access:approve_recovery",
    "access:reject_recovery", "access:organisations", "access:organisation", "access:close_organisation",
    "access:propose_reopening", "access:approve_reopening", "access:conducts",
    "access:code_lists", "access:code_list", "access:code_label", "access:approve_label", "access:reject_label",
}  # fmt: skip
SAMPLES = {"uuid": uuid.UUID(int=7), "int": 7, "str": "x", "slug": "x"}


def every_url(resolver=None, namespace=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            yield from every_url(
                pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )


def address(name, pattern):
    assert isinstance(pattern.pattern, RoutePattern)
    kinds = {
        key: type(conv).__name__.removesuffix("Converter").lower()
        for key, conv in pattern.pattern.converters.items()
    }
    arguments = {"string": "str"}
    return reverse(name, kwargs={key: SAMPLES[arguments.get(kind, kind)] for key, kind in kinds.items()})


URLS = [(name, address(name, pattern)) for name, pattern in every_url()]
CLOSED = [(name, url) for name, url in URLS if name not in OPEN]
GUARDED = [(name, url) for name, url in CLOSED if name not in BEFORE_ORGANISATION]


def test_the_sweep_sees_all_addresses():
    assert len(URLS) > 15
    assert {name for name, _ in URLS} >= OPEN.keys() | BEFORE_ORGANISATION | FOR_EVERY_MEMBER


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("name", "url"), CLOSED)
def test_a_stranger_is_sent_to_sign_in(name, url, method, client):
    response = getattr(client, method)(url)
    assert (response.status_code, response.get("Location", "").split("?")[0]) == (
        302,
        reverse("account_login"),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("name", "url"), GUARDED)
def test_somebody_who_chose_no_organisation_is_asked_to(name, url, method, client, caseworker_user):
    client.force_login(caseworker_user, backend="django.contrib.auth.backends.ModelBackend")
    response = getattr(client, method)(url)
    assert (response.status_code, response.get("Location")) == (302, reverse("access:choose_organisation"))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("name", "url"), [each for each in GUARDED if each[0] not in FOR_EVERY_MEMBER | ADMINISTRATION]
)
def test_a_role_without_rights_gets_nowhere(name, url, method, actor_for, client_for):
    """The administrator may open no case, call, figure or file."""
    response = getattr(client_for(actor_for(Role.ADMINISTRATOR, "cmm")), method)(url)
    assert response.status_code in {403, 404, 405}
