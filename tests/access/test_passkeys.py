"""Where the place demands passkeys, whoever administers, reads the trail or erases comes in by nothing less."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import RequestFactory
from django.urls import reverse

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.domain.sessions import needs_passkey
from opennrm.access.middleware import OF_FACTORS
from opennrm.access.models import User
from opennrm.access.sign_in import SecondFactorAdapter

pytestmark = pytest.mark.django_db
GOVERNED_BY = {Role.ADMINISTRATOR: "access:users", Role.DATA_PROTECTION_OFFICER: "access:audit"}
ASKED = "mfa_reauthenticate_webauthn"


@pytest.fixture(autouse=True)
def demanded(settings):
    settings.NRM_PASSKEYS = True


def with_factor(actor, kind):
    user = User.objects.get(pk=actor.user_id)
    return Authenticator.objects.create(user=user, type=kind, data={})


def came_by(client, kind):
    session = client.session
    session["account_authentication_methods"] += [{"method": "mfa", "type": kind, "at": time.time()}]
    session.save()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_that_governs_others_needs_one(role):
    governs = {Permission.ADMINISTER, Permission.AUDIT_VIEW, Permission.ERASURE_MANAGE}
    assert needs_passkey(role) == bool(GRANTS[role] & governs) == (role in GOVERNED_BY)
    assert not needs_passkey(None)


@pytest.mark.parametrize(("role", "page"), GOVERNED_BY.items())
def test_the_code_of_an_app_is_not_enough_and_a_passkey_is(actor_for, client_for, role, page):
    actor = actor_for(role, "cmm")
    client = client_for(actor)
    with_factor(actor, "totp")
    came_by(client, "totp")
    for name in (page, "desk:start"):
        assert client.get(reverse(name))["Location"] == reverse("mfa_index")
    with_factor(actor, "webauthn")
    assert client.get(reverse(page))["Location"].startswith(reverse(ASKED))
    came_by(client, "webauthn")
    assert client.get(reverse(page)).status_code == 200


def test_a_recovery_code_is_not_enough_either(actor_for, client_for):
    actor = actor_for(Role.ADMINISTRATOR, "cmm")
    client = client_for(actor)
    with_factor(actor, "webauthn")
    came_by(client, "recovery_codes")
    assert client.get(reverse("access:users"))["Location"].startswith(reverse(ASKED))
    assert client.post(reverse("access:code_label", args=["sectors", "cleaning"]))["Location"].endswith(
        "next=%2F"
    )


def test_others_come_in_as_before_and_so_does_everybody_where_it_is_not_demanded(
    actor_for, client_for, caseworker, settings
):
    assert client_for(caseworker).get(reverse("desk:start")).status_code == 200
    settings.NRM_PASSKEYS = False
    assert client_for(actor_for(Role.ADMINISTRATOR, "cmm")).get(reverse("access:users")).status_code == 200


@pytest.mark.parametrize("name", sorted(OF_FACTORS))
def test_whoever_has_one_changes_how_they_come_in_by_it_alone(actor_for, client_for, name):
    """A thief with the password and a code adds no passkey of their own."""
    actor = actor_for(Role.ADMINISTRATOR, "cmm")
    client = client_for(actor)
    key = with_factor(actor, "webauthn")
    url = reverse(name, kwargs={"pk": key.pk} if name in ("mfa_edit_webauthn", "mfa_remove_webauthn") else {})
    for answer in (client.get(url), client.post(url)):
        assert answer["Location"].startswith(reverse(ASKED))


def test_whoever_has_none_yet_may_add_one(actor_for, client_for):
    client = client_for(actor_for(Role.ADMINISTRATOR, "cmm"))
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_every_page_on_which_a_factor_changes_is_named():
    from opennrm.access import account_urls

    changing = {each.name for each in account_urls.urlpatterns if each.name.startswith("mfa_")}
    asking = {
        "mfa_index", "mfa_list_webauthn", "mfa_authenticate", "mfa_login_webauthn", "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }  # fmt: skip
    assert changing - asking == {name for name in OF_FACTORS if name.startswith("mfa_")}


def test_the_last_passkey_stays_even_where_there_is_an_app(actor_for):
    actor = actor_for(Role.ADMINISTRATOR, "cmm")
    with_factor(actor, "totp")
    first, adapter = with_factor(actor, "webauthn"), SecondFactorAdapter(RequestFactory().get("/"))
    assert not adapter.can_delete_authenticator(first)
    with_factor(actor, "webauthn")
    assert adapter.can_delete_authenticator(first)
