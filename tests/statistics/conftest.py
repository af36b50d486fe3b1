"""Events as the stages publish them."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from opennrm.access.domain.roles import Role
from opennrm.identification.domain.events import DecisionMade

VICTIM = {
    "corrects": None, "occurred_on": date(2021, 6, 1), "outcome": "victim", "nationality": "ROU", "gender": "male",
    "age": 30, "main_form": "forced_labour", "forms": ("forced_labour",), "sector": "construction", "sub_form": "",
    "authority": "cmm", "referred_by": "police", "country_of_exploitation": "DNK",
}  # fmt: skip


@pytest.fixture
def decision():
    """A decision "victim", with whatever is told otherwise."""

    def make(**told) -> DecisionMade:
        return DecisionMade(**{"decision_id": uuid4(), "person_id": uuid4(), **VICTIM, **told})

    return make


@pytest.fixture
def analyst(db, actor_for):
    return actor_for(Role.ANALYST, "cmm")
