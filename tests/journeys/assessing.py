"""What the journeys of assessment have in common: a team, a case that waits, and the form of a decision."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from opennrm.access.domain.roles import Role
from opennrm.access.services import install_organisations
from opennrm.cases import services as cases
from opennrm.identification import services as identification
from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Birth, Identity
from opennrm.shared.dates import clock, noon
from tests.cases.people import CONSENT
from tests.journeys.person import PASSWORD, Person

CASEWORKER, DECIDER = "opdigtet-sagsbehandler", "opdigtet-afgoerer"


def team(actor_for):
    """A caseworker of the centre and a decision maker of the Immigration Service, who sign in by these names."""
    install_organisations(by=actor_for(Role.ADMINISTRATOR, "cmm"))
    return (
        actor_for(Role.CASEWORKER, "cmm", username=CASEWORKER, password=PASSWORD),
        actor_for(Role.DECISION_MAKER, "immigration_service", username=DECIDER, password=PASSWORD),
    )


def waiting_case(caseworker, name: str, day: date, birth: Birth = UNKNOWN_BIRTH) -> UUID:
    """Referred, interviewed and sent for assessment on the days up to that one."""
    with clock.standing_at(noon(day - timedelta(days=20))):
        case_id = cases.register_person(
            Identity(name, birth), gender="male", nationality="MAR", ground=CONSENT, by=caseworker
        )
        referral = ReferralInput(case_id, "police", clock.today(), "Opdigtet henvisning", None)
        intake.make_referral(referral, by=caseworker)
    with clock.standing_at(noon(day - timedelta(days=10))):
        found = (Finding("deception", "Opdigtet fund"),)
        told = InterviewInput(case_id, clock.today(), "en", False, "centre_office", True, "Opdigtet", found)
        identification.record_interview(told, by=caseworker)
        identification.request_assessment(case_id, residence_status="no_lawful_stay", by=caseworker)
    return case_id


def concludes(person: Person, act: str = "", means: str = "", purpose: str = "") -> None:
    """Each that is named with a code is established on it; means may be left as they are proposed."""
    for element, code in (("act", act), ("means", means), ("purpose", purpose)):
        if code:
            person.chooses(element, "established")
            person.chooses(f"{element}_codes", code)


def decides_on_crime(person: Person, outcome: str = "victim") -> None:
    person.chooses("outcome", outcome)
    person.chooses("forms", "criminal_acts")
    person.page.select_option("[name=main_form]", "criminal_acts")
    person.page.fill("[name=grounds]", "Opdigtet begrundelse.")
