"""A person assessed as a victim on 1 April 2021, and who works with the period."""

from __future__ import annotations

from datetime import date

import pytest

from opennrm.access.domain.roles import Role
from opennrm.shared.dates import clock, noon
from opennrm.support.models import Period
from tests.returns.victims import DECIDED, assessed


@pytest.fixture
def decider(db, actor_for):
    actor_for(Role.RETURN_OFFICER, "return_agency")
    return actor_for(Role.DECISION_MAKER, "immigration_service")


@pytest.fixture
def case_id(caseworker, decider):
    return assessed(caseworker, decider)


@pytest.fixture
def period(case_id):
    return Period.objects.get(case_id=case_id)


@pytest.fixture
def on():
    """``with on(12):`` the twelfth day of the period."""

    def standing(number):
        return clock.standing_at(noon(date.fromordinal(DECIDED.toordinal() + number)))

    return standing
