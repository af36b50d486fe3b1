"""The desk of a team with a case that has been through the whole journey."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models import Q

from opennrm.access import services as access
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.events import FormSent
from opennrm.access.domain.recovery import Lost, Proof
from opennrm.access.domain.roles import Role, Section
from opennrm.access.models import CodeLabel, ConductAcceptance, Membership, Recovery, RoleGrant, User
from opennrm.cases import services as cases
from opennrm.cases.domain import Wish
from opennrm.cases.models import Case, Contract, EmergencyAccess, Participation
from opennrm.documents import services as documents
from opennrm.documents.domain.evidence import EvidenceInput, HandOverInput, ReceiptInput
from opennrm.documents.domain.notes import NoteInput
from opennrm.documents.domain.views import DocumentInput
from opennrm.documents.models import Custody, Document, Evidence, Note, Version
from opennrm.grants import services as grants
from opennrm.grants.domain.entitlement import Circumstances, Household
from opennrm.grants.domain.inputs import Application, RunInput
from opennrm.grants.domain.plans import LineInput
from opennrm.grants.models import Grant, Payment, PlanLine, Purse, ReceiptCheck, Run
from opennrm.identification import services as identification
from opennrm.identification.domain.ages import AgeInput
from opennrm.identification.domain.complexes import SharedInput
from opennrm.identification.domain.conclusions import Conclusions, RestsOn
from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.identification.domain.opinions import OpinionInput
from opennrm.identification.domain.planning import PlanInput
from opennrm.identification.domain.rulings import RulingInput
from opennrm.identification.models import (
    CaseLink,
    Decision,
    Interpreter,
    Interview,
    Letter,
    PlannedInterview,
    Room,
    SharedFact,
)
from opennrm.identification.models import Finding as IndicatorFinding
from opennrm.intake import services as intake
from opennrm.intake.domain import CallDetails, CallInput, ContactWay, ReferralInput
from opennrm.intake.domain.feedback import Consent, Feedback, Stage, Way
from opennrm.intake.models import Call, Contact, Handover, Referral
from opennrm.persons import services as persons
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity
from opennrm.persons.models import MatchRequest, Merge, Person, PossibleDuplicate
from opennrm.prosecution import services as prosecution
from opennrm.prosecution.domain import StepInput
from opennrm.prosecution.models import PoliceFile, Step
from opennrm.reporting import services as reporting
from opennrm.reporting.domain.manuscripts.views import TextInput
from opennrm.reporting.models import Chapter, ChapterStep, Comment, Manuscript, Photograph
from opennrm.returns import services as returns
from opennrm.returns.domain import ConsentInput, HouseholdInput, PreparedInput, ReturnInput
from opennrm.returns.domain.activities import ActivityInput
from opennrm.returns.domain.complaints import ComplaintInput, FeedbackInput
from opennrm.returns.domain.following import RiskInput
from opennrm.returns.models import Complaint, HealthClarification, Outcome, PreparedReturn, Return, Visit
from opennrm.rights import services as rights
from opennrm.rights.models import Erasure, ErasureItem, ErasureProof, Hold
from opennrm.shared.dates import clock, noon
from opennrm.statistics import services as statistics
from opennrm.statistics.domain.publications import Edition
from opennrm.statistics.models import Publication
from opennrm.support import services as support
from opennrm.support.domain.views import ExtensionInput
from opennrm.support.models import AccommodationPlace, Extension, Period, Plan, Service, Stay, Waiting
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.covers import CoverInput
from opennrm.tasks.domain.drafts import Owner
from opennrm.tasks.domain.lists import Page
from opennrm.tasks.forms.drafts import signed
from opennrm.tasks.models import Cover, Draft, SavedList, Task
from opennrm.tasks.services import drafts
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.documents.files import upload
from tests.grants.bank import entry, statement
from tests.grants.conftest import IBAN, PERSON
from tests.returns.victims import ALL, assessed, concluded, decision
from tests.support.housing import housed, moved
from tests.support.plans import more_support, supported

TODAY = date(2021, 6, 12)
TOPICS = {"debt": "Opdigtet gæld", "journey": "Opdigtet rejse", "recruitment": "Opdigtet løfte"}
EMERGENCY = "Opdigtet: en person er i fare og skal hentes nu."
PROPOSED_LABEL = access.LabelInput(
    "sectors", "cleaning", "Rengøring og vask", "Cleaning and laundry", date(2030, 1, 1), "Opdigtet aftale"
)


@dataclass
class Mechanism:
    """One of each who works in it, and what they have recorded."""

    caseworker: Actor
    decider: Actor
    officer: Actor
    prosecutor: Actor
    dpo: Actor
    analyst: Actor
    helper: Actor
    administrator: Actor
    second_decider: Actor
    asker: Actor
    second_officer: Actor
    third_officer: Actor
    editor: Actor
    reviewer: Actor

    def journey(self) -> UUID:
        """A call, a referral, an interview, a decision, a return and a police file about one person."""
        self.of_administration()
        self.of_drafts()
        self.of_the_hotline()
        case_id = assessed(self.caseworker, self.decider)
        with clock.standing_at(noon(TODAY)):
            cases.share(case_id, "prosecution_service", ground=CONSENT, scope=SCOPE, by=self.caseworker)
            at = noon(TODAY) - timedelta(hours=1)
            promised = CallDetails(call_back_at=noon(TODAY))
            told = CallInput(at, "police", "advice", "Opdigtet opkald", (case_id,), details=promised)
            intake.register_call(told, by=self.caseworker)
            self.of_referrals(case_id)
            self.referred_by_contract(case_id)
            ended = cases.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=self.caseworker)
            cases.end_participation(ended, by=self.caseworker)
            cases.break_glass(Case.objects.get(pk=case_id).number, EMERGENCY, by=self.helper)
            self.documents_in(case_id)
            self.evidence_in(case_id)
            self.planned_in(case_id)
            self.lengthened(case_id)
            supported(case_id, self.caseworker)
            housed(case_id, self.caseworker)
            identification.decide_age(AgeInput(case_id, "adult", ("family",), "Opdigtet"), by=self.decider)
            self._complex(case_id)
            made = Decision.objects.get(assessment__case_id=case_id).pk
            letter_id = identification.make_letter(made, by=self.decider)
            identification.step_letter(letter_id, "read_aloud", text="Opdigtet tolk", by=self.decider)
            returns.record_return(ReturnInput(case_id, "MAR", date(2021, 5, 1)), by=self.officer)
            self.granted_in(case_id)
            number = f"OPDIGTET-{PoliceFile.objects.count()}"
            file_id = prosecution.open_file(number, case_ids=(case_id,), by=self.prosecutor)
            prosecution.record_step(
                StepInput(file_id, 1, "charge", "p262a", date(2021, 3, 1)), by=self.prosecutor
            )
            self.returning(case_id)
            self.of_erasure(case_id)
            self.of_publications()
        self.of_tasks()
        return case_id

    def referred_by_contract(self, case_id: UUID) -> None:
        """A referral to another organisation, which has not answered."""
        scope = replace(SCOPE, sections=frozenset({Section.CONTACT}), lasts_until=TODAY + timedelta(days=30))
        cases.offer(case_id, Wish("amiami", CONSENT, scope, True, "today"), by=self.caseworker)

    def documents_in(self, case_id: UUID) -> None:
        """A document that a colleague elsewhere has looked at, and a note."""
        told = DocumentInput(case_id, "decision", "statement", "Opdigtet redegørelse")
        document_id = documents.add_document(told, [upload("opdigtet.png")], by=self.caseworker)
        documents.release(Version.objects.get(document=document_id).pk, by=self.decider)
        note = NoteInput(case_id, "decision", "participants", "Opdigtet notat")
        documents.write_note(note, by=self.caseworker)

    def evidence_in(self, case_id: UUID) -> None:
        """An item that went to another organisation, which has signed, and on from there."""
        told = (
            "Opdigtet telefon",
            "Opdigtet betjent",
            noon(TODAY),
            "Opdigtet station",
            "Skab 1",
            "Uden segl",
        )
        given = EvidenceInput(case_id, "decision", "phone_or_computer", "police", *told)
        evidence_id = documents.register_evidence(given, by=self.caseworker)
        onward = ("immigration_service", "", noon(TODAY), "assessment", "Opdigtet segl 4711")
        documents.hand_over_evidence(HandOverInput(evidence_id, *onward), by=self.caseworker)
        line_id = Custody.objects.get(evidence=evidence_id).pk
        documents.sign_for_evidence(line_id, ReceiptInput("as_described", "Skab 2"), by=self.decider)
        back = ("cmm", "", noon(TODAY), "keeping", "Opdigtet segl 4712")
        documents.hand_over_evidence(HandOverInput(evidence_id, *back), by=self.decider)

    def granted_in(self, case_id: UUID) -> None:
        """Reintegration support with a plan that is being written; a month of cash that the bank has confirmed."""
        told = Application(case_id, Circumstances(Household.SINGLE, 0), "MAR", "Opdigtet forsørgelse")
        grant_id = grants.apply(told, by=self.officer)
        grants.approve(grant_id, by=self.second_officer)
        grants.tell_payee(grant_id, PERSON, by=self.officer)
        grants.record_arrival(grant_id, TODAY, by=self.officer)
        adult = Purse.objects.get(grant=grant_id, kind="adult")
        grants.add_line(adult.pk, LineInput("housing", 100, "Opdigtet husleje"), by=self.officer)
        run_id = grants.prepare_run(TODAY, by=self.officer)
        grants.approve_run(run_id, RunInput("Opdigtet betaler", IBAN, ""), by=self.second_officer)
        paid = Payment.objects.get(run=run_id)
        line = entry(paid.reference, paid.amount_ore, TODAY)
        grants.read_statement(statement(line, name=f"OPDIGTET-{Run.objects.count()}"), by=self.officer)
        grants.draw_sample(TODAY.year, by=self.officer)

    def planned_in(self, case_id: UUID) -> None:
        """An interview that is planned, with an interpreter who has declared a conflict about somebody else."""
        room = Room.objects.first()
        room_id = room.pk if room else identification.add_room("Lokale 1", "prison_visit", by=self.caseworker)
        interpreter_id = identification.add_interpreter(
            "Opdigtet Tolk", email="tolk@example.invalid", languages=["en"], by=self.caseworker
        )
        identification.declare_conflict(interpreter_id, nationality="BGR", by=self.caseworker)
        hours = timedelta(hours=20 + PlannedInterview.objects.count())
        identification.plan_interview(
            PlanInput(
                case_id, noon(TODAY) + hours, 60, room_id, self.caseworker.user_id, "en", interpreter_id
            ),
            by=self.caseworker,
        )

    def of_tasks(self) -> None:
        """A task in another case, longer than it was; one more whose clock stood still; and a colleague who covers."""
        with clock.standing_at(noon(TODAY)):
            for number in (1, 2):
                case_id = new_case(self.caseworker, f"Opdigtet Person 1{number}")
                intake.make_referral(
                    ReferralInput(case_id, "ngo", TODAY, "Opdigtet", None), by=self.caseworker
                )
            first, second = Task.objects.order_by("opened_at", "case__number").filter(state="open")[:2]
            tasks.extend(first.pk, 2, "extent", by=self.caseworker)
            tasks.pause(second.pk, "health", by=self.caseworker)
            self.kept_by(self.caseworker)
            if not Cover.objects.exists():
                colleague = self.colleague_id()
                tasks.cover(
                    CoverInput(self.caseworker.user_id, colleague, TODAY, TODAY + timedelta(days=7)),
                    by=self.caseworker,
                )

    def kept_by(self, actor: Actor) -> None:
        """A list, a calendar and a digest of somebody's own."""
        if not SavedList.objects.exists():
            tasks.save_list(Page.BOARD, "Opdigtet liste", "when=overdue", is_shared=True, by=actor)
            tasks.make_feed(by=actor)
            tasks.choose_digest("opdigtet@example.org", [1, 3], by=actor)

    def colleague_id(self) -> UUID:
        """Of the caseworker's organisation, with cases."""
        user = User.objects.create(
            username=f"opdigtet-kollega-{User.objects.count()}", name="Opdigtet Kollega"
        )
        Membership.objects.create(
            user=user,
            organisation_id=self.caseworker.organisation_id,
            role=Role.CASEWORKER,
            since=date(2007, 1, 1),
        )
        return user.pk

    def returning(self, case_id: UUID) -> UUID:
        """A prepared return that was offered to somebody with a child."""
        consent = ConsentInput(TODAY, "spoken")
        household = HouseholdInput("provider", (2015,))
        given = PreparedInput(case_id, "ROU", household, consent)
        prepared_id = returns.open_prepared(given, by=self.caseworker)
        self.worked_in(prepared_id)
        return prepared_id

    def worked_in(self, prepared_id: UUID) -> None:
        """An activity, a risk assessment, health, and rows of what can only come after the arrival."""
        told = ActivityInput("information", "waiting", TODAY, "person", "Opdigtet aktivitet")
        returns.settle(prepared_id, told, by=self.caseworker)
        topics = ("Opdigtet", "Opdigtet", "Opdigtet", "Opdigtet")
        risk = RiskInput(TODAY, "medium", ("escort",), *topics)
        returns.assess_risk(prepared_id, risk, by=self.caseworker)
        complaint = ComplaintInput(TODAY, "offer", "spoken", "Opdigtet klage")
        returns.complain(prepared_id, complaint, by=self.officer)
        returns.give_feedback(prepared_id, FeedbackInput(TODAY, "en", 4, "Opdigtet"), by=self.officer)
        row = PreparedReturn.objects.get(pk=prepared_id)
        told_by = {"prepared": row, "recorded_at": clock.now(), "recorded_by_id": self.officer.user_id}
        HealthClarification.objects.create(
            case_id=row.case_id, made_on=TODAY, fit_to_travel="yes", recorded_at=clock.now(),
            recorded_by_id=self.officer.user_id,
        )  # fmt: skip
        made = Visit(**told_by, held_on=TODAY, way="phone")
        place = {"table": "returns_visit", "column": "notes_sealed", "row": made.pk}
        made.notes_sealed = persons.seal_text(row.person_id, **place, text="Opdigtet besøg")
        made.save()
        if not Outcome.objects.filter(prepared=row).exists():
            Outcome.objects.create(**told_by, income="kiosk", housing="own", schooling="none", risk="low")

    def ready_to_travel(self, prepared_id: UUID) -> None:
        """With the person's yes to three more steps, and worked in once more."""
        self.worked_in(prepared_id)
        for version, by in enumerate((self.caseworker, self.caseworker, self.officer), start=1):
            returns.advance(prepared_id, ConsentInput(TODAY, "spoken"), version=version, by=by)

    def lengthened(self, case_id: UUID) -> None:
        """The period that the decision opened, so that it runs on ``TODAY``."""
        period = Period.objects.get(case_id=case_id)
        with clock.standing_at(noon(period.begins_on)):
            given = ExtensionInput(60, "special_reasons", period.begins_on, "Opdigtet grund til mere tid")
            support.extend(period.pk, given, version=period.version, by=self.caseworker)

    def more_in(self, case_id: UUID) -> None:
        """The same case once more through everything that can happen twice."""
        days = [date(2021, 6, 12) + timedelta(days=each) for each in range(4)]
        with clock.standing_at(noon(days[-1])):
            intake.make_referral(ReferralInput(case_id, "ngo", days[0], "Opdigtet", None), by=self.caseworker)
            intake.register_call(
                CallInput(noon(days[0]), "ngo", "advice", "Opdigtet opkald", (case_id,)), by=self.caseworker
            )
            self.of_the_report()
            self.documents_in(case_id)
            self.evidence_in(case_id)
            documents.add_version(
                Document.objects.filter(case_id=case_id).order_by("added_at").first().pk,
                [upload("opdigtet.png")],
                by=self.caseworker,
            )
            findings = (Finding("deception", "Opdigtet fund"), Finding("isolation", "Opdigtet fund"))
            told = InterviewInput(case_id, days[1], "en", False, "centre_office", True, "Opdigtet", findings)
            told = replace(told, topics=TOPICS, consents=dict.fromkeys(("storage", "sharing"), "given"))
            identification.record_interview(told, by=self.caseworker)
            identification.request_assessment(case_id, residence_status="no_lawful_stay", by=self.caseworker)
            self._turns(case_id)
            identification.add_shared_fact(SharedInput(case_id, "place", "Opdigtet lade"), by=self.caseworker)
            again = decision(case_id, "victim")
            found = RestsOn(
                "act", finding_id=IndicatorFinding.objects.filter(indicator="isolation").first().pk
            )
            item = RestsOn("purpose", evidence_id=Evidence.objects.filter(case_id=case_id).first().pk)
            rests_on = Conclusions("established", "established", "established", (*ALL, found, item))
            told = _told(again) | {"decided_on": days[2], "conclusions": rests_on}
            identification.decide(type(again)(**told), by=self.decider)
            identification.decide_age(AgeInput(case_id, "adult", ("family",), "Opdigtet"), by=self.decider)
            cases.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=self.caseworker)
            file = PoliceFile.objects.order_by("number").first()
            for accused in (2, 3):
                prosecution.record_step(
                    StepInput(file.pk, accused, "charge", "p262a", days[1]), by=self.prosecutor
                )
            self.ready_to_travel(PreparedReturn.objects.get(case_id=case_id).pk)
            returns.record_return(ReturnInput(case_id, "ROU", days[3]), by=self.officer)
            self.more_money_in(case_id)
            self.registered_again(case_id)
            self.asked_by_another(case_id)
            self.found_twice(case_id)
            more_support(case_id, self.caseworker)
            moved(case_id, self.caseworker)

    def more_money_in(self, case_id: UUID) -> None:
        """Children to provide for, and lines for them."""
        grant_id = Grant.objects.get(case=case_id).pk
        told = Circumstances(Household.PROVIDER, 2)
        grants.change_circumstances(grant_id, told, reason="Opdigtet", by=self.third_officer)
        grants.approve_change(grant_id, version=2, by=self.second_officer)
        for kid in Purse.objects.filter(grant=grant_id, kind="child"):
            grants.add_line(kid.pk, LineInput("schooling", 100, "Opdigtet skole"), by=self.officer)

    def registered_again(self, case_id: UUID) -> UUID:
        """The same person once more, and the proposal to merge the two."""
        once, again = (
            Case.objects.get(pk=each).person_id
            for each in (case_id, new_case(self.caseworker, "Opdigtet Person 8"))
        )
        return persons.propose_merge(again, once, takes_identity=False, by=self.caseworker)

    def asked_by_another(self, case_id: UUID) -> UUID:
        """Another organisation registers somebody surely alike, and asks who knows them."""
        told = Identity("Opdigtet Oksana Shevchenko", UNKNOWN_BIRTH)
        person_id = Case.objects.get(pk=case_id).person_id
        version = Person.objects.get(pk=person_id).identity_version
        persons.correct_identity(person_id, told, version=version, by=self.caseworker)
        codes = {"gender": "", "nationality": "", "ground": CONSENT}
        cases.ask_elsewhere(cases.register_person(told, **codes, by=self.asker), by=self.asker)
        return MatchRequest.objects.latest("asked_at").pk

    def found_twice(self, case_id: UUID) -> None:
        """A pair of the whole register, as ``nrm duplicates find`` keeps it."""
        pair = sorted(Case.objects.get(pk=each).person_id for each in (case_id, new_case(self.caseworker)))
        PossibleDuplicate.objects.create(one_id=pair[0], other_id=pair[1], degree=0.9, found_at=clock.now())

    def of_duplicates(self, case_id: UUID) -> dict[str, UUID]:
        """A proposal to merge the person of a case with that of another."""
        found = Merge.objects.filter(into=Case.objects.get(pk=case_id).person_id).order_by(
            "proposed_at", "pk"
        )
        row = found.first() or Merge.objects.get(pk=self.registered_again(case_id))
        asked = MatchRequest.objects.filter(resembles=Case.objects.get(pk=case_id).person_id).first()
        request_id = asked.pk if asked else self.asked_by_another(case_id)
        if not PossibleDuplicate.objects.exists():
            self.found_twice(case_id)
        return {
            "request_id": request_id,
            "merge_id": row.pk,
            "other_id": Case.objects.get(person=row.merged).pk,
        }

    def _complex(self, case_id: UUID) -> None:
        """Together with the case of somebody else, with a shared fact and a link."""
        other = new_case(self.caseworker, "Opdigtet Person 8")
        cases.group([case_id, other], title="Opdigtet hus", by=self.caseworker)
        shared = SharedInput(case_id, "exploiter", "Opdigtet bagmand")
        identification.add_shared_fact(shared, by=self.caseworker)
        identification.link_cases(case_id, other, kind="couple", by=self.caseworker)

    def _turns(self, case_id: UUID) -> None:
        """Asked for more and answered, an independent opinion of two, and what a court found."""
        for _ in range(2):
            told = {"to": "cmm", "due_on": None, "text": "Opdigtet spørgsmål"}
            identification.ask_for_more(case_id, **told, by=self.decider)
            identification.answer(case_id, text="Opdigtet svar", by=self.caseworker)
            ruling = RulingInput(case_id, "court", date(2021, 6, 1), "victim", "Opdigtet dom")
            identification.record_ruling(ruling, by=self.decider)
        for assessor in (self.decider, self.second_decider):
            opinion = OpinionInput(case_id, "victim", "Opdigtet", concluded("victim"))
            identification.give_opinion(opinion, by=assessor)

    def of_administration(self) -> dict[str, UUID]:
        """A proposal, a user and a membership."""
        grant = RoleGrant.objects.first()
        grant_id = (
            grant.pk
            if grant
            else access.propose_role("opdigtet-ny", "Opdigtet Ny", "cmm", "analyst", by=self.administrator)
        )
        user_id = self.analyst.user_id
        recovery = Recovery.objects.first()
        recovery_id = (
            recovery.pk
            if recovery
            else access.propose_recovery(user_id, Lost.PASSWORD, Proof.MET, by=self.administrator)
        )
        label = CodeLabel.objects.first()
        label_id = label.pk if label else access.propose_label(PROPOSED_LABEL, by=self.administrator)
        if not ConductAcceptance.objects.exists():
            number = access.publish_conduct("Opdigtet kodeks", "Invented code", by=self.administrator)
            for each in vars(self).values():
                access.accept_conduct(number, by=each)
        return {
            "organisation_id": self.decider.organisation_id,
            "grant_id": grant_id,
            "recovery_id": recovery_id,
            "label_id": label_id,
            "list_name": PROPOSED_LABEL.list_name,
            "code": PROPOSED_LABEL.code,
            "user_id": user_id,
            "membership_id": Membership.objects.get(user=user_id).pk,
        }

    def of_drafts(self) -> None:
        """A form of the caseworker's that is not sent yet, and the page it stands on."""
        if not Draft.objects.exists():
            owner = Owner(self.caseworker.user_id, self.caseworker.organisation_id, uuid4())
            drafts.save_draft(owner, "/opkald/", {"notes": ["Opdigtet kladde"]}, by=self.caseworker)
            drafts.drop_draft(FormSent(signed(self.caseworker, uuid4()), self.caseworker))
            drafts.be_present("/opkald/", is_writing=True, by=self.caseworker)

    def of_referrals(self, case_id: UUID) -> None:
        """The same referral told twice, and a number that is never to be called."""
        first = Referral.objects.filter(case_id=case_id).first()
        twice = intake.make_referral(
            ReferralInput(case_id, "ngo", TODAY, "Opdigtet", None), by=self.caseworker
        )
        intake.merge_referral(twice, first.pk, by=self.caseworker)
        told = Feedback(Stage.RECEIVED, Way.PHONE, Consent.NOTHING, "", "Opdigtet vagthavende")
        intake.tell_referrer(first.pk, told, by=self.caseworker)
        intake.name_representative(case_id, "Opdigtet Bisidder", TODAY, by=self.caseworker)
        intake.record_contact(case_id, ContactWay("phone", False, "Opdigtet nummer"), by=self.caseworker)

    def of_the_hotline(self) -> UUID:
        """A shift that waits to be taken over."""
        if waiting := Handover.objects.first():
            return waiting.pk
        with clock.standing_at(noon(TODAY)):
            return intake.leave_shift("Opdigtet overlevering", by=self.caseworker)

    def of_publications(self) -> dict[str, object]:
        """Figures that wait for another analyst."""
        waiting = Publication.objects.first()
        made = (
            waiting.pk if waiting else statistics.prepare_publication(Edition(2021, TODAY), by=self.analyst)
        )
        return {"publication_id": made, "table_name": "victims"}

    def of_erasure(self, case_id: UUID) -> dict[str, UUID]:
        """A hold, a proposal to erase somebody, and a proof."""
        number = Case.objects.get(pk=case_id).number
        if not Hold.objects.exists():
            rights.set_hold(number, "complaint", "Opdigtet klage", by=self.dpo)
            erasure = Erasure.objects.create(proposed_at=clock.now(), proposed_by_id=self.dpo.user_id)
            ErasureItem.objects.create(
                erasure=erasure,
                subject_id=uuid4(),
                label="K7M-3XY",
                numbers=number,
                kind="request",
                due_on=TODAY,
            )
            place = {"table": "persons_searchtoken", "column": "token", "rows": 1, "how": "deleted"}
            ErasureProof.objects.create(
                subject_id=uuid4(), label="K7M-3XY", places=[place], erased_at=clock.now()
            )
        return {
            "hold_id": Hold.objects.get().pk,
            "erasure_id": Erasure.objects.get().pk,
            "proof_id": ErasureProof.objects.get().pk,
        }

    def of_the_report(self) -> dict[str, UUID]:
        """A manuscript with a text in two versions, a comment, a photograph, and one more chapter at each asking."""
        if not Manuscript.objects.exists():
            manuscript_id = reporting.begin_manuscript(TODAY.year, TODAY, by=self.editor)
            reporting.add_photograph(manuscript_id, upload("opdigtet.png"), by=self.editor)
        manuscript = Manuscript.objects.get()
        chapter = Chapter.objects.order_by("position").first()
        told = TextInput("= Opdigtet titel\n\nOpdigtet tekst", "= Invented title", chapter.number)
        reporting.save_text(chapter.pk, told, by=self.editor)
        reporting.add_chapter(manuscript.pk, "Opdigtet kapitel", "Invented chapter", by=self.editor)
        reporting.comment(chapter.pk, "Opdigtet kommentar", by=self.reviewer)
        ChapterStep.objects.create(
            chapter=chapter, number=1, state="draft", done_at=clock.now(), done_by_id=self.reviewer.user_id
        )
        return {
            "manuscript_id": manuscript.pk,
            "chapter_id": chapter.pk,
            "comment_id": Comment.objects.order_by("said_at").first().pk,
            "photograph_id": Photograph.objects.get().pk,
        }

    def of_money(self, case_id: UUID) -> dict[str, object]:
        return {
            "support_id": Grant.objects.get(case=case_id).pk,
            "line_id": PlanLine.objects.filter(purse__grant__case=case_id).order_by("added_at").first().pk,
            "purse_id": Purse.objects.filter(grant__case=case_id, kind="adult").first().pk,
            "run_id": Run.objects.order_by("prepared_at").first().pk,
            "check_id": ReceiptCheck.objects.order_by("drawn_at").first().pk,
            "letter": "application",
            "form": "csv",
        }

    def records_of(self, case_id: UUID) -> dict[str, UUID]:
        """One record of each kind in a case, by the name its address has."""
        of_case = {"assessment__case_id": case_id}
        return {
            "case_id": case_id,
            "call_id": Call.objects.filter(links__case_id=case_id).order_by("registered_at").first().pk,
            "referral_id": Referral.objects.filter(case_id=case_id).order_by("registered_at").first().pk,
            "contact_id": Contact.objects.filter(case_id=case_id).order_by("recorded_at").first().pk,
            "interview_id": Interview.objects.filter(**of_case).order_by("recorded_at").first().pk,
            "topic": "recruitment",
            "plan_id": PlannedInterview.objects.filter(case_id=case_id).order_by("starts_at").first().pk,
            "room_id": Room.objects.first().pk,
            "interpreter_id": Interpreter.objects.order_by("registered_at", "pk").first().pk,
            "interviewer_id": self.caseworker.user_id,
            "decision_id": Decision.objects.filter(**of_case).order_by("recorded_at").first().pk,
            "shared_id": SharedFact.objects.filter(complex__cases=case_id).first().pk,
            "link_id": CaseLink.objects.filter(Q(first=case_id) | Q(second=case_id)).first().pk,
            "other_id": Case.objects.exclude(pk=case_id).first().pk,
            "letter_id": Letter.objects.filter(decision__assessment__case_id=case_id).first().pk,
            "prepared_id": PreparedReturn.objects.filter(case_id=case_id).order_by("opened_on").first().pk,
            **self.of_money(case_id),
            "activity": "information",
            "complaint_id": Complaint.objects.filter(prepared__case=case_id)
            .order_by("recorded_at")
            .first()
            .pk,
            "return_id": Return.objects.filter(case_id=case_id).order_by("recorded_at").first().pk,
            "document_id": Document.objects.filter(case_id=case_id).order_by("added_at").first().pk,
            "version_id": Version.objects.filter(document__case_id=case_id).order_by("added_at").first().pk,
            "number": 1,
            "evidence_id": Evidence.objects.filter(case_id=case_id).order_by("received_at").first().pk,
            "custody_id": Custody.objects.filter(evidence__case_id=case_id, number=2).first().pk,
            "note_id": Note.objects.filter(case_id=case_id).order_by("made_at").first().pk,
            "file_id": PoliceFile.objects.order_by("number").first().pk,
            "period_id": Period.objects.filter(case_id=case_id).order_by("begins_on").first().pk,
            "extension_id": Extension.objects.filter(period__case_id=case_id)
            .order_by("recorded_at")
            .first()
            .pk,
            "area": "housing",
            "place_id": AccommodationPlace.objects.order_by("registered_at", "name").first().pk,
            "stay_id": Stay.objects.filter(case_id=case_id).order_by("offered_at").first().pk,
            "waiting_id": Waiting.objects.filter(case_id=case_id).order_by("recorded_at").first().pk,
            "support_plan_id": Plan.objects.filter(case_id=case_id)
            .order_by("is_child", "begun_at")
            .first()
            .pk,
            "service_id": Service.objects.filter(plan__case_id=case_id).order_by("recorded_at").first().pk,
            "emergency_id": EmergencyAccess.objects.filter(case_id=case_id).first().pk,
            **self.of_administration(),
            "handover_id": self.of_the_hotline(),
            "draft_id": Draft.objects.get().pk,
            **self.of_erasure(case_id),
            **self.of_publications(),
            **self.of_duplicates(case_id),
            **self.of_the_report(),
            "step_id": Step.objects.order_by("recorded_at").first().pk,
            "task_id": Task.objects.filter(state="open").order_by("opened_at", "case__number").first().pk,
            "colleague_id": self.caseworker.user_id,
            "away_id": self.caseworker.user_id,
            "covering_id": self.caseworker.user_id,
            "list_page": "board",
            "measure": "victims",
            "dimension": "exploitation",
            "organisation": "uden-organisation",
            "suffix": "csv",
            "list_id": SavedList.objects.first().pk,
            "token": "opdigtet",
            "cover_id": Cover.objects.first().pk,
            "contract_id": Contract.objects.filter(case_id=case_id).first().pk,
            "participation_id": Participation.objects.filter(case_id=case_id)
            .order_by("since", "pk")
            .first()
            .pk,
        }


def _told(given) -> dict[str, object]:
    return {name: getattr(given, name) for name in type(given).__dataclass_fields__}


def a_mechanism(actor_for) -> Mechanism:
    helper = actor_for(Role.NGO_WORKER, "hopenow")
    return Mechanism(
        actor_for(Role.CASEWORKER, "cmm"),
        actor_for(Role.DECISION_MAKER, "immigration_service"),
        actor_for(Role.RETURN_OFFICER, "return_agency"),
        actor_for(Role.PROSECUTOR, "prosecution_service"),
        actor_for(Role.DATA_PROTECTION_OFFICER, "cmm"),
        actor_for(Role.ANALYST, "cmm"),
        helper,
        actor_for(Role.ADMINISTRATOR, "cmm"),
        actor_for(Role.DECISION_MAKER, "immigration_service"),
        actor_for(Role.NGO_WORKER, "amiami"),
        actor_for(Role.RETURN_OFFICER, "return_agency"),
        actor_for(Role.RETURN_OFFICER, "return_agency"),
        actor_for(Role.REPORT_EDITOR, "cmm"),
        actor_for(Role.REPORT_REVIEWER, "cmm"),
    )


@pytest.fixture
def mechanism(db, actor_for) -> Mechanism:
    return a_mechanism(actor_for)


@dataclass(frozen=True)
class Lived:
    """A mechanism, its one case that has been through the whole journey, and a record of each kind in it."""

    mechanism: Mechanism
    case_id: UUID
    records: dict[str, UUID]


@pytest.fixture(scope="module")
def lived(kept_rows, actor_for) -> Lived:
    """Lived through once for all tests of a module."""
    with kept_rows():
        mechanism = a_mechanism(actor_for)
        case_id = mechanism.journey()
        with clock.standing_at(noon(TODAY)):
            return Lived(mechanism, case_id, mechanism.records_of(case_id))
