"""The pages of the hotline and of referrals, through a browser's requests."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.cases.models import Case
from opennrm.intake import services
from opennrm.intake.domain import ReferralInput
from opennrm.intake.models import Call, Referral
from opennrm.persons.models import MatchRequest
from opennrm.shared.dates import noon
from tests.intake.conftest import TODAY

pytestmark = pytest.mark.django_db
CALLS = reverse("intake:calls")


@pytest.fixture
def desk(client_for, adviser):
    return client_for(adviser)


def typed(**changes):
    usual = {
        "received_at": "2021-06-12T11:30",
        "caller": "police",
        "purpose": "coming_control",
        "notes": "Opdigtet",
        "cases": "",
        "ground": "",
        "rows": "0",
    }
    return usual | changes


def person(number, **changes):
    usual = {"names": f"Opdigtet Person {number}", "gender": "female", "nationality": "ROU"}
    return {f"person_{number}_{part}": value for part, value in (usual | changes).items()}


def text_of(response):
    return response.content.decode()


def number_of(case_id):
    return Case.objects.get(pk=case_id).number


def test_the_time_is_filled_in(desk):
    assert 'value="2021-06-12T12:00' in text_of(desk.get(CALLS))


def test_a_call_about_nobody_is_registered_on_the_desk(desk):
    response = desk.post(CALLS, typed(), follow=True)
    assert "Opkaldet er registreret." in text_of(response)
    assert Call.objects.get().caller == "police"
    assert "12. juni 2021" in text_of(response)


def test_one_more_person_keeps_what_was_typed_and_registers_nothing(desk):
    response = desk.post(CALLS, typed(add_person="1", rows="1", notes="Skrevet endnu", **person(1)))
    page = text_of(response)
    assert "Skrevet endnu" in page
    assert "Opdigtet Person 1" in page
    assert 'name="person_2_names"' in page
    assert "form-error-message" not in page
    assert not Call.objects.exists()


def test_there_is_room_for_five_persons_and_no_more(desk):
    page = text_of(desk.post(CALLS, typed(add_person="1", rows="5")))
    assert 'name="person_5_names"' in page
    assert 'name="person_6_names"' not in page
    assert 'name="add_person"' not in page


def test_a_call_about_two_new_persons_opens_a_case_for_each(desk):
    both = person(1, age_kind="year", age_value="2001") | person(
        2, names="anonym", gender="", nationality="", age_kind="estimate", age_value="17"
    )
    desk.post(CALLS, typed(rows="3", ground="consent", **both))
    call = Call.objects.get()
    assert call.links.count() == Case.objects.count() == 2
    page = text_of(desk.get(reverse("intake:call", args=[call.pk])))
    for case in Case.objects.all():
        assert case.number in page
        assert reverse("intake:new_referral", args=[case.pk]) in page


WRONG = [
    ({"received_at": "2021-06-12T12:01"}, "i fremtiden"),
    ({"received_at": ""}, "Opkaldet kom"),
    ({"cases": "2099-9999"}, "2099-9999"),
    ({"rows": "1", **person(1)}, "Vælg samtykke"),
    ({"rows": "1", "ground": "consent", **person(1, age_kind="year", age_value="to")}, "Skriv fødselsåret"),
    ({"rows": "1", "ground": "consent", **person(1, age_kind="date", age_value="1.7.2021")}, "i fremtiden"),
    ({"rows": "1", "ground": "consent", **person(1, age_kind="", age_value="20")}, "Vælg, om det er"),
    ({"rows": "1", "ground": "consent", **person(1, age_kind="estimate", age_value="-3")}, "i hele år"),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG)
def test_a_wrong_call_is_refused_with_the_reason_and_keeps_the_text(desk, wrong, words):
    page = text_of(desk.post(CALLS, typed(notes="Skrevet endnu") | wrong))
    assert words in page
    assert "Skrevet endnu" in page
    assert not Call.objects.exists()
    assert not Case.objects.exists()


@pytest.mark.parametrize("rows", ["", "-1", "999999999999", "x", "²"])
def test_a_tampered_number_of_persons_does_no_harm(desk, rows):
    assert desk.post(CALLS, typed(rows=rows)).status_code in {200, 302}
    assert desk.post(CALLS, typed(rows=rows, add_person="1")).status_code == 200


def test_a_reader_without_the_right_to_register_is_refused(client_for, actor_for):
    client = client_for(actor_for(Role.NGO_WORKER, "hopenow"))
    assert client.get(CALLS).status_code == 403
    assert client.post(CALLS, typed()).status_code == 403
    assert not Call.objects.exists()


def test_two_who_correct_at_once_see_both_versions_and_lose_neither(desk, adviser, told):
    call_id = services.register_call(told(notes="Fra begyndelsen"), by=adviser)
    address = reverse("intake:correct_call", args=[call_id])
    assert "Fra begyndelsen" in text_of(desk.get(address))
    services.correct_call(call_id, told(notes="Kollegaens tekst"), version=1, by=adviser)

    page = text_of(desk.post(address, typed(notes="Min tekst", version="1")))
    assert "Kollegaens tekst" in page
    assert "Min tekst" in page
    assert "Begge udgaver" in page
    assert services.show_call(call_id, by=adviser).notes == "Kollegaens tekst"

    version = re.search(r'name="version" value="(\d+)"', page)[1]
    assert desk.post(address, typed(notes="Vores tekst", version=version)).status_code == 302
    assert services.show_call(call_id, by=adviser).notes == "Vores tekst"


def test_a_correction_shows_the_cases_it_concerns(desk, adviser, told, a_case):
    case_id = a_case(by=adviser)
    call_id = services.register_call(told(case_ids=(case_id,)), by=adviser)
    address = reverse("intake:correct_call", args=[call_id])
    assert f'value="{number_of(case_id)}"' in text_of(desk.get(address))
    desk.post(address, typed(cases="", version="1"))
    assert not Call.objects.get().links.exists()


def test_a_withdrawn_call_is_marked_and_cannot_be_corrected(desk, adviser, told):
    call_id = services.register_call(told(), by=adviser)
    assert "ved en fejl" in text_of(desk.get(reverse("intake:withdraw_call", args=[call_id])))
    assert "Trukket tilbage" not in text_of(desk.get(CALLS))
    desk.post(reverse("intake:withdraw_call", args=[call_id]))
    assert "Trukket tilbage" in text_of(desk.get(CALLS))
    page = text_of(desk.get(reverse("intake:call", args=[call_id])))
    assert "tæller ikke" in page
    assert reverse("intake:correct_call", args=[call_id]) not in page


def test_from_a_call_to_a_referral(desk, adviser, told, a_case):
    case_id = a_case(by=adviser)
    call_id = services.register_call(told(case_ids=(case_id,)), by=adviser)
    address = f"{reverse('intake:new_referral', args=[case_id])}?opkald={call_id}"
    page = text_of(desk.get(address))
    assert str(call_id) in page
    assert number_of(case_id) in page

    posted = {
        "referred_by": "hotline",
        "made_on": "2021-06-12",
        "reason": "Opdigtet grund",
        "call": str(call_id),
    }
    response = desk.post(address, posted)
    assert (response.status_code, response["Location"]) == (302, reverse("desk:case", args=[case_id]))
    referral = Referral.objects.get()
    assert (referral.call_id, referral.made_on) == (call_id, TODAY)
    assert "Opdigtet grund" in text_of(desk.get(reverse("intake:referral", args=[referral.pk])))


def test_an_impossible_referral_is_refused_at_its_field(desk, adviser, a_case):
    address = reverse("intake:new_referral", args=[a_case(by=adviser)])
    page = text_of(
        desk.post(address, {"referred_by": "police", "made_on": "2021-06-13", "reason": "Skrevet endnu"})
    )
    assert "Henvisningen kan ikke ligge i fremtiden" in page
    assert "Skrevet endnu" in page
    assert not Referral.objects.exists()
    assert AuditLine.objects.filter(event="access.refused", purpose="intake.referral_in_future").exists()


def test_a_referral_is_taken_back_and_marked(desk, adviser, a_case):
    referral_id = services.make_referral(ReferralInput(a_case(by=adviser), "police", TODAY, ""), by=adviser)
    page = desk.post(reverse("intake:withdraw_referral", args=[referral_id]), follow=True)
    assert "tæller ikke længere" in text_of(page)
    assert "Trukket tilbage" in text_of(desk.get(reverse("intake:referrals")))


def test_another_organisation_finds_nothing(client_for, stranger, adviser, told, a_case):
    case_id = a_case(by=adviser)
    call_id = services.register_call(told(), by=adviser)
    referral_id = services.make_referral(ReferralInput(case_id, "police", TODAY, ""), by=adviser)
    client = client_for(stranger)
    for name, key in (
        ("call", call_id),
        ("correct_call", call_id),
        ("withdraw_call", call_id),
        ("referral", referral_id),
        ("new_referral", case_id),
    ):
        assert client.get(reverse(f"intake:{name}", args=[key])).status_code == 404
        assert client.post(reverse(f"intake:{name}", args=[key])).status_code in {404, 405}
    assert client.post(reverse("intake:withdraw_referral", args=[referral_id])).status_code == 404
    for name in ("calls", "referrals"):
        page = text_of(client.get(reverse(f"intake:{name}")))
        assert str(call_id) not in page
        assert str(referral_id) not in page


def test_a_stranger_is_sent_to_sign_in(client):
    for name in ("calls", "referrals"):
        assert client.get(reverse(f"intake:{name}")).status_code == 302


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_renders_in_both_languages(desk, adviser, told, a_case, language):
    case_id = a_case(by=adviser)
    call_id = services.register_call(told(case_ids=(case_id,)), by=adviser)
    referral_id = services.make_referral(ReferralInput(case_id, "police", TODAY, ""), by=adviser)
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for name, args in (
        ("calls", []),
        ("call", [call_id]),
        ("correct_call", [call_id]),
        ("withdraw_call", [call_id]),
        ("referrals", []),
        ("referral", [referral_id]),
        ("new_referral", [case_id]),
    ):
        page = desk.get(reverse(f"intake:{name}", args=args))
        assert page.status_code == 200
        assert f'<html lang="{language}"' in text_of(page)


def test_lists_ask_the_database_equally_often_for_3_and_30_rows(
    desk, adviser, told, a_case, django_assert_num_queries, django_assert_max_num_queries
):
    def add(count):
        for number in range(count):
            case_id = a_case(by=adviser, number=number)
            services.register_call(told(case_ids=(case_id,)), by=adviser)
            services.make_referral(ReferralInput(case_id, "police", TODAY, ""), by=adviser)

    add(3)
    asked = {}
    for name in ("calls", "referrals"):
        with django_assert_max_num_queries(20) as counted:
            desk.get(reverse(f"intake:{name}"))
        asked[name] = len(counted)
    add(27)
    for name in ("calls", "referrals"):
        with django_assert_num_queries(asked[name]):
            page = text_of(desk.get(reverse(f"intake:{name}")))
        assert page.count("<tr>") == 21


def test_the_newest_call_stands_first(desk, adviser, told):
    old = services.register_call(told(received_at=noon(TODAY - timedelta(days=9))), by=adviser)
    new = services.register_call(told(), by=adviser)
    page = text_of(desk.get(CALLS))
    assert page.index(str(new)) < page.index(str(old))
    assert "i dag: 1" in page


def test_a_new_person_who_is_known_is_asked_about_and_nothing_typed_is_lost(client_for, actor_for):
    told = {
        "received_at": "2021-06-12T11:00", "caller": "police", "purpose": "suspicion_in_custody", "notes": "Opdigtet",
        "rows": "1", "person_1_names": "Opdigtet Oksana Shevchenko", "person_1_age_kind": "unknown", "ground": "consent",
    }  # fmt: skip
    known, other = (client_for(actor_for(Role.CASEWORKER, code)) for code in ("cmm", "amiami"))
    url = reverse("intake:calls")
    assert known.post(url, told).status_code == 302

    asked = other.post(url, told)
    page = asked.content.decode()
    assert asked.status_code == 200 and "kendt af en anden organisation" in page
    assert 'type="radio" name="person_1_match" value="ask"' in page and "Opdigtet Oksana Shevchenko" in page
    sign = asked.context["form"]["person_1_checked"].value()
    answered = told | {"person_1_checked": sign, "person_1_match": "ask"}
    retyped = answered | {"person_1_names": "Oksana Opdigtet Shevchenko"}
    assert other.post(url, retyped).status_code == 200
    assert other.post(url, answered).status_code == 302
    assert MatchRequest.objects.count() == 1

    mine = known.post(url, told)
    assert "Brug sag" in mine.content.decode()
    case_id = Case.objects.order_by("number").first().pk
    sign = mine.context["form"]["person_1_checked"].value()
    assert (
        known.post(url, told | {"person_1_checked": sign, "person_1_match": str(case_id)}).status_code == 302
    )
    assert Case.objects.count() == 2 and Call.objects.filter(links__case_id=case_id).count() == 2
