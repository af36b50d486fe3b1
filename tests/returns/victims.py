"""An invented person who was referred, interviewed and assessed as a victim, through the services."""

from __future__ import annotations

from datetime import date

from opennrm.cases import services as cases
from opennrm.identification import services as identification
from opennrm.identification.domain.conclusions import Conclusions, RestsOn
from opennrm.identification.domain.decisions import DecisionInput
from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.shared.dates import clock, noon
from tests.cases.people import CONSENT, SCOPE, new_case

REFERRED, INTERVIEWED, DECIDED = date(2021, 3, 1), date(2021, 3, 10), date(2021, 4, 1)


def assessed(interviewer, decider, *, outcome="victim"):
    """The case of a person with a decision of 1 April 2021, shared with the Return Agency."""
    with clock.standing_at(noon(REFERRED)):
        case_id = new_case(interviewer)
        referral = ReferralInput(
            case_id, referred_by="police", made_on=REFERRED, reason="Opdigtet", call_id=None
        )
        intake.make_referral(referral, by=interviewer)
    with clock.standing_at(noon(INTERVIEWED)):
        identification.record_interview(
            InterviewInput(
                case_id=case_id,
                held_on=INTERVIEWED,
                language="en",
                interpreter=False,
                place="centre_office",
                consent=True,
                notes="Opdigtet samtale",
                findings=(Finding("deception", "Opdigtet fund", "Opdigtet løfte"),),
                topics={"recruitment": "Opdigtet løfte om andet arbejde."},
                consents={"storage": "given"},
            ),
            by=interviewer,
        )
        identification.request_assessment(case_id, residence_status="no_lawful_stay", by=interviewer)
    with clock.standing_at(noon(DECIDED)):
        identification.decide(decision(case_id, outcome), by=decider)
        cases.share(case_id, "return_agency", ground=CONSENT, scope=SCOPE, by=interviewer)
    return case_id


def decision(case_id, outcome):
    is_victim = outcome == "victim"
    return DecisionInput(
        case_id=case_id,
        decided_on=DECIDED,
        outcome=outcome,
        forms=("criminal_acts",) if is_victim else (),
        main_form="criminal_acts" if is_victim else "",
        sector="",
        sub_form="",
        country_of_exploitation="DNK" if is_victim else "",
        grounds="Opdigtet begrundelse",
        corrects=None,
        conclusions=concluded(outcome),
    )


ALL = tuple(
    RestsOn(element, code=code)
    for element, code in (("act", "recruitment"), ("means", "deception"), ("purpose", "intention_only"))
)
SAID = {
    "victim": ("established", "established", "established"),
    "not_victim": ("not_established", "established", "not_yet"),
    "undecided": ("established", "not_yet", "not_yet"),
}


def concluded(outcome):
    """Invented conclusions from which the outcome follows."""
    return Conclusions(*SAID[outcome], rests_on=ALL)
