"""Prosecutor, police and the centre on an invented day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from opennrm.access.domain.roles import Role
from opennrm.prosecution.domain import StepInput
from opennrm.shared import events
from opennrm.shared.dates import clock, noon

TODAY = date(2021, 6, 12)


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.standing_at(noon(TODAY)):
        yield


@pytest.fixture
def prosecutor(db, actor_for):
    return actor_for(Role.PROSECUTOR, "prosecution_service")


@pytest.fixture
def police(db, actor_for):
    return actor_for(Role.POLICE_LIAISON, "police")


@pytest.fixture
def step_of():
    def make(file_id: UUID, **changes) -> StepInput:
        usual = {"accused": 1, "step": "charge", "statute": "p262a", "occurred_on": date(2021, 3, 1)}
        return StepInput(file_id=file_id, **usual | changes)

    return make


@pytest.fixture
def published(monkeypatch):
    """The events that were published, in place of whoever reacts to them."""
    from opennrm.prosecution.domain.events import StepRecorded, StepWithdrawn

    heard = []
    table = {kind: [heard.append] for kind in (StepRecorded, StepWithdrawn)}
    monkeypatch.setattr(events, "_find", lambda: table)
    return heard
