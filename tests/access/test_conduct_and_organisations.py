"""The code of conduct comes before anything else; organisations are closed by one and opened by two."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from opennrm.access import selectors, services
from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.models import AuditLine, Conduct, ConductAcceptance, Organisation
from opennrm.access.wall import acting
from opennrm.shared.errors import Conflict, Denied, Invalid

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(actor_for):
    return actor_for(Role.ADMINISTRATOR, "cmm")


@pytest.fixture
def second(actor_for):
    return actor_for(Role.ADMINISTRATOR, "immigration_service")


@pytest.fixture
def newcomer(client_for):
    """A client whose session has accepted nothing yet."""

    def make(actor):
        client = client_for(actor)
        session = client.session
        del session["conduct"]
        session.save()
        return client

    return make


def published(by, danish="Opdigtet kodeks"):
    return services.publish_conduct(danish, "Invented code", by=by)


def events():
    return list(AuditLine.objects.order_by("position").values_list("event", flat=True))


def test_where_none_is_published_nobody_is_asked(caseworker, client_for):
    assert client_for(caseworker).get("/").status_code == 200


def test_nothing_opens_before_it_is_accepted_and_everything_after(first, caseworker, newcomer):
    number, client = published(first), newcomer(caseworker)
    for path in ("/", reverse("intake:calls"), reverse("desk:search")):
        assert client.get(path)["Location"] == reverse("access:conduct")
    page = client.get(reverse("access:conduct")).content.decode()
    assert "Opdigtet kodeks" in page and "Jeg har læst" in page
    assert "accept" in client.post(reverse("access:conduct"), {"number": number}).context["form"].errors
    assert client.post(reverse("access:conduct"), {"number": number, "accept": "on"}).status_code == 302
    assert client.get("/").status_code == 200
    line = AuditLine.objects.get(event="access.conduct_accepted")
    assert (line.user_id, line.fields) == (caseworker.user_id, ["version_1"])


def test_a_new_version_is_asked_for_again_also_in_a_session_that_lasts(first, caseworker, newcomer):
    client = newcomer(caseworker)
    services.accept_conduct(published(first), by=caseworker)
    assert client.get("/").status_code == 200
    published(first, "Opdigtet nyt kodeks")
    assert client.get("/")["Location"] == reverse("access:conduct")
    with pytest.raises(Conflict, match=r"access\.conduct_changed"):
        services.accept_conduct(1, by=caseworker)


def test_it_is_accepted_once_and_each_for_themselves(first, caseworker, ngo):
    number = published(first)
    services.accept_conduct(number, by=caseworker)
    services.accept_conduct(number, by=caseworker)
    assert ConductAcceptance.objects.count() == 1
    assert not selectors.has_accepted(ngo, number)
    told = {
        "user_id": caseworker.user_id,
        "conduct": Conduct.objects.get(),
        "accepted_at": "2026-01-01T12:00Z",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        ConductAcceptance.objects.create(**told)


def test_it_is_in_the_language_of_the_page(first, caseworker, newcomer):
    published(first)
    client = newcomer(caseworker)
    english = client.get(reverse("access:conduct"), headers={"accept-language": "en"}).content.decode()
    assert "Invented code" in english and "Opdigtet kodeks" not in english


@pytest.mark.parametrize(("danish", "english", "field"), [("", "x", "danish"), ("x", "  ", "english")])
def test_it_stands_in_both_languages(first, danish, english, field):
    with pytest.raises(Invalid) as refused:
        services.publish_conduct(danish, english, by=first)
    assert refused.value.field == field


def test_the_administrator_publishes_from_the_page_and_sees_how_many_accepted(first, caseworker, client_for):
    client = client_for(first)
    page = client.get(reverse("access:conducts")).content.decode()
    assert "et forslag at begynde fra" in page
    client.post(reverse("access:conducts"), {"danish": "Opdigtet", "english": "Invented"})
    services.accept_conduct(1, by=first)
    services.accept_conduct(1, by=caseworker)
    assert selectors.conducts_for(first).get().accepted == 2
    assert "access.conduct_published" in events()


def test_whoever_is_at_work_in_a_closed_organisation_is_out_at_the_next_request(
    first, immigration, client_for
):
    working = client_for(immigration)
    assert working.get("/").status_code == 200
    row = Organisation.objects.get(code="immigration_service")
    client_for(first).post(reverse("access:close_organisation", args=[row.pk]))
    assert working.get("/")["Location"] == reverse("access:choose_organisation")
    assert "access.organisation_closed" in events()


def test_opening_again_takes_two(first, second, actor_for):
    closed = actor_for(Role.CASEWORKER, "hopenow")
    services.close_organisation(closed.organisation_id, by=first)
    with pytest.raises(Denied, match=r"access\.reopening_not_proposed"):
        services.approve_reopening(closed.organisation_id, by=second)
    services.propose_reopening(closed.organisation_id, by=first)
    with pytest.raises(Denied, match=r"access\.grant_own"):
        services.approve_reopening(closed.organisation_id, by=first)
    with pytest.raises(Denied, match=r"access\.reopening_waits"):
        services.propose_reopening(closed.organisation_id, by=second)
    services.approve_reopening(closed.organisation_id, by=second)
    assert Organisation.objects.get(pk=closed.organisation_id).closed_on is None
    assert {"access.reopening_proposed", "access.organisation_reopened"} <= set(events())


def test_nobody_closes_their_own_or_twice_and_nobody_opens_what_is_open(first, ngo):
    with pytest.raises(Denied, match=r"access\.closing_own"):
        services.close_organisation(first.organisation_id, by=first)
    with pytest.raises(Denied, match=r"access\.not_closed"):
        services.propose_reopening(ngo.organisation_id, by=first)
    services.close_organisation(ngo.organisation_id, by=first)
    with pytest.raises(Denied, match=r"access\.closed_already"):
        services.close_organisation(ngo.organisation_id, by=first)


def test_an_organisation_of_the_mechanism_is_brought_in_and_no_other(first, client_for):
    client = client_for(first)
    client.post(reverse("access:organisations"), {"organisation": "siri"})
    assert Organisation.objects.filter(code="siri").exists() and "access.organisation_added" in events()
    for code in ("siri", "nec", "nobody", ""):
        with pytest.raises(Invalid, match=r"access\.unknown_organisation"):
            services.add_organisation(code, by=first)


def test_contact_details_are_kept_and_the_trail_names_the_fields_alone(first, ngo, client_for):
    client, url = client_for(first), reverse("access:organisation", args=[ngo.organisation_id])
    client.post(url, {"phone": "+45 12 34 56 78", "email": "opdigtet@example.org", "address": ""})
    assert "opdigtet@example.org" in client.get(url).content.decode()
    line = AuditLine.objects.get(event="access.organisation_changed")
    assert (line.fields, line.purpose) == (["email", "phone"], "hopenow")
    assert "email" in client.post(url, {"email": "ikke en adresse"}).context["form"].errors


@pytest.mark.parametrize("role", sorted(role for role in Role if Permission.ADMINISTER not in GRANTS[role]))
def test_nobody_else_administers_organisations_or_the_code(actor_for, ngo, role):
    actor = actor_for(role, "cmm")
    for attempt in (
        lambda: services.show_organisations(by=actor),
        lambda: services.show_organisation(ngo.organisation_id, by=actor),
        lambda: services.add_organisation("siri", by=actor),
        lambda: services.change_contact(ngo.organisation_id, "", "", "", by=actor),
        lambda: services.close_organisation(ngo.organisation_id, by=actor),
        lambda: services.propose_reopening(ngo.organisation_id, by=actor),
        lambda: services.approve_reopening(ngo.organisation_id, by=actor),
        lambda: services.show_conducts(by=actor),
        lambda: services.publish_conduct("x", "x", by=actor),
    ):
        with pytest.raises(Denied):
            attempt()
    with acting(actor), transaction.atomic():
        assert Organisation.objects.update(phone="1") == 0
