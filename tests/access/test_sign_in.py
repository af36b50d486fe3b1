from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse

from opennrm.access import services
from opennrm.access.domain.actor import NOBODY
from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine, Membership, User
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

pytestmark = pytest.mark.django_db
PASSWORD = "opdigtet-adgangskode-1"


@pytest.fixture(autouse=True)
def one_factor(settings):
    """What is about passwords and organisations; the second factor has a file of its own."""
    settings.NRM_SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def user(client):
    services.install_organisations(by=NOBODY)
    services.add_user(
        "opdigtet",
        "Opdigtet Bruger",
        PASSWORD,
        role=Role.CASEWORKER,
        organisation_code="cmm",
        since=clock.today(),
        by=NOBODY,
    )


def sign_in(client, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": "opdigtet", "password": password}, follow=True)


def events():
    return list(AuditLine.objects.order_by("position").values_list("event", flat=True))


def test_a_user_of_one_organisation_signs_in_and_is_at_the_desk(client, user):
    response = sign_in(client)
    assert response.redirect_chain[-1][0] == reverse("desk:start")
    assert events()[-2:] == ["access.signed_in", "access.organisation_chosen"]


def test_a_wrong_password_does_not_tell_which_part_was_wrong(client, user):
    response = sign_in(client, "forkert-adgangskode")
    assert "Brugernavn eller adgangskode er forkert" in response.content.decode()
    assert "access.signed_in" not in events()


def test_after_five_failures_even_the_right_password_is_locked_out(client, user):
    for _ in range(5):
        sign_in(client, "forkert-adgangskode")
    assert sign_in(client).status_code == 429


def test_a_membership_that_ends_closes_the_very_next_request(client, user):
    sign_in(client)
    today = clock.today()
    Membership.objects.update(since=today.replace(year=today.year - 1), until=today)
    response = client.get(reverse("desk:start"))
    assert response["Location"] == reverse("access:choose_organisation")


def test_an_organisation_one_does_not_belong_to_cannot_be_chosen(client, user, actor_for):
    sign_in(client)
    other = actor_for(Role.CASEWORKER, "hopenow")
    response = client.post(reverse("access:choose_organisation"), {"organisation": other.organisation_id})
    assert response.status_code == 404


def test_a_taken_user_name_is_refused_at_its_field(user):
    with pytest.raises(Invalid) as refused:
        services.add_user(
            "opdigtet",
            "En anden",
            PASSWORD,
            role=Role.ANALYST,
            organisation_code="cmm",
            since=clock.today(),
            by=NOBODY,
        )
    assert refused.value.field == "username"


def test_the_password_is_kept_as_argon2(user):
    assert User.objects.get().password.startswith("argon2$argon2id$")
