"""The pages of prosecution, through a browser's requests."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.prosecution import services
from opennrm.prosecution.models import PoliceFile, Step

pytestmark = pytest.mark.django_db
FILES = reverse("prosecution:files")
NEW = reverse("prosecution:new_file")
STEP = {"accused": "1", "step": "charge", "statute": "p262a", "occurred_on": "2021-03-01"}


@pytest.fixture
def desk(client_for, prosecutor):
    return client_for(prosecutor)


def text_of(response):
    return response.content.decode()


def test_from_a_new_file_to_a_step_and_back(desk):
    page = desk.post(NEW, {"number": "opdigtet-7", "opened_on": "", "case": ""}, follow=True)
    assert "Politisag OPDIGTET-7" in text_of(page)
    address = reverse("prosecution:file", args=[PoliceFile.objects.get().pk])
    page = text_of(desk.post(address, STEP, follow=True))
    assert "Skridtet er registreret." in page
    assert "Sigtet 1" in page
    assert "1. marts 2021" in page
    page = text_of(desk.post(reverse("prosecution:withdraw_step", args=[Step.objects.get().pk]), follow=True))
    assert "Trukket tilbage" in page


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"occurred_on": "2021-06-13"}, "i fremtiden"),
        ({"accused": "0"}, "1"),
        ({"statute": "p262b"}, "p262b"),
    ],
)
def test_a_wrong_step_is_refused_with_the_reason(desk, prosecutor, wrong, words):
    file_id = services.open_file("OPDIGTET-7", by=prosecutor)
    page = text_of(desk.post(reverse("prosecution:file", args=[file_id]), STEP | wrong))
    assert words in page
    assert not Step.objects.exists()


def test_a_number_that_stands_already_is_refused_at_its_field(desk, prosecutor):
    services.open_file("OPDIGTET-7", by=prosecutor)
    page = text_of(desk.post(NEW, {"number": "opdigtet-7", "opened_on": "", "case": ""}))
    assert "findes allerede" in page


def test_an_unknown_case_is_refused_at_its_field(desk):
    page = text_of(desk.post(NEW, {"number": "opdigtet-7", "opened_on": "", "case": "2099-9999"}))
    assert "Ingen af dine sager" in page
    assert not PoliceFile.objects.exists()


def test_another_organisation_finds_nothing(client_for, police, prosecutor, step_of):
    file_id = services.open_file("OPDIGTET-7", by=prosecutor)
    step_id = services.record_step(step_of(file_id), by=prosecutor)
    client = client_for(police)
    assert client.get(reverse("prosecution:file", args=[file_id])).status_code == 404
    assert client.post(reverse("prosecution:file", args=[file_id]), STEP).status_code == 404
    assert client.post(reverse("prosecution:withdraw_step", args=[step_id])).status_code == 404
    assert "OPDIGTET-7" not in text_of(client.get(FILES))


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get(FILES).status_code == 302


def test_a_reader_sees_no_form(client_for, caseworker, actor_for):
    """Somebody of the same organisation without the right to record reads the file."""
    opener = actor_for(Role.PROSECUTOR, "cmm")
    file_id = services.open_file("OPDIGTET-7", by=opener)
    client = client_for(caseworker)
    page = text_of(client.get(reverse("prosecution:file", args=[file_id])))
    assert "OPDIGTET-7" in page
    assert "Registrér skridt" not in page
    assert NEW not in text_of(client.get(FILES))
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, {"number": "x"}).status_code == 403


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_renders_in_both_languages(desk, prosecutor, step_of, language):
    file_id = services.open_file("OPDIGTET-7", opened_on=date(2020, 1, 1), by=prosecutor)
    services.record_step(step_of(file_id), by=prosecutor)
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for address in (FILES, NEW, reverse("prosecution:file", args=[file_id])):
        page = desk.get(address)
        assert page.status_code == 200
        assert f'<html lang="{language}"' in text_of(page)


def test_the_list_asks_the_database_equally_often_for_3_and_30_files(
    desk, prosecutor, step_of, django_assert_num_queries, django_assert_max_num_queries
):
    def add(numbers):
        for number in numbers:
            file_id = services.open_file(f"OPDIGTET-{number}", by=prosecutor)
            services.record_step(step_of(file_id), by=prosecutor)

    add(range(3))
    with django_assert_max_num_queries(20) as counted:
        desk.get(FILES)
    add(range(3, 30))
    with django_assert_num_queries(len(counted)):
        page = text_of(desk.get(FILES))
    assert page.count("<tr>") == 21


def test_a_file_asks_the_database_equally_often_for_2_and_20_accused(
    desk, prosecutor, step_of, django_assert_num_queries, django_assert_max_num_queries
):
    file_id = services.open_file("OPDIGTET-7", by=prosecutor)
    address = reverse("prosecution:file", args=[file_id])
    for accused in (1, 2):
        services.record_step(step_of(file_id, accused=accused), by=prosecutor)
    with django_assert_max_num_queries(20) as counted:
        desk.get(address)
    for accused in range(3, 21):
        services.record_step(step_of(file_id, accused=accused), by=prosecutor)
    with django_assert_num_queries(len(counted)):
        desk.get(address)
