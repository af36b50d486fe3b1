"""Two refer the same person at the same moment: two referrals, one interview to be held."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.intake.models import Referral
from opennrm.shared.dates import clock
from opennrm.tasks.models import Task
from tests.cases.people import new_case


@pytest.fixture
def two(fresh_database, django_db_blocker, actor_for):
    """Two colleagues and a case, in a database that is really committed to."""
    with django_db_blocker.unblock():
        colleagues = [actor_for(Role.CASEWORKER, "cmm") for _ in range(2)]
        yield colleagues, new_case(colleagues[0])


def test_of_two_referrals_at_once_comes_one_task(two, client_for):
    colleagues, case_id = two
    browsers, barrier = [client_for(each) for each in colleagues], Barrier(2)
    told = {"referred_by": "police", "made_on": clock.today().isoformat(), "reason": "Opdigtet"}

    def press(browser):
        try:
            barrier.wait(10)
            return browser.post(reverse("intake:new_referral", args=[case_id]), told)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(press, browsers))
    assert [each.status_code for each in answers] == [302, 302]
    assert (Referral.objects.count(), Task.objects.count()) == (2, 1)
