"""The pages of periods."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from opennrm.support.models import Need, Period, Plan, Service
from tests.support.plans import supported

pytestmark = pytest.mark.django_db


def test_the_list_shows_what_ends_next_and_marks_it(period, caseworker, client_for, on):
    client = client_for(caseworker)
    with on(25):
        page = client.get(reverse("support:running")).content.decode()
    assert "30. april 2021" in page and "mark-warning" in page
    with on(30):
        assert "Ingen perioder løber" in client.get(reverse("support:running")).content.decode()


def test_a_period_is_lengthened_through_its_page(period, case_id, caseworker, client_for, on):
    client = client_for(caseworker)
    url = reverse("support:extend", args=[period.pk])
    told = {
        "version": 1, "days": "20", "ground": "prepared_return", "decided_on": "2021-04-10", "reason": "Opdigtet",
    }  # fmt: skip
    with on(12):
        assert client.post(url, told).url == reverse("support:periods", args=[case_id])
        page = client.get(reverse("support:periods", args=[case_id])).content.decode()
    assert "Sidste dag er 20. maj 2021. Der er 38 dage tilbage." in page
    assert page.count("calendar__covered") == 50 and page.count("calendar__today") == 1


def test_a_refusal_stands_at_its_field_with_the_days_that_are_left(period, caseworker, client_for, on):
    told = {
        "version": 1,
        "days": "91",
        "ground": "special_reasons",
        "decided_on": "2021-04-10",
        "reason": "Opdigtet",
    }
    with on(12):
        page = client_for(caseworker).post(reverse("support:extend", args=[period.pk]), told).content.decode()
    assert "højst være 120 dage i alt. Den kan forlænges med højst 90 dage endnu." in page
    assert Period.objects.get().version == 1


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_renders_in_both_languages(period, case_id, caseworker, client_for, on, language):
    client = client_for(caseworker)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    words = {"da": "Refleksionsperiode", "en": "Reflection period"}
    with on(12), translation.override(language):
        for name, arguments in (
            ("running", []), ("periods", [case_id]), ("extend", [period.pk]), ("end", [period.pk]),
        ):  # fmt: skip
            answer = client.get(reverse(f"support:{name}", args=arguments))
            assert answer.status_code == 200, name
        assert words[language] in client.get(reverse("support:periods", args=[case_id])).content.decode()


def test_a_plan_is_shown_with_its_needs_services_and_budget(case_id, caseworker, client_for):
    plan_id = supported(case_id, caseworker)
    page = client_for(caseworker).get(reverse("support:plan", args=[plan_id])).content.decode()
    assert "Opdigtet behov for ro" in page and "Opdigtet ydelse" in page and "5.000 kr." in page
    overview = client_for(caseworker).get(reverse("support:support", args=[case_id])).content.decode()
    assert "Personens plan" in overview and "Der er en sikkerhedsplan." in overview
    assert "naboen" not in overview


def test_who_was_slower_keeps_what_they_typed_and_sees_the_newer_text(case_id, caseworker, client_for):
    plan_id, client = supported(case_id, caseworker), client_for(caseworker)
    url = reverse("support:revise", args=[plan_id, "housing"])
    told = {"number": 0, "need": "Opdigtet min tekst", "goal": "", "with_person": "yes"}
    page = client.post(url, told).content.decode()
    assert "Opdigtet min tekst" in page and "Teksten er ændret imens" in page and "behov for ro" in page
    assert client.post(url, told | {"number": 1}).url == reverse("support:plan", args=[plan_id])
    assert Need.objects.count() == 2


def test_a_no_without_words_is_refused_at_its_field(case_id, caseworker, client_for):
    plan_id, client = supported(case_id, caseworker), client_for(caseworker)
    url = reverse("support:answer", args=[Service.objects.get().pk])
    day = Service.objects.get().offered_on.isoformat()
    told = {"version": 1, "then": "declined", "on": day, "words": ""}
    assert "Skriv med personens egne ord" in client.post(url, told).content.decode()
    assert client.post(url, told | {"words": "Opdigtet nej"}).url == reverse("support:plan", args=[plan_id])


def test_the_plan_is_fetched_as_a_pdf_that_is_kept_nowhere(case_id, caseworker, client_for):
    plan_id = supported(case_id, caseworker)
    answer = client_for(caseworker).post(reverse("support:print_plan", args=[plan_id]), {"language": "en"})
    assert answer.content.startswith(b"%PDF") and answer["Cache-Control"].find("no-store") >= 0


def test_a_child_has_a_plan_through_the_page_and_never_without_a_representative(
    case_id, caseworker, client_for
):
    client, url = client_for(caseworker), reverse("support:begin", args=[case_id])
    told = {"whose": "child", "child": "Opdigtet Ida", "representative": "", "budget": "1000"}
    assert "Et barn har en repræsentant." in client.post(url, told).content.decode()
    client.post(url, told | {"representative": "Opdigtet Repræsentant"})
    assert Plan.objects.get().is_child
