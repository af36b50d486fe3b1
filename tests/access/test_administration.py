"""A role takes two administrators; an invitation is good once; whoever leaves is out at once."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from opennrm.access import selectors, services
from opennrm.access.domain.actor import NOBODY
from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.models import AuditLine, Membership, RoleGrant, User
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid

pytestmark = pytest.mark.django_db
PASSWORD = "en opdigtet sætning at huske"


@pytest.fixture
def first(actor_for):
    return actor_for(Role.ADMINISTRATOR, "cmm")


@pytest.fixture
def second(actor_for):
    return actor_for(Role.ADMINISTRATOR, "immigration_service")


def propose(by, username="opdigtet.ny", role=Role.CASEWORKER):
    return services.propose_role(username, "Opdigtet Ny", "cmm", role, by=by)


def invite(first, second):
    grant_id = propose(first)
    return grant_id, services.approve_role(grant_id, by=second)


def events():
    return list(AuditLine.objects.order_by("position").values_list("event", flat=True))


def test_somebody_new_is_invited_by_two_and_signs_in(first, second, client_for, settings):
    settings.NRM_SECOND_FACTOR = False
    assert (
        client_for(first)
        .post(
            reverse("access:propose_role"),
            {"username": "opdigtet.ny", "name": "Opdigtet Ny", "organisation": "cmm", "role": "caseworker"},
        )
        .status_code
        == 302
    )
    grant = RoleGrant.objects.get()
    page = client_for(second).post(reverse("access:approve_role", args=[grant.pk])).content.decode()
    link = re.search(r"http://testserver(/invitation/[^<]+)<", page)[1]
    guest = Client()
    assert "opdigtet.ny" in guest.get(link).content.decode()
    guest.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert guest.get(link).status_code == 404
    answer = guest.post(reverse("account_login"), {"login": "opdigtet.ny", "password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("desk:start")
    assert {"access.role_proposed", "access.role_approved", "access.invitation_accepted"} <= set(events())


def test_nobody_approves_or_rejects_what_they_proposed(first, client_for):
    grant_id = propose(first)
    for decide in (services.approve_role, services.reject_role):
        with pytest.raises(Denied, match=r"access\.grant_own"):
            decide(grant_id, by=first)
    assert (
        "Venter på en anden administrator" in client_for(first).get(reverse("access:users")).content.decode()
    )


def test_nobody_decides_about_themselves(first, second):
    name = User.objects.get(pk=second.user_id).username
    with pytest.raises(Denied, match=r"access\.grant_about_oneself"):
        services.approve_role(propose(first, username=name), by=second)


def test_a_proposal_is_decided_once(first, second, actor_for):
    grant_id = propose(first)
    services.reject_role(grant_id, by=second)
    with pytest.raises(Denied, match=r"access\.grant_decided"):
        services.approve_role(grant_id, by=actor_for(Role.ADMINISTRATOR, "cmm"))


def test_one_proposal_about_one_user_in_one_organisation(first):
    propose(first)
    with pytest.raises(Invalid, match=r"access\.grant_waits_already"):
        propose(first)


def test_the_database_too_wants_two(first):
    propose(first)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.update(approved=True, decided_by_id=first.user_id, decided_at=clock.now())


def test_a_new_role_takes_the_place_of_the_old(first, second, caseworker):
    user = User.objects.get(pk=caseworker.user_id)
    assert services.approve_role(propose(first, user.username, Role.ANALYST), by=second) == ""
    assert selectors.memberships_of(user).get().role == Role.ANALYST


@pytest.mark.parametrize(
    ("change", "token"),
    [
        ({}, "another"),
        ({"expires_at": clock.now() - timedelta(seconds=1)}, None),
        ({"approved": None, "decided_at": None, "decided_by_id": None}, None),
        ({"accepted_at": clock.now()}, None),
    ],
)
def test_an_invitation_that_does_not_hold_is_not_found(first, second, change, token, client):
    grant_id, given = invite(first, second)
    if change:
        RoleGrant.objects.filter(pk=grant_id).update(**change)
    with pytest.raises(Http404):
        services.accept_invitation(grant_id, token or given, PASSWORD, by=NOBODY)
    assert client.get(reverse("access:invitation", args=[grant_id, token or given])).status_code == 404
    assert not User.objects.filter(username="opdigtet.ny").exists()


@pytest.mark.parametrize(
    ("password", "again"), [("kort", "kort"), ("1qaz2wsx3edc", "1qaz2wsx3edc"), (PASSWORD, "en anden")]
)
def test_a_bad_password_is_refused_at_its_field_and_the_invitation_still_holds(
    first, second, client, password, again
):
    grant_id, token = invite(first, second)
    page = client.post(
        reverse("access:invitation", args=[grant_id, token]), {"password": password, "again": again}
    )
    assert page.status_code == 200 and "form-error" in page.content.decode()
    services.accept_invitation(grant_id, token, PASSWORD)


def test_the_token_does_not_stand_in_the_database(first, second):
    grant_id, token = invite(first, second)
    assert token.encode() not in bytes(RoleGrant.objects.get(pk=grant_id).token_digest)


def test_whoever_leaves_is_out_at_the_next_request(first, caseworker, client_for):
    leaving = client_for(caseworker)
    assert leaving.get(reverse("desk:start")).status_code == 200
    membership = Membership.objects.get(user=caseworker.user_id)
    client_for(first).post(reverse("access:end_membership", args=[membership.pk]))
    assert leaving.get(reverse("desk:start"))["Location"].startswith(reverse("account_login"))
    assert not User.objects.get(pk=caseworker.user_id).is_active and "access.membership_ended" in events()


def test_one_who_began_today_can_leave_today(first, second, caseworker):
    user = User.objects.get(pk=caseworker.user_id)
    services.approve_role(propose(first, user.username, Role.ANALYST), by=second)
    services.end_membership(user.memberships.get().pk, by=first)
    assert not selectors.memberships_of(user).exists()


def test_a_membership_ends_once_and_keeps_its_day(first, caseworker):
    membership = Membership.objects.get(user=caseworker.user_id)
    Membership.objects.filter(pk=membership.pk).update(until=clock.today() - timedelta(days=30))
    with pytest.raises(Denied, match=r"access\.membership_over"):
        services.end_membership(membership.pk, by=first)
    assert Membership.objects.get(pk=membership.pk).until == clock.today() - timedelta(days=30)


def test_looking_at_a_user_stands_in_the_trail(first, caseworker, client_for):
    client_for(first).get(reverse("access:user", args=[caseworker.user_id]))
    assert AuditLine.objects.get(event="access.user_shown").subject_id == caseworker.user_id


def test_nobody_ends_their_own_membership(first):
    with pytest.raises(Denied, match=r"access\.leaving_oneself"):
        services.end_membership(Membership.objects.get(user=first.user_id).pk, by=first)


@pytest.mark.parametrize("role", sorted(role for role in Role if Permission.ADMINISTER not in GRANTS[role]))
def test_nobody_else_administers(actor_for, first, caseworker, role):
    actor, grant_id = actor_for(role, "cmm"), propose(first)
    membership = Membership.objects.get(user=caseworker.user_id)
    for attempt in (
        lambda: services.show_users(by=actor),
        lambda: propose(actor, "opdigtet.anden"),
        lambda: services.approve_role(grant_id, by=actor),
        lambda: services.reject_role(grant_id, by=actor),
        lambda: services.end_membership(membership.pk, by=actor),
    ):
        with pytest.raises(Denied):
            attempt()
