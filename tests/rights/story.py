"""An invented person with something of theirs in every place of the register."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Role
from opennrm.cases import services as cases
from opennrm.cases.domain import Ground
from opennrm.cases.models import Case
from opennrm.documents import services as documents
from opennrm.documents.domain.notes import NoteInput
from opennrm.documents.domain.views import DocumentInput
from opennrm.identification import services as identification
from opennrm.identification.domain.decisions import DecisionInput
from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.intake import services as intake
from opennrm.intake.domain import CallInput, ContactWay, ReferralDetails, ReferralInput
from opennrm.persons import services as persons
from opennrm.persons.domain.identity import Birth, BirthKind, Identity
from opennrm.prosecution import services as prosecution
from opennrm.prosecution.domain import StepInput
from opennrm.returns import services as returns
from opennrm.returns.domain import ReturnInput
from opennrm.rights import services as rights
from opennrm.shared.dates import clock, noon
from opennrm.tasks.domain.drafts import Owner
from opennrm.tasks.services import drafts
from tests.cases.people import CONSENT, SCOPE
from tests.documents.files import upload
from tests.returns.victims import concluded

BEGAN = date(2010, 3, 1)
FIRST = Identity(
    "Opdigtet Forkertnavn",
    Birth(BirthKind.DATE, day=date(1991, 2, 3)),
    "OPD-11111",
    "+45 71 11 11 11",
    "Opdigtvej 1",
)
CORRECTED = Identity(
    "Opdigtet Rettetnavn",
    Birth(BirthKind.DATE, day=date(1992, 3, 4)),
    "OPD-22222",
    "+45 72 22 22 22",
    "Opdigtvej 2",
)
IDENTITIES = (
    "Opdigtet Forkertnavn", "1991-02-03", "OPD-11111", "71 11 11 11", "Opdigtvej 1",
    "Opdigtet Rettetnavn", "1992-03-04", "OPD-22222", "72 22 22 22", "Opdigtvej 2",
)  # fmt: skip
TEXTS = (
    "Opdigtet opkaldstekst", "Opdigtet henvisningstekst", "Opdigtet samtaletekst", "Opdigtet fundtekst",
    "Opdigtet afgørelsestekst", "Opdigtet delingstekst", "Opdigtet nødadgang: hun er i fare nu", "Opdigtet sagskompleks",
    "Opdigtet stoptekst", "Opdigtet dokumenttitel", "Opdigtet notattekst", "Opdigtet kladdetekst",
    "Opdigtet emnetekst", "Opdigtet tilstede",
    "Opdigtet repræsentant", "Opdigtet henviser", "Opdigtet farligt nummer", "Opdigtet tidspunkt",
)  # fmt: skip
(
    CALL,
    REFERRAL,
    INTERVIEW,
    FINDING,
    DECISION,
    SHARING,
    EMERGENCY,
    COMPLEX,
    HOLD,
    DOCUMENT,
    NOTE,
    DRAFT,
    TOPIC,
    PRESENT,
    REPRESENTATIVE,
    REFERRER,
    CONTACT,
    TIMES,
) = TEXTS


@dataclass
class People:
    """Who meets the person; two data protection officers, for nothing is erased by one alone."""

    caseworker: Actor
    decider: Actor
    helper: Actor
    officer: Actor
    prosecutor: Actor
    dpo: Actor
    other_dpo: Actor


def people(actor_for) -> People:
    return People(
        actor_for(Role.CASEWORKER, "cmm"),
        actor_for(Role.DECISION_MAKER, "immigration_service"),
        actor_for(Role.NGO_WORKER, "hopenow"),
        actor_for(Role.RETURN_OFFICER, "return_agency"),
        actor_for(Role.PROSECUTOR, "prosecution_service"),
        actor_for(Role.DATA_PROTECTION_OFFICER, "cmm"),
        actor_for(Role.DATA_PROTECTION_OFFICER, "cmm"),
    )


@dataclass
class Story:
    """What was recorded."""

    case_id: UUID
    person_id: UUID
    number: str
    pseudonym: str
    call_id: UUID
    beside_id: UUID
    hold_id: UUID
    file_id: UUID
    step_ids: list[UUID] = field(default_factory=list)


def _referred(case_id: UUID, call_id: UUID, who: People) -> None:
    """Twice the same, by somebody with a name, for a minor with a representative; and a number never to be called."""
    known = ReferralDetails(age="under_18", representative=REPRESENTATIVE, referrer=REFERRER)
    first = intake.make_referral(
        ReferralInput(case_id, "police", BEGAN, REFERRAL, call_id, known), by=who.caseworker
    )
    twice = intake.make_referral(ReferralInput(case_id, "ngo", BEGAN, REFERRAL), by=who.caseworker)
    intake.merge_referral(twice, first, by=who.caseworker)
    intake.record_contact(case_id, ContactWay("phone", False, CONTACT, TIMES), by=who.caseworker)


def told(who: People, *, convicted: bool = True) -> Story:
    """From a call to a return, with a correction, an emergency, a complex shared with somebody else, a hold that was
    lifted, and a police file in which the accused was convicted."""
    with clock.standing_at(noon(BEGAN)):
        case_id = cases.register_person(
            FIRST, gender="female", nationality="ROU", ground=CONSENT, by=who.caseworker
        )
        beside = Identity("Opdigtet Andenperson", Birth(BirthKind.UNKNOWN))
        beside_id = cases.register_person(
            beside, gender="", nationality="", ground=CONSENT, by=who.caseworker
        )
        cases.correct_person(case_id, CORRECTED, version=1, by=who.caseworker)
        called = CallInput(clock.now() - timedelta(hours=1), "police", "advice", CALL, (case_id, beside_id))
        call_id = intake.register_call(called, by=who.caseworker)
        _referred(case_id, call_id, who)
        cases.group([case_id, beside_id], title=COMPLEX, by=who.caseworker)
        _assessed(case_id, who)
        case = Case.objects.select_related("person").get(pk=case_id)
        cases.break_glass(case.number, EMERGENCY, by=who.helper)
        for code in ("return_agency", "prosecution_service"):
            cases.share(case_id, code, ground=Ground("consent", "", SHARING), scope=SCOPE, by=who.caseworker)
        returns.record_return(ReturnInput(case_id, "ROU", BEGAN), by=who.officer)
        file_id = prosecution.open_file("OPDIGTET-7", case_ids=(case_id,), by=who.prosecutor)
        steps = ("charge", "indictment", "conviction") if convicted else ("charge",)
        step_ids = [
            prosecution.record_step(StepInput(file_id, 1, step, "p262a", BEGAN), by=who.prosecutor)
            for step in steps
        ]
        _written(case_id, who)
        hold_id = rights.set_hold(case.number, "complaint", HOLD, by=who.dpo)
        rights.lift_hold(hold_id, by=who.other_dpo)
    return Story(
        case_id,
        case.person_id,
        case.number,
        case.person.pseudonym,
        call_id,
        beside_id,
        hold_id,
        file_id,
        step_ids,
    )


def merged(again: UUID, into: UUID, who: People, actor_for) -> UUID:
    """The person of another case was found to be the same, by two; gives their record."""
    person_id = Case.objects.get(pk=again).person_id
    merge_id = persons.propose_merge(person_id, into, takes_identity=False, by=who.caseworker)
    persons.merge(merge_id, by=actor_for(Role.CASEWORKER, "cmm"))
    return person_id


def _written(case_id: UUID, who: People) -> None:
    """A document, a note, and what somebody is typing."""
    given = DocumentInput(case_id, "decision", "statement", DOCUMENT)
    documents.add_document(given, [upload("opdigtet.png")], by=who.caseworker)
    documents.write_note(NoteInput(case_id, "decision", "participants", NOTE), by=who.caseworker)
    for place, typed in (
        (f"/opkald/sag/{case_id}/henvisning/", DRAFT),
        ("/opkald/", "Opdigtet kladde om ingen"),
    ):
        owner = Owner(who.caseworker.user_id, who.caseworker.organisation_id, uuid4())
        drafts.save_draft(owner, place, {"reason": [typed]}, by=who.caseworker)


def _assessed(case_id: UUID, who: People) -> None:
    interview = InterviewInput(
        case_id=case_id, held_on=BEGAN, language="en", interpreter=False, place="centre_office", consent=True,
        notes=INTERVIEW, findings=(Finding("deception", FINDING, TOPIC),), topics={"recruitment": TOPIC},
        consents={"storage": "given"}, present=PRESENT,
    )  # fmt: skip
    identification.record_interview(interview, by=who.caseworker)
    identification.request_assessment(case_id, residence_status="no_lawful_stay", by=who.caseworker)
    identification.decide(
        DecisionInput(
            case_id=case_id,
            decided_on=BEGAN,
            outcome="victim",
            forms=("criminal_acts",),
            main_form="criminal_acts",
            sector="",
            sub_form="",
            country_of_exploitation="DNK",
            grounds=DECISION,
            corrects=None,
            conclusions=concluded("victim"),
        ),  # fmt: skip
        by=who.decider,
    )
