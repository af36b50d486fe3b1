"""Two browsers decide the same case at the same moment: one decision, and a reason for the other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.identification.models import Decision
from opennrm.statistics.models import Fact
from tests.identification.conftest import make_team

TOLD = {
    "decided_on": "2021-03-20", "outcome": "victim", "forms": ["criminal_acts"], "main_form": "criminal_acts",
    "sector": "", "sub_form": "", "country_of_exploitation": "DNK", "grounds": "Opdigtet begrundelse",
    "act": "established", "act_codes": ["transport"], "means": "established", "means_codes": ["threats"],
    "purpose": "established", "purpose_codes": ["criminal_acts"],
}  # fmt: skip


@pytest.fixture
def waiting(fresh_database, django_db_blocker, actor_for):
    """A case that waits for a decision, in a database that is really committed to."""
    with django_db_blocker.unblock():
        team = make_team(actor_for)
        team.interview()
        team.send()
        yield team


def test_of_two_browsers_at_once_one_decides_and_the_other_is_told_why(waiting, actor_for, client_for):
    colleague = actor_for(Role.DECISION_MAKER, "immigration_service")
    browsers = [client_for(waiting.immigration), client_for(colleague)]
    url = reverse("identification:decide", args=[waiting.case_id])
    barrier = Barrier(2)

    def press(browser):
        try:
            barrier.wait(10)
            return browser.post(url, TOLD)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press, browsers))
    assert sorted(each.status_code for each in answers) == [200, 302]
    refused = next(each for each in answers if each.status_code == 200)
    page = refused.content.decode()
    assert "Der er allerede truffet afgørelse." in page and "Opdigtet begrundelse" in page
    assert Decision.objects.count() == 1
    assert Fact.objects.filter(kind="decision").count() == 1
