"""Who works at the hotline, and invented calls and cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from opennrm.access.domain.roles import Role
from opennrm.shared import events
from opennrm.shared.dates import clock, noon

TODAY = date(2021, 6, 12)


@pytest.fixture(autouse=True)
def standing_clock():
    with clock.standing_at(noon(TODAY)):
        yield


@pytest.fixture
def adviser(db, actor_for):
    return actor_for(Role.HOTLINE_ADVISER, "cmm")


@pytest.fixture
def stranger(db, actor_for):
    """Has every right of a caseworker, but in another organisation."""
    return actor_for(Role.CASEWORKER, "immigration_service")


@pytest.fixture
def told():
    """``told(caller="ngo")``: a call of an hour ago."""
    from opennrm.intake.domain import CallInput

    def make(**changes):
        usual = {
            "received_at": noon(TODAY) - timedelta(hours=1),
            "caller": "police",
            "purpose": "suspicion_in_custody",
            "notes": "Opdigtet opkald",
        }
        return CallInput(**usual | changes)

    return make


@pytest.fixture
def somebody():
    """``somebody(7)``: a new person a call is about."""
    from opennrm.cases.domain import Ground
    from opennrm.intake.domain import NewPerson
    from opennrm.persons.domain.identity import Birth, BirthKind, Identity

    def make(number=1):
        birth = Birth(kind=BirthKind.YEAR, day=None, year=2000, estimated_age=None, estimated_on=None)
        return NewPerson(
            Identity(names=f"Opdigtet Person {number}", birth=birth),
            gender="female",
            nationality="ROU",
            ground=Ground(kind="consent", legal_basis="", reason="advice"),
        )

    return make


@pytest.fixture
def a_case(somebody):
    """``a_case(by=adviser)``: a case of a new person, in which the actor's organisation takes part."""
    from opennrm.cases import services

    def make(by, number=1):
        person = somebody(number)
        return services.register_person(
            person.identity, gender=person.gender, nationality=person.nationality, ground=person.ground, by=by
        )

    return make


@pytest.fixture
def published(monkeypatch):
    """The events that were published, in place of whoever reacts to them."""
    from opennrm.intake.domain import events as ours

    heard = []
    kinds = (
        ours.CallRegistered,
        ours.CallWithdrawn,
        ours.ReferralMade,
        ours.ReferralDeclined,
        ours.ReferralWithdrawn,
    )
    table = {kind: [heard.append] for kind in kinds}
    monkeypatch.setattr(events, "_find", lambda: table)
    return heard
