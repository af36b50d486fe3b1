"""A person who was referred, and the people who deal with the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Role
from opennrm.access.services import install_organisations
from opennrm.cases import services as cases
from opennrm.cases.domain import Ground
from opennrm.identification import services
from opennrm.identification.domain.decisions import DecisionInput
from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.persons.domain.identity import Birth, BirthKind, Identity
from opennrm.shared.dates import clock, noon
from tests.returns.victims import concluded

REFERRED, HELD, SENT, DECIDED = date(2021, 3, 1), date(2021, 3, 8), date(2021, 3, 10), date(2021, 3, 20)
CONSENT = Ground(kind="consent", legal_basis="", reason="Opdigtet samtykke")


@dataclass
class Team:
    """One case and its people; the clock stands on the day each thing is done."""

    caseworker: Actor
    cmm: Actor
    immigration: Actor
    case_id: UUID

    def interview(self, *, by: Actor | None = None, today: date = HELD, **told) -> UUID:
        given = {
            "case_id": self.case_id, "held_on": HELD, "language": "en", "interpreter": True, "place": "centre_office",
            "consent": True, "notes": "Opdigtet samtale", "findings": (Finding("deception", "Opdigtet fund"),),
        }  # fmt: skip
        with clock.standing_at(noon(today)):
            return services.record_interview(InterviewInput(**given | told), by=by or self.caseworker)

    def send(self, status: str = "no_lawful_stay", *, today: date = SENT) -> None:
        with clock.standing_at(noon(today)):
            services.request_assessment(self.case_id, residence_status=status, by=self.caseworker)

    def decide(self, *, by: Actor | None = None, today: date = DECIDED, **told) -> UUID:
        given = {
            "case_id": self.case_id, "decided_on": DECIDED, "outcome": "victim", "grounds": "Opdigtet begrundelse",
            "forms": ("forced_labour",), "main_form": "forced_labour", "sector": "construction",
        }  # fmt: skip
        given["conclusions"] = concluded(told.get("outcome", "victim"))
        with clock.standing_at(noon(today)):
            return services.decide(DecisionInput(**given | told), by=by or self.immigration)


@pytest.fixture
def team(db, actor_for) -> Team:
    return make_team(actor_for)


def make_team(actor_for) -> Team:
    install_organisations(by=actor_for(Role.ADMINISTRATOR, "cmm"))
    caseworker = actor_for(Role.CASEWORKER, "cmm")
    with clock.standing_at(noon(REFERRED)):
        case_id = cases.register_person(
            Identity(names="Opdigtet Person 1", birth=Birth(BirthKind.DATE, day=date(1990, 3, 20))),
            gender="female", nationality="NGA", ground=CONSENT, by=caseworker,
        )  # fmt: skip
        intake.make_referral(
            ReferralInput(case_id=case_id, referred_by="police", made_on=REFERRED, reason="Opdigtet"),
            by=caseworker,
        )
    return Team(
        caseworker,
        actor_for(Role.DECISION_MAKER, "cmm"),
        actor_for(Role.DECISION_MAKER, "immigration_service"),
        case_id,
    )
