"""The second factor: demanded where a role opens persons, kept sealed, and never the last to go; and how sessions end."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from opennrm.access import services
from opennrm.access.domain.actor import NOBODY
from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.domain.sessions import IDLE, LONGEST, End, ended, needs_second_factor
from opennrm.access.models import AuditLine
from opennrm.shared.dates import clock

PASSWORD = "opdigtet-adgangskode-1"
P = Permission
NOW = datetime.fromisoformat("2021-06-12T09:00:00+00:00")


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def user(db):
    from opennrm.access.models import User

    services.install_organisations(by=NOBODY)
    user_id = services.add_user(
        "opdigtet", "Opdigtet Bruger", PASSWORD,
        role=Role.CASEWORKER, organisation_code="cmm", since=clock.today(), by=NOBODY,
    )  # fmt: skip
    return User.objects.get(pk=user_id)


def code_of(secret, steps=0):
    """What the app shows now, or some steps of thirty seconds away."""
    counter = next(iter(yield_hotp_counters_from_time())) + steps
    return format_hotp_value(hotp_value(secret, counter))


def sign_in(client, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": "opdigtet", "password": password}, follow=True)


def add_app(client):
    """Goes through the page as a user does; gives the secret and the recovery codes."""
    asked = client.get(reverse("mfa_activate_totp"))["Location"]
    assert asked.startswith(
        reverse("account_reauthenticate")
    )  # the password once more before a factor changes
    client.post(asked, {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    return secret, re.findall(
        r"^\d{8}$", answer.content.decode().replace(">", ">\n").replace("<", "\n<"), re.M
    )


def events():
    return list(AuditLine.objects.order_by("position").values_list("event", flat=True))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_that_opens_a_person_or_gives_that_right_needs_two(role):
    opens = {
        P.IDENTITY_VIEW, P.CONTACT_VIEW, P.INTERVIEW_VIEW, P.DECISION_VIEW, P.SUPPORT_VIEW, P.HEALTH_VIEW, P.ADMINISTER,
        P.AUDIT_VIEW,
    }  # fmt: skip
    assert needs_second_factor(role) == bool(GRANTS[role] & opens)
    assert not needs_second_factor(None)


def test_without_a_second_factor_nothing_but_ones_own_account_opens(client, user):
    page = sign_in(client)
    assert page.redirect_chain[-1][0] == reverse("mfa_index")
    assert "Din rolle kræver to-faktor-login" in page.content.decode()
    for name in ("desk:start", "intake:calls", "statistics:key_figures"):
        assert client.get(reverse(name))["Location"] == reverse("mfa_index")


def test_with_an_app_the_desk_opens_and_the_next_sign_in_asks_for_its_code(client, user):
    sign_in(client)
    secret, recovery = add_app(client)
    assert client.get(reverse("desk:start")).status_code == 200 and len(recovery) == 10
    other = Client()
    asked = sign_in(other)
    assert asked.redirect_chain[-1][0] == reverse("mfa_authenticate")
    assert other.get(reverse("desk:start"))["Location"].startswith(reverse("account_login"))
    cache.clear()  # a code counts once; this one was used when the app was added
    other.post(reverse("mfa_authenticate"), {"code": code_of(secret)}, follow=True)
    assert other.get(reverse("desk:start")).status_code == 200
    assert "access.factor_added" in events()


def test_a_recovery_code_opens_once(client, user):
    sign_in(client)
    _, recovery = add_app(client)
    for opens in (True, False):
        other = Client()
        sign_in(other)
        other.post(reverse("mfa_authenticate"), {"code": recovery[0]}, follow=True)
        assert (other.get(reverse("desk:start")).status_code == 200) is opens


def test_wrong_codes_are_counted_and_then_even_the_right_one_waits(client, user):
    sign_in(client)
    secret, _ = add_app(client)
    cache.clear()
    other = Client()
    sign_in(other)
    for _ in range(6):
        other.post(reverse("mfa_authenticate"), {"code": "000000"})
    other.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert other.get(reverse("desk:start")).status_code == 302


def test_the_last_factor_stays_where_the_role_needs_one(client, user):
    sign_in(client)
    add_app(client)
    page = client.post(reverse("mfa_deactivate_totp"))
    assert page.status_code == 200 and Authenticator.objects.filter(type="totp").exists()
    assert "access.factor_removed" not in events()


def test_the_secret_does_not_stand_in_the_database(client, user):
    sign_in(client)
    secret, recovery = add_app(client)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept and recovery[0] not in kept


def test_sessions_are_listed_and_the_others_can_be_ended(client, user, settings):
    settings.NRM_SECOND_FACTOR = False
    elsewhere = Client(headers={"user-agent": "Et andet sted"})
    sign_in(elsewhere)
    sign_in(client)
    assert "Et andet sted" in client.get(reverse("usersessions_list")).content.decode()
    client.post(reverse("usersessions_list"))
    assert elsewhere.get(reverse("desk:start"))["Location"].startswith(reverse("account_login"))
    assert client.get(reverse("desk:start")).status_code == 200
    assert "access.sessions_ended" in events()


@pytest.mark.parametrize("password", ["kort", "password12345", "1qaz2wsx3edc"])
def test_short_or_common_passwords_are_refused_and_all_sessions_end_with_a_new_one(
    client, user, settings, password
):
    settings.NRM_SECOND_FACTOR = False
    sign_in(client)
    url = reverse("account_change_password")
    refused = client.post(url, {"oldpassword": PASSWORD, "password1": password, "password2": password})
    assert refused.status_code == 200 and "access.password_changed" not in events()
    new = "en ny og ganske lang sætning"
    client.post(url, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert "access.password_changed" in events()
    assert client.get(reverse("desk:start"))["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("age", "unused", "same_browser", "end"),
    [
        (LONGEST, timedelta(0), True, None),
        (LONGEST + timedelta(seconds=1), timedelta(0), True, End.TOO_LONG),
        (IDLE, IDLE, True, None),
        (LONGEST, IDLE + timedelta(seconds=1), True, End.IDLE),
        (timedelta(0), timedelta(0), False, End.OTHER_BROWSER),
    ],
)
def test_a_session_ends(age, unused, same_browser, end):
    assert ended(NOW - age, NOW - unused, NOW, same_browser=same_browser) == end


@pytest.mark.parametrize(
    ("later", "agent", "reason"),
    [
        (IDLE + timedelta(minutes=1), "", "idle"),
        (timedelta(minutes=1), "En anden browser", "other_browser"),
    ],
)
def test_an_ended_session_shows_nothing_more(client, user, settings, later, agent, reason):
    settings.NRM_SECOND_FACTOR = False
    with clock.standing_at(NOW):
        services_user(user)
        sign_in(client)
        assert client.get(reverse("desk:start")).status_code == 200
    with clock.standing_at(NOW + later):
        answer = client.get(reverse("desk:start"), headers={"user-agent": agent})
    assert answer["Location"].startswith(reverse("account_login"))
    assert AuditLine.objects.get(event="access.session_ended").purpose == reason


def services_user(user):
    """The membership holds on that day too."""
    user.memberships.update(since=NOW.date())


def test_a_key_of_somebody_else_is_neither_shown_nor_removed(client, user, actor_for):
    from opennrm.access.models import User

    other = User.objects.get(pk=actor_for(Role.CASEWORKER, "hopenow").user_id)
    key = Authenticator.objects.create(
        user=other, type=Authenticator.Type.WEBAUTHN, data={"name": "Opdigtet"}
    )
    sign_in(client)
    add_app(client)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        for answer in (client.get(reverse(name, args=[key.pk])), client.post(reverse(name, args=[key.pk]))):
            assert answer.status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()
