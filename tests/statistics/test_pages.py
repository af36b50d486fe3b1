"""The pages of figures."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from opennrm.config.demo.plan import DATA
from opennrm.statistics import services

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["da", "en"])
def test_key_figures_of_an_empty_register_say_that_they_are_empty(client_for, caseworker, language):
    client = client_for(caseworker)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    response = client.get(reverse("statistics:key_figures"))
    assert {"da": "Ingen ofre er registreret", "en": "No victims are recorded"}[
        language
    ] in response.content.decode()


def test_the_catalogue_defines_every_measure(client_for, caseworker):
    page = client_for(caseworker).get(reverse("statistics:measures")).content.decode()
    assert "Personer med en afgørelse om, at de er ofre for menneskehandel" in page
    assert "Domfældelser" in page


def test_a_date_that_is_none_is_refused_at_its_field(client_for, caseworker):
    response = client_for(caseworker).get(
        reverse("statistics:key_figures"), {"year": "2021", "as_of": "i går"}
    )
    assert response.context["form"].errors.keys() == {"as_of"}


def test_a_victim_stands_in_the_tables_of_the_page(client_for, caseworker, decision):
    services.append_decision(
        decision(nationality="NGA", main_form="sexual_exploitation", occurred_on=date(2021, 5, 5))
    )
    page = client_for(caseworker).get(reverse("statistics:key_figures"), {"year": "2021"}).content.decode()
    assert "Nigeria" in page
    assert "Seksuel udnyttelse" in page


def test_an_imported_year_shows_what_was_stated(client_for, caseworker):
    services.import_series(DATA / "victims-2007-2023.csv", last_year=2019)
    page = client_for(caseworker).get(reverse("statistics:key_figures"), {"year": "2010"}).content.decode()
    assert "&lt;5" in page
