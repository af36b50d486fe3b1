"""The start page of somebody whose organisation has these two cases and no others."""

from __future__ import annotations

import pytest
from django.urls import reverse

from opennrm.cases.models import Case
from opennrm.shared.dates import clock, noon
from tests.cases.people import new_case
from tests.desk.conftest import TODAY


@pytest.mark.django_db
def test_the_start_page_lists_ones_cases_with_what_they_have_reached(mechanism, client_for):
    with clock.standing_at(noon(TODAY)):
        travelled, new = mechanism.journey(), new_case(mechanism.caseworker)
    page = client_for(mechanism.caseworker).get(reverse("desk:start")).content.decode()
    for case_id in (travelled, new):
        assert Case.objects.get(pk=case_id).number in page
    # The caseworker may see returns; the newest case has only been opened.
    assert "Hjemrejse" in page and "Sagen er oprettet" in page
    assert "Opdigtet Person" not in page
