"""Passwords that say nothing of the register; what users are told of their account; coming in again by two administrators;
proving it once more before what is grave."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from opennrm.access import rates, services
from opennrm.access.domain.actor import NOBODY
from opennrm.access.domain.passwords import LEAST_LEFT, WORDS, left_of
from opennrm.access.domain.proof import (
    GRAVE,
    PROVEN_FOR_OPENING,
    PROVEN_FOR_SENDING,
    UNUSUAL,
    answers_this_sign_in,
    is_strong_enough,
    nonce_of,
)
from opennrm.access.domain.rates import RATES
from opennrm.access.domain.recovery import Lost, Proof
from opennrm.access.domain.roles import Role
from opennrm.access.domain.sessions import MOST_AT_ONCE
from opennrm.access.models import AccountNotice, AuditLine, Recovery, User
from opennrm.access.sign_in import AuthorityAdapter
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid

pytestmark = pytest.mark.django_db
PASSWORD = "en opdigtet sætning at huske"
NEW = "en helt anden opdigtet sætning"


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.NRM_SECOND_FACTOR = False
    cache.clear()
    rates.counter.cache_clear()


@pytest.fixture
def first(actor_for):
    return actor_for(Role.ADMINISTRATOR, "cmm")


@pytest.fixture
def second(actor_for):
    return actor_for(Role.ADMINISTRATOR, "immigration_service")


@pytest.fixture
def user(actor_for):
    actor = actor_for(Role.CASEWORKER, "cmm", username="opdigtet", password=PASSWORD)
    return User.objects.get(pk=actor.user_id)


def sign_in(client, password=PASSWORD, agent="Opdigtet browser"):
    return client.post(
        reverse("account_login"),
        {"login": "opdigtet", "password": password},
        headers={"user-agent": agent},
        follow=True,
    )


def events():
    return list(AuditLine.objects.order_by("position").values_list("event", flat=True))


def told(user):
    return set(AccountNotice.objects.filter(user=user).values_list("event", flat=True))


@pytest.mark.parametrize(
    "password",
    [
        "OpenNRM 2026 register",
        "hopenow-hopenow-1",
        "0penNRM0penNRM",
        "K0benhavn-politiet-1",
        "Opdigtet.Navnesen1",
    ],
)
def test_a_password_made_of_words_that_are_tried_first_is_refused(user, password):
    user.name = "Opdigtet Navnesen"
    with pytest.raises(ValidationError) as refused:
        validate_password(password, user)
    assert "password_register_words" in {each.code for each in refused.value.error_list}


@pytest.mark.parametrize("password", [PASSWORD, NEW, "politiet cykler sjældent om natten"])
def test_a_sentence_may_hold_such_a_word(user, password):
    validate_password(password, user)


@pytest.mark.parametrize(
    ("password", "left"), [("OpenNRM-2026", "2026"), ("0pen.N-R-M", ""), ("kat", "kat"), ("", "")]
)
def test_what_is_left_of_a_password(password, left):
    assert left_of(password, WORDS) == left and LEAST_LEFT == 8


def test_a_stolen_password_is_found_in_a_file_of_this_machine(user, settings, tmp_path):
    stolen = [f"opdigtet adgangskode nummer {each}" for each in range(300)]
    lines = sorted(hashlib.sha1(each.encode()).hexdigest().upper() for each in stolen)
    settings.NRM_STOLEN_PASSWORDS = tmp_path / "stjaalne.txt"
    settings.NRM_STOLEN_PASSWORDS.write_text("".join(f"{each}:7\n" for each in lines))
    for password in stolen:
        with pytest.raises(ValidationError, match="stjålne"):
            validate_password(password, user)
    validate_password(NEW, user)


def test_a_failed_sign_in_is_told_at_the_next_one_until_it_was_seen(user, client):
    for _ in range(2):
        sign_in(Client(), "forkert adgangskode")
    page = sign_in(client).content.decode()
    assert "Der er sket noget med dit login" in page
    agent = {"user-agent": "Opdigtet browser"}
    page = client.get(reverse("account_notices"), headers=agent).content.decode()
    assert "en forkert adgangskode" in page and AccountNotice.objects.count() == 1
    client.post(reverse("account_notices"), headers=agent)
    page = client.get(reverse("desk:start"), headers=agent).content.decode()
    assert "Der er sket noget med dit login" not in page and "access.notices_seen" in events()


def test_another_browser_than_the_last_time_is_told(user, client):
    sign_in(client)
    sign_in(Client())
    assert told(user) == set()
    sign_in(Client(), agent="En anden browser")
    assert told(user) == {"access.another_browser"}


def test_a_changed_password_is_told(user, client):
    sign_in(client)
    answer = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post(reverse("account_change_password"), answer, headers={"user-agent": "Opdigtet browser"})
    assert told(user) == {"access.password_changed"}


def test_a_wrong_code_is_told_and_stands_in_the_trail(user, client):
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"}, headers={"user-agent": "Opdigtet browser"})
    assert told(user) == {"access.code_failed"} and "access.code_failed" in events()


def test_notices_are_ones_own(user, caseworker, client_for):
    sign_in(Client(), "forkert adgangskode")
    page = client_for(caseworker).get(reverse("account_notices")).content.decode()
    assert "forkert adgangskode" not in page
    client_for(caseworker).post(reverse("account_notices"))
    assert AccountNotice.objects.get(user=user).seen_at is None


def test_so_many_sessions_and_no_more_the_oldest_ends(user):
    clients = [Client() for _ in range(MOST_AT_ONCE + 1)]
    for each in clients:
        sign_in(each)
    agent = {"user-agent": "Opdigtet browser"}
    still = [each.get(reverse("desk:start"), headers=agent).status_code == 200 for each in clients]
    assert still == [False, *[True] * MOST_AT_ONCE]
    assert AuditLine.objects.get(event="access.session_ended").purpose == "too_many"


def test_an_administrator_signs_somebody_out_everywhere(user, first, client, client_for):
    sign_in(client)
    client_for(first).post(reverse("access:end_sessions", args=[user.pk]))
    answer = client.get(reverse("desk:start"), headers={"user-agent": "Opdigtet browser"})
    assert answer["Location"].startswith(reverse("account_login")) and "access.user_signed_out" in events()


def propose(by, user, lost=Lost.PASSWORD):
    return services.propose_recovery(user.pk, lost, Proof.MET, by=by)


def test_a_forgotten_password_is_set_anew_by_its_user_and_nobody_else(user, first, second, client_for):
    """The second factor stays, every session ends, and the user is told."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})
    elsewhere = client_for(services.actor_of(user.memberships.get()))
    client_for(first).post(
        reverse("access:propose_recovery", args=[user.pk]), {"lost": "password", "proof": "met"}
    )
    recovery = Recovery.objects.get()
    page = client_for(second).post(reverse("access:approve_recovery", args=[recovery.pk])).content.decode()
    link = re.search(r"http://testserver(/ny-adgang/[^<]+)<", page)[1]
    guest = Client()
    assert "opdigtet" in guest.get(link).content.decode()
    refused = guest.post(link, {"password": "OpenNRM 2026 register", "again": "OpenNRM 2026 register"})
    assert refused.status_code == 200 and "form-error" in refused.content.decode()
    guest.post(link, {"password": NEW, "again": NEW})
    assert guest.get(link).status_code == 404
    user.refresh_from_db()
    assert user.check_password(NEW) and Authenticator.objects.filter(user=user).exists()
    assert elsewhere.get(reverse("desk:start")).status_code == 302
    assert told(user) == {"access.recovery_proposed", "access.recovered"}
    assert {"access.recovery_proposed", "access.recovery_approved", "access.recovered"} <= set(events())


def test_lost_factors_go_and_no_others(user, caseworker, first, second):
    for each in (user.pk, caseworker.user_id):
        Authenticator.objects.create(user_id=each, type=Authenticator.Type.TOTP, data={})
    recovery_id = propose(first, user, Lost.FACTORS)
    services.recover(recovery_id, services.approve_recovery(recovery_id, by=second), NEW)
    assert list(Authenticator.objects.values_list("user_id", flat=True)) == [caseworker.user_id]


def test_recovering_takes_two_and_never_oneself(user, first, second, actor_for):
    with pytest.raises(Denied, match=r"access\.recovering_oneself"):
        propose(first, User.objects.get(pk=first.user_id))
    recovery_id = propose(first, user)
    with pytest.raises(Invalid, match=r"access\.recovery_waits"):
        propose(second, user)
    for decide in (services.approve_recovery, services.reject_recovery):
        with pytest.raises(Denied, match=r"access\.grant_own"):
            decide(recovery_id, by=first)
    about = propose(first, User.objects.get(pk=second.user_id))
    with pytest.raises(Denied, match=r"access\.grant_about_oneself"):
        services.approve_recovery(about, by=second)
    services.reject_recovery(recovery_id, by=second)
    with pytest.raises(Denied, match=r"access\.grant_decided"):
        services.approve_recovery(recovery_id, by=actor_for(Role.ADMINISTRATOR, "cmm"))


def test_the_database_too_wants_two_who_recover_somebody_else(user, first):
    propose(first, user)
    for change in ({"decided_by_id": first.user_id}, {"decided_by_id": user.pk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Recovery.objects.update(approved=True, decided_at=clock.now(), **change)


@pytest.mark.parametrize(
    ("change", "token"),
    [({}, "another"), ({"expires_at": clock.now() - timedelta(seconds=1)}, None), ({"used_at": clock.now()}, None)],
)  # fmt: skip
def test_a_link_that_does_not_hold_opens_nothing(user, first, second, change, token):
    recovery_id = propose(first, user)
    given = services.approve_recovery(recovery_id, by=second)
    if change:
        Recovery.objects.update(**change)
    with pytest.raises(Http404):
        services.recover(recovery_id, token or given, NEW, by=NOBODY)
    assert given.encode() not in bytes(Recovery.objects.get().token_digest)


def as_if_proved(client, ago):
    """The last proof of this session was some time ago."""
    session = client.session
    session["account_authentication_methods"][-1]["at"] -= ago.total_seconds()
    session.save()


def test_what_is_grave_takes_a_fresh_proof(first, second, client_for):
    grant_id = services.propose_role("opdigtet.ny", "Opdigtet Ny", "cmm", Role.ANALYST, by=first)
    client = client_for(second)
    as_if_proved(client, PROVEN_FOR_OPENING + timedelta(seconds=1))
    opened = client.get(reverse("access:propose_role"))
    assert opened["Location"] == "/konto/bekraeft/?next=%2Fadministration%2Fforslag%2F"
    as_if_proved(client, PROVEN_FOR_SENDING - PROVEN_FOR_OPENING)
    sent = client.post(
        reverse("access:approve_role", args=[grant_id]),
        headers={"referer": f"http://testserver{reverse('access:users')}"},
    )
    assert sent["Location"] == "/konto/bekraeft/?next=%2Fadministration%2F"
    assert "access.role_approved" not in events()


def test_proving_it_again_leads_back(user, client):
    sign_in(client)
    as_if_proved(client, PROVEN_FOR_SENDING)
    agent = {"user-agent": "Opdigtet browser"}
    assert client.get(reverse("usersessions_list"), headers=agent).status_code == 200
    asked = client.post(reverse("usersessions_list"), headers=agent)
    assert asked["Location"].startswith("/konto/bekraeft/")
    told = {"password": PASSWORD, "next": reverse("usersessions_list")}
    assert client.post("/konto/bekraeft/", told, headers=agent)["Location"] == reverse("usersessions_list")
    assert client.post(reverse("usersessions_list"), headers=agent)["Location"] == reverse(
        "usersessions_list"
    )


def test_many_identities_in_an_hour_take_a_proof(caseworker, client_for, settings):
    from tests.cases.people import new_case

    settings.NRM_RATE_LIMITS = True
    case_id, client = new_case(caseworker, "Opdigtet Person 7"), client_for(caseworker)
    as_if_proved(client, PROVEN_FOR_SENDING)
    url = reverse("cases:identity", args=[case_id])
    answers = [client.post(url, {"purpose": "interview"}).status_code for _ in range(21)]
    assert answers == [*[200] * 20, 302]


def test_corrections_show_no_more_identities_than_opening_them():
    assert UNUSUAL["cases:correct_identity"] == UNUSUAL["cases:identity"]
    assert RATES["cases:correct_identity"] == RATES["cases:identity"]


def test_the_grave_addresses_are_there():
    for name in GRAVE - {"usersessions_list"}:
        from tests.architecture.test_doors import every_url

        assert name in dict(every_url())


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_opens_the_first_page_and_nothing_else(caseworker, client_for, site):
    from tests.cases.people import new_case

    case_id, client = new_case(caseworker, "Opdigtet Person 7"), client_for(caseworker)
    lines = AuditLine.objects.count()
    url = reverse("desk:case", args=[case_id])
    answer = client.get(url, headers={"sec-fetch-site": site})
    assert answer["Location"] == reverse("desk:start") and AuditLine.objects.count() == lines
    assert client.get(reverse("desk:start"), headers={"sec-fetch-site": site}).status_code == 200
    for near in ("same-origin", "none"):
        assert client.get(url, headers={"sec-fetch-site": near}).status_code == 200


def test_what_is_not_there_or_not_theirs_stands_in_the_trail(ngo, caseworker, client_for):
    from tests.cases.people import new_case

    case_id = new_case(caseworker, "Opdigtet Person 7")
    assert client_for(ngo).get(reverse("desk:case", args=[case_id])).status_code == 404
    line = AuditLine.objects.get(event="access.refused", purpose="access.not_found")
    assert line.user_id == ngo.user_id


def test_what_is_done_too_often_stands_in_the_trail_once(caseworker, client_for, settings):
    settings.NRM_RATE_LIMITS = True
    client = client_for(caseworker)
    answers = [client.post(reverse("account_reauthenticate"), {}).status_code for _ in range(23)]
    assert answers[-3:] == [429] * 3
    assert (
        AuditLine.objects.get(event="access.refused", purpose="access.too_often").user_id
        == caseworker.user_id
    )


def test_nobody_is_counted_under_the_address_that_they_say(client, settings):
    settings.NRM_RATE_LIMITS = True
    answers = [
        client.post(reverse("account_login"), {}, headers={"x-forwarded-for": f"192.0.2.{each}"}).status_code
        for each in range(31)
    ]
    assert answers[-1] == 429


def test_signing_out_clears_what_the_browser_kept_of_pages(caseworker, client_for):
    assert client_for(caseworker).post(reverse("account_logout"))["Clear-Site-Data"] == '"cache"'


@pytest.mark.parametrize(
    ("claims", "acr", "amr", "enough"),
    [
        ({}, (), (), True),
        ({}, ("high",), (), False),
        ({"acr": "low"}, ("high", "substantial"), (), False),
        ({"acr": "substantial"}, ("high", "substantial"), (), True),
        ({}, (), ("mfa",), False),
        ({"amr": ["pwd"]}, (), ("mfa", "hwk"), False),
        ({"amr": ["pwd", "hwk"]}, (), ("mfa", "hwk"), True),
        ({"amr": "mfa"}, (), ("mfa",), True),
        ({"acr": "high", "amr": ["pwd"]}, ("high",), ("mfa",), False),
    ],
)
def test_an_authoritys_sign_in_is_as_strong_as_agreed(claims, acr, amr, enough):
    assert is_strong_enough(claims, acr, amr) is enough


VERIFIER = "opdigtet hemmelighed for denne browser"
OURS = {"iss": "https://politi.example", "aud": "opennrm", "acr": "high", "nonce": nonce_of(VERIFIER)}


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        (OURS, ""),
        (OURS | {"aud": ["opennrm", "andre"]}, ""),
        (OURS | {"acr": "low"}, "access.authority_too_weak"),
        (OURS | {"iss": "https://politi.example/"}, "access.authority_unknown"),
        (OURS | {"aud": "andre"}, "access.authority_unknown"),
        (OURS | {"nonce": nonce_of("another sign-in")}, "access.authority_unknown"),
        ({name: told for name, told in OURS.items() if name != "nonce"}, "access.authority_unknown"),
        ({}, "access.authority_unknown"),
    ],
)
def test_an_answer_is_of_the_authority_and_as_strong_as_agreed(rf, claims, reason):
    class Provider:
        class app:
            client_id = "opennrm"
            settings = {"server_url": "https://politi.example", "acr": ["high"]}

    account = SocialAccount(provider="politi", extra_data={"id_token": claims})
    account.get_provider = lambda request: Provider
    login = SocialLogin(account=account)
    login.state = {"pkce_code_verifier": VERIFIER}
    if not reason:
        AuthorityAdapter().pre_social_login(rf.get("/"), login)
        return
    with pytest.raises(PermissionDenied):
        AuthorityAdapter().pre_social_login(rf.get("/"), login)
    assert AuditLine.objects.get().purpose == reason


def test_a_sign_in_that_began_without_a_secret_takes_no_answer():
    assert answers_this_sign_in(OURS, VERIFIER)
    assert not answers_this_sign_in(OURS | {"nonce": nonce_of("")}, "")


def test_a_state_is_good_for_the_authority_it_was_made_for(client):
    """An answer of one authority is never taken for that of another."""
    from allauth.socialaccount.internal import statekit
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.session = client.session
    state = statekit.stash_state(request, provider_id="politi", state={"process": "login"})
    assert statekit.unstash_state(request, state_id=state, provider_id="andre") is None
    assert statekit.unstash_state(request, state_id=state, provider_id="politi") == {"process": "login"}
