"""Pages: who takes part, who the person is, which cases belong together."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from opennrm.access.models import AuditLine
from opennrm.cases import selectors, services
from opennrm.cases.models import Case, Participation
from opennrm.persons.models import IdentityVersion
from tests.cases.people import BY_LAW, CONSENT, SCOPE, SCOPE_BY_LAW, new_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(caseworker):
    return new_case(caseworker)


@pytest.fixture
def client(caseworker, client_for):
    return client_for(caseworker)


def test_the_sharing_page_shows_who_takes_part_and_why(client, case_id):
    page = client.get(reverse("cases:share", args=[case_id])).content.decode()
    assert "Center mod Menneskehandel" in page and "Opdigtet samtykke" in page
    assert "Opdigtet Person 7" not in page


def test_a_case_is_shared_from_the_page(client, case_id, immigration):
    told = {
        "organisation": "immigration_service",
        "sections": ["interview", "decision"],
        "purpose": "assessment",
        "legal_basis": "assessment",
        "reason": "Opdigtet vurdering",
    }
    url = reverse("rights:share", args=[case_id])
    response = client.post(url, told | {"seen": client.post(url, told).context["seen"]})
    assert (response.status_code, response["Location"]) == (302, reverse("cases:share", args=[case_id]))
    assert services.show_case(case_id, by=immigration).participants[-1].legal_basis == "assessment"


def test_a_sharing_without_reason_is_refused_at_the_field(client, case_id, immigration):
    told = {"organisation": "immigration_service", "legal_basis": "consent", "reason": "   "}
    response = client.post(reverse("rights:share", args=[case_id]), told)
    assert response.status_code == 200 and "reason" in response.context["form"].errors
    assert Participation.objects.count() == 1


def test_an_organisation_outside_the_register_is_refused_at_the_field(client, case_id):
    told = {"organisation": "red_cross", "legal_basis": "consent", "reason": "Opdigtet"}
    told |= {"sections": ["interview"], "purpose": "support", "said_how": "spoken"}
    response = client.post(reverse("rights:share", args=[case_id]), told)
    assert "organisation" in response.context["form"].errors
    assert AuditLine.objects.filter(event="access.refused", purpose="cases.unknown_organisation").exists()


def test_a_participation_is_ended_from_the_page(client, case_id, caseworker, ngo):
    row = services.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    assert "Afslut deltagelse" in client.get(reverse("cases:share", args=[case_id])).content.decode()
    assert client.get(reverse("cases:end_participation", args=[row])).status_code == 405
    response = client.post(reverse("cases:end_participation", args=[row]))
    assert response["Location"] == reverse("cases:share", args=[case_id])
    assert not selectors.cases_for(ngo).exists()


def test_leaving_a_case_leads_to_the_start_page(case_id, caseworker, immigration, client_for):
    row = services.share(case_id, "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=caseworker)
    response = client_for(immigration).post(reverse("cases:end_participation", args=[row]))
    assert response["Location"] == reverse("desk:start")


def test_the_identity_is_shown_once_in_answer_to_a_purpose(client, case_id):
    url = reverse("cases:identity", args=[case_id])
    asked = client.get(url)
    assert "Opdigtet Person 7" not in asked.content.decode() and "Formål" in asked.content.decode()
    shown = client.post(url, {"purpose": "safety"})
    assert "Opdigtet Person 7" in shown.content.decode() and "no-store" in shown["Cache-Control"]
    assert AuditLine.objects.filter(event="persons.identity_opened", purpose="safety").count() == 1
    assert "Opdigtet Person 7" not in client.get(url).content.decode()


def test_the_identity_is_not_shown_without_a_purpose(client, case_id):
    for told in ({"purpose": ""}, {"purpose": "curiosity"}):
        response = client.post(reverse("cases:identity", args=[case_id]), told)
        assert "purpose" in response.context["form"].errors
        assert "Opdigtet Person 7" not in response.content.decode()
    assert not AuditLine.objects.filter(event="persons.identity_opened").exists()


def told_identity(**changed):
    return {
        "version": "1",
        "names": "Opdigtet Person 8",
        "age_kind": "estimate",
        "age_value": "20",
        "estimated_on": "1.3.2021",
        "document_number": "OPDIGTET-77",
        "phone": "",
        "address": "",
    } | changed


def test_the_opened_identity_is_corrected_from_the_page_and_the_old_one_stays(client, case_id, caseworker):
    shown = client.post(reverse("cases:identity", args=[case_id]), {"purpose": "correction"})
    assert shown.context["correction"].initial["names"] == "Opdigtet Person 7"
    response = client.post(reverse("cases:correct_identity", args=[case_id]), told_identity())
    assert (response.status_code, response["Location"]) == (302, reverse("desk:case", args=[case_id]))
    opened = services.open_person(case_id, purpose="safety", by=caseworker)
    assert (opened.names, opened.document_number) == ("Opdigtet Person 8", "OPDIGTET-77")
    assert (opened.birth.estimated_age, opened.birth.estimated_on) == (20, date(2021, 3, 1))
    assert IdentityVersion.objects.filter(corrected_at__isnull=False).count() == 1


def test_what_was_opened_comes_back_as_the_form_would_hold_it(client, case_id):
    client.post(reverse("cases:correct_identity", args=[case_id]), told_identity())
    shown = client.post(reverse("cases:identity", args=[case_id]), {"purpose": "correction"})
    initial = shown.context["correction"].initial
    assert (initial["version"], initial["age_kind"], initial["age_value"]) == (2, "estimate", 20)
    client.post(
        reverse("cases:correct_identity", args=[case_id]),
        told_identity(version="2", age_kind="date", age_value="12.6.2001", estimated_on=""),
    )
    shown = client.post(reverse("cases:identity", args=[case_id]), {"purpose": "correction"})
    assert shown.context["correction"].initial["age_value"] == "12.6.2001"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"age_kind": "date", "age_value": "12.6.2201"}, "age_value"),
        ({"age_kind": "date", "age_value": "i går"}, "age_value"),
        ({"estimated_on": "1.3.2201"}, "estimated_on"),
        ({"phone": "1" * 501}, "phone"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_at_its_field(client, case_id, changed, field):
    response = client.post(reverse("cases:correct_identity", args=[case_id]), told_identity(**changed))
    assert response.status_code == 200 and field in response.context["form"].errors
    assert "Opdigtet Person 8" in response.content.decode()
    assert IdentityVersion.objects.count() == 1


@pytest.mark.parametrize("version", ["", "x", "0", "-1", "9"])
def test_a_correction_of_nothing_that_was_read_shows_nobody(client, case_id, version):
    told = told_identity(version=version, phone="1" * 501)
    page = client.post(reverse("cases:correct_identity", args=[case_id]), told)
    assert page.status_code == 200 and "identity" not in page.context
    assert "Opdigtet Person 7" not in page.content.decode()


def test_a_stale_correction_shows_both_and_loses_neither(client, case_id):
    url = reverse("cases:correct_identity", args=[case_id])
    client.post(url, told_identity(names="Opdigtet Person 9"))
    stale = client.post(url, told_identity())
    page = stale.content.decode()
    assert "Opdigtet Person 9" in page and "Opdigtet Person 8" in page
    assert IdentityVersion.objects.count() == 2
    assert client.post(url, told_identity(version="2")).status_code == 302
    assert IdentityVersion.objects.count() == 3


def test_who_may_not_register_persons_is_offered_no_correction(case_id, caseworker, immigration, client_for):
    services.share(case_id, "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=caseworker)
    client = client_for(immigration)
    shown = client.post(reverse("cases:identity", args=[case_id]), {"purpose": "decision"})
    assert "Opdigtet Person 7" in shown.content.decode() and "correction" not in shown.context
    assert client.post(reverse("cases:correct_identity", args=[case_id]), told_identity()).status_code == 403


def test_cases_are_grouped_from_the_page(client, case_id, caseworker):
    other, third = (Case.objects.get(pk=new_case(caseworker, f"Opdigtet {number}")) for number in range(2))
    url = reverse("cases:group", args=[case_id])
    pseudonym = selectors.get_case(caseworker, third.pk).person.pseudonym
    assert client.post(url, {"title": "Opdigtet lager", "others": other.number}).status_code == 302
    assert "Opdigtet lager" in client.get(url).content.decode()
    assert client.post(url, {"others": pseudonym}).status_code == 302
    assert len(services.show_case(case_id, by=caseworker).complex.cases) == 3


def test_a_case_that_is_not_ones_own_cannot_be_grouped(client, case_id, ngo):
    foreign = Case.objects.get(pk=new_case(ngo))
    for others in (foreign.number, "2021-9999", "hvad som helst"):
        told = {"title": "Opdigtet", "others": others}
        response = client.post(reverse("cases:group", args=[case_id]), told)
        assert "er ikke en af dine sager" in str(response.context["form"].errors["others"])


@pytest.mark.parametrize(
    ("name", "method"),
    [(f"cases:{name}", method) for name in ("identity", "group") for method in ("get", "post")]
    + [("cases:share", "get"), ("rights:share", "post"), ("cases:correct_identity", "post")],
)
def test_to_another_organisation_the_case_does_not_exist(case_id, ngo, client_for, name, method):
    response = getattr(client_for(ngo), method)(reverse(name, args=[case_id]))
    assert response.status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_number_of_cases(
    caseworker, django_assert_max_num_queries
):
    for number in range(5):
        new_case(caseworker, f"Opdigtet {number}")
    with django_assert_max_num_queries(1):
        assert (
            len({each.person.pseudonym for each in selectors.cases_for(caseworker).select_related("person")})
            == 5
        )
