"""A referred person, and two colleagues who work with the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Role
from opennrm.access.services import install_organisations
from opennrm.identification import services as identification
from opennrm.identification.domain.interviews import InterviewInput
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.shared.dates import clock, noon
from opennrm.tasks.models import Task
from tests.cases.people import new_case

REFERRED, HELD, SENT = date(2021, 3, 1), date(2021, 3, 8), date(2021, 3, 10)


@dataclass
class Team:
    """Two of the centre, one of the Immigration Service, one who takes part in nothing."""

    caseworker: Actor
    colleague: Actor
    immigration: Actor
    stranger: Actor

    def referred(self, *, by: Actor | None = None, name: str = "Opdigtet Person 7") -> UUID:
        """The case of somebody who is to be interviewed."""
        with clock.standing_at(noon(REFERRED)):
            case_id = new_case(by or self.caseworker, name)
            intake.make_referral(
                ReferralInput(case_id, "police", REFERRED, "Opdigtet", None), by=by or self.caseworker
            )
        return case_id

    def interviewed(self, case_id: UUID, *, on: date = HELD) -> UUID:
        with clock.standing_at(noon(on)):
            told = InterviewInput(case_id, on, "en", False, "centre_office", True, "Opdigtet", ())
            return identification.record_interview(told, by=self.caseworker)

    def sent(self, case_id: UUID, *, on: date = SENT) -> None:
        with clock.standing_at(noon(on)):
            identification.request_assessment(case_id, residence_status="no_lawful_stay", by=self.caseworker)

    def task(self, case_id: UUID) -> Task:
        """What is to be done in the case now."""
        return Task.objects.get(case_id=case_id, state__in=["open", "paused"])


@pytest.fixture
def team(db, actor_for) -> Team:
    made = Team(
        actor_for(Role.CASEWORKER, "cmm"),
        actor_for(Role.CASEWORKER, "cmm"),
        actor_for(Role.DECISION_MAKER, "immigration_service"),
        actor_for(Role.NGO_WORKER, "hopenow"),
    )
    install_organisations(by=made.caseworker)
    return made
