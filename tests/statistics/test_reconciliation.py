"""Random histories through the services of every stage: what the ledger tells is what the live rows say, after each act;
and a draw as of an earlier day still tells what was known then."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from opennrm.access.domain.roles import Role
from opennrm.access.services import install_organisations
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.identification import services as identification
from opennrm.identification.domain.decisions import DecisionInput
from opennrm.identification.domain.interviews import InterviewInput
from opennrm.identification.domain.opinions import OpinionInput
from opennrm.identification.models import Decision, Interview
from opennrm.intake import services as intake
from opennrm.intake.domain import CallInput, ReferralInput
from opennrm.intake.models import Call, Referral
from opennrm.persons import services as persons
from opennrm.persons.domain.identity import Birth, BirthKind, Identity
from opennrm.persons.models import Merge
from opennrm.prosecution import services as prosecution
from opennrm.prosecution.domain import StepInput
from opennrm.prosecution.models import PoliceFile, Step
from opennrm.returns import services as returns
from opennrm.returns.domain import ReturnInput
from opennrm.returns.domain.activities import ActivityInput
from opennrm.returns.models import PreparedReturn, Return
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Refused
from opennrm.statistics import measures, selectors
from opennrm.statistics.domain.query import Query
from tests.cases.people import CONSENT, SCOPE
from tests.returns.returning import STEPS_FROM, Team
from tests.returns.victims import concluded
from tests.statistics import live

BEGIN, YEARS = date(2020, 10, 1), range(2020, 2024)
ORIGINS, FORMS = ("police", "ngo", "self"), ("criminal_acts", "sexual_exploitation", "forced_labour")


class Undone(Exception):
    """Ends an example with nothing left behind."""


class World:
    """The people of the mechanism, and their acts: each takes one of what is there, and a day up to today."""

    def __init__(self, actor_for) -> None:
        install_organisations(by=actor_for(Role.ADMINISTRATOR, "cmm"))
        self.caseworker, self.colleague = (actor_for(Role.CASEWORKER, "cmm") for _ in range(2))
        self.adviser = actor_for(Role.HOTLINE_ADVISER, "cmm")
        self.deciders = {
            "cmm": actor_for(Role.DECISION_MAKER, "cmm"),
            "immigration_service": actor_for(Role.DECISION_MAKER, "immigration_service"),
        }
        self.officer = actor_for(Role.RETURN_OFFICER, "return_agency")
        self.prosecutor = actor_for(Role.PROSECUTOR, "prosecution_service")
        self.case_ids = []
        self.done = Counter()

    def one(self, model, number, **told):
        known = {each.name for each in model._meta.fields}
        since = next(name for name in ("registered_at", "recorded_at", "proposed_at") if name in known)
        rows = list(model.objects.filter(**told).order_by(since))
        return rows[number % len(rows)] if rows else None

    def call(self, n, day):
        at = datetime.combine(day, noon(day).timetz())
        told = CallInput(at, ("police", "ngo")[n % 2], ("advice", "follow_up")[n % 2], "Opdigtet opkald")
        row = self.one(Call, n, withdrawn_at=None)
        if n % 3 and row:
            intake.correct_call(row.pk, told, version=row.version, by=self.caseworker)
        else:
            intake.register_call(told, by=self.caseworker)

    def withdraw_call(self, n, day):
        if row := self.one(Call, n):
            intake.withdraw_call(row.pk, by=self.caseworker)

    def arrive(self, n, day):
        birth = Birth(BirthKind.YEAR, year=1980 + n % 30)
        identity = Identity(f"Opdigtet Person {n}", birth)
        codes = {"gender": ("female", "male")[n % 2], "nationality": ("NGA", "ROU", "")[n % 3]}
        case_id = cases.register_person(identity, **codes, ground=CONSENT, by=self.caseworker)
        cases.share(case_id, "return_agency", ground=CONSENT, scope=SCOPE, by=self.caseworker)
        self.case_ids.append(case_id)
        self.refer(n, day, case_id)

    def refer(self, n, day, case_id=None):
        if case_id or self.case_ids:
            told = ReferralInput(case_id or self.case(n), ORIGINS[n % 3], day, "Opdigtet", None)
            intake.make_referral(told, by=self.caseworker)

    def case(self, n):
        return self.case_ids[n % len(self.case_ids)]

    def merge(self, n, day):
        """Two of those who are there are one person: proposed by one, done by another."""
        if len(self.case_ids) > 1:
            one, other = (Case.objects.get(pk=self.case(each)).person_id for each in (n, n // 3 + 1))
            told = {"takes_identity": bool(n % 2), "by": self.caseworker}
            persons.merge(persons.propose_merge(one, other, **told), by=self.colleague)

    def unmerge(self, n, day):
        if row := self.one(Merge, n, state="merged"):
            persons.unmerge(row.pk, by=self.caseworker)

    def withdraw_referral(self, n, day):
        if row := self.one(Referral, n):
            intake.withdraw_referral(row.pk, by=self.caseworker)

    def refer_from_the_hotline(self, n, day):
        """Waits in the queue, unlike what those who interview refer themselves."""
        if self.case_ids:
            told = ReferralInput(self.case(n), "hotline", day, "Opdigtet", None)
            intake.make_referral(told, by=self.adviser)

    def accept_referral(self, n, day):
        if row := self.one(Referral, n, state="received"):
            intake.accept_referral(row.pk, by=self.caseworker)

    def decline_referral(self, n, day):
        if row := self.one(Referral, n, state="received"):
            intake.decline_referral(row.pk, "no_signs", "Opdigtet", by=self.caseworker)

    def merge_referral(self, n, day):
        """The latest of a case goes into an earlier one."""
        if kept := self.one(Referral, n, state__in=("received", "accepted")):
            same = Referral.objects.filter(case=kept.case_id, withdrawn_at=None).exclude(pk=kept.pk)
            if row := same.exclude(state__in=("merged", "declined")).order_by("-made_on").first():
                intake.merge_referral(row.pk, kept.pk, by=self.caseworker)

    def interview(self, n, day):
        if self.case_ids:
            told = InterviewInput(self.case(n), day, "en", False, "centre_office", True, "Opdigtet samtale")
            identification.record_interview(told, by=self.caseworker)

    def withdraw_interview(self, n, day):
        if row := self.one(Interview, n):
            identification.withdraw_interview(row.pk, by=self.caseworker)

    def send(self, n, day):
        if self.case_ids:
            status = ("no_lawful_stay", "lawful_stay")[n % 2]
            identification.request_assessment(self.case(n), residence_status=status, by=self.caseworker)

    def decide(self, n, day, corrects=None):
        if not self.case_ids:
            return
        outcome, form = ("victim", "victim", "not_victim")[n % 3], FORMS[n % 2 if n % 5 else 2]
        is_victim = outcome == "victim"
        told = DecisionInput(
            case_id=corrects.assessment.case_id if corrects else self.case(n),
            decided_on=day,
            outcome=outcome,
            grounds="Opdigtet begrundelse",
            forms=(form,) if is_victim else (),
            main_form=form if is_victim else "",
            sector="construction" if is_victim and form == "forced_labour" else "",
            corrects=corrects.pk if corrects else None,
            conclusions=concluded(outcome),
        )
        authority = corrects.authority if corrects else ("immigration_service", "cmm")[n // 7 % 2]
        identification.decide(told, by=self.deciders[authority])

    def journey_to_a_decision(self, n, day):
        """What must come one after the other, so that histories get far."""
        self.arrive(n, day)
        case_id = self.case_ids[-1]
        told = InterviewInput(case_id, day, "en", False, "centre_office", True, "Opdigtet samtale")
        identification.record_interview(told, by=self.caseworker)
        identification.request_assessment(case_id, residence_status="no_lawful_stay", by=self.caseworker)
        decision = DecisionInput(
            case_id, day, "victim", "Opdigtet begrundelse", ("criminal_acts",), "criminal_acts",
            conclusions=concluded("victim"),
        )  # fmt: skip
        identification.decide(decision, by=self.deciders["immigration_service"])

    def ask_and_answer(self, n, day):
        if self.case_ids:
            decider, case_id = self.deciders[("immigration_service", "cmm")[n % 2]], self.case(n)
            identification.ask_for_more(case_id, to="cmm", due_on=None, text="Opdigtet", by=decider)
            identification.answer(case_id, text="Opdigtet", by=decider)

    def hand_over(self, n, day):
        if self.case_ids:
            decider = self.deciders[("immigration_service", "cmm")[n % 2]]
            status = ("lawful_stay", "no_lawful_stay")[n % 2]
            identification.hand_over(self.case(n), residence_status=status, text="Opdigtet", by=decider)

    def opine(self, n, day):
        if self.case_ids:
            outcome = ("victim", "victim", "not_victim")[n % 3]
            told = OpinionInput(self.case(n), outcome, "Opdigtet", concluded(outcome))
            identification.give_opinion(told, by=self.deciders[("immigration_service", "cmm")[n // 7 % 2]])

    def reopen(self, n, day):
        """The newest case that is decided: a new assessment begins with an interview."""
        row = self.one(Decision, n, withdrawn_at=None)
        if row and row.assessment.competent:
            decider = self.deciders[row.assessment.competent]
            identification.reopen(row.assessment.case_id, text="Opdigtet", by=decider)

    def correct(self, n, day):
        if row := self.one(Decision, n, withdrawn_at=None):
            self.decide(n, day, corrects=row)

    def withdraw_decision(self, n, day):
        if row := self.one(Decision, n):
            identification.withdraw_decision(row.pk, by=self.deciders[row.authority])

    def travel(self, n, day):
        if self.case_ids:
            told = ReturnInput(self.case(n), ("NGA", "ROU")[n % 2], day)
            if day >= STEPS_FROM:
                self._prepare(told)
            returns.record_return(told, by=self.officer)

    def _prepare(self, told):
        """From this day on a journey is one of a prepared return; the one before it is stopped."""
        team = Team(self.caseworker, self.officer)
        for row in PreparedReturn.objects.filter(case=told.case_id).exclude(state="stopped"):
            day = max(told.travelled_on, row.opened_on)
            team.stops(row.pk, on=day)
        prepared_id = team.offers(told.case_id, destination=told.destination, on=told.travelled_on)
        team.advances(prepared_id, on=told.travelled_on, times=3)

    def prepare(self, n, day):
        """Some way through the steps, each on its own day; an activity waits, is left out or taken up again."""
        if not self.case_ids:
            return
        team, case_id, today = Team(self.caseworker, self.officer), self.case(n), clock.today()
        row = PreparedReturn.objects.filter(case=case_id).exclude(state__in=("stopped", "closed")).first()
        if row is None:
            team.offers(case_id, destination=("NGA", "ROU")[n % 2], on=day)
            row = PreparedReturn.objects.filter(case=case_id, state="offer").get()
        states = ("waiting", "not_relevant", "done")
        reasons = {"waiting": "documents", "not_relevant": "not_needed", "done": ""}
        state = states[n % 3]
        told = ActivityInput("travel_documents", state, today, reasons[state])
        with suppress(Refused), transaction.atomic():
            returns.settle(row.pk, told, by=self.officer)
        team.advances(row.pk, on=today)

    def withdraw_return(self, n, day):
        if row := self.one(Return, n):
            returns.withdraw_return(row.pk, by=self.officer)

    def accuse(self, n, day):
        file = self.one(PoliceFile, n // 3)
        file_id = file.pk if file and n % 3 else prosecution.open_file(f"OPDIGTET-{n}", by=self.prosecutor)
        step = ("charge", "charge", "indictment", "conviction")[n % 4]
        statute = ("p262a", "p262a", "p282_286")[n // 4 % 3]
        prosecution.record_step(StepInput(file_id, n % 2 + 1, step, statute, day), by=self.prosecutor)

    def withdraw_step(self, n, day):
        if row := self.one(Step, n):
            prosecution.withdraw_step(row.pk, by=self.prosecutor)


ACTS = [name for name in vars(World) if not name.startswith("_") and name not in {"one", "case"}]
# Those that lead on come more often than those that take back.
WEIGHTED = [name for name in ACTS for _ in range(1 if name.startswith("withdraw") else 2)]
histories = st.lists(
    st.tuples(st.sampled_from(WEIGHTED), st.integers(0, 60), st.integers(0, 80), st.integers(0, 70)),
    min_size=4,
    max_size=16,
)


def drawn(as_of=None):
    """What the ledger tells for every question that ``live`` answers, in the same form."""
    known = selectors.draw(as_of)
    asked = {(measure, dimension) for measure, dimension, _ in live.everything([YEARS[0]])}
    told = {(*each, year): {} for each in asked for year in YEARS}
    for measure, dimension in asked:
        by = ("year", dimension) if dimension else ("year",)
        for row in measures.compute(Query(measure, YEARS[-1], YEARS[0], by), known):
            told[measure, dimension, row["year"]][row.get(dimension, "")] = row["value"]
    return told


def live_through(world, history):
    """Each act on a day after the one before; what is refused writes nothing. Gives what was known on each day."""
    known, today = {}, BEGIN
    for act, number, gap, back in history:
        today += timedelta(days=gap + 1)
        happened_on = max(BEGIN, today - timedelta(days=back))
        with clock.standing_at(noon(today)):
            try:
                with transaction.atomic():
                    getattr(world, act)(number, happened_on)
                world.done[act] += 1
            except (Refused, Http404):
                pass
            known[today] = live.everything(YEARS)
            assert drawn() == known[today], act
    return known


@pytest.mark.django_db
# Not shrunk: a history of real acts takes too long for that.
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(histories)
def test_the_ledger_tells_what_the_live_rows_say_now_and_then(actor_for, history):
    try:
        with transaction.atomic():
            for day, then in live_through(World(actor_for), history).items():
                assert drawn(day) == then, day
            raise Undone
    except Undone:
        pass


@pytest.mark.django_db
def test_histories_reach_every_act_and_every_figure(actor_for):
    """The check above would prove nothing if its acts were always refused or its figures always empty."""
    world = World(actor_for)
    far = [("journey_to_a_decision", n, 1, 0) for n in range(6)]
    far += [("arrive", 6, 1, 0), ("interview", 6, 1, 0), ("withdraw_interview", 6, 1, 0)]
    far += [("withdraw_referral", 6, 1, 0)]
    far += [("withdraw_decision", 5, 1, 0)]
    far += [(act, 5, 1, 0) for act in ("ask_and_answer", "hand_over", "opine")]
    far += [(act, n, 3, 2) for n in range(6) for act in ACTS]
    known = live_through(world, far)
    assert set(ACTS) - set(world.done) == set()
    seen = [figure for day in known.values() for figure in day.items()]
    reached = {(measure, dimension) for (measure, dimension, _), codes in seen if codes}
    assert reached == {(measure, dimension) for (measure, dimension, _), _ in seen}


@pytest.mark.django_db
def test_a_return_follows_the_decision_it_rests_on(actor_for):
    world = World(actor_for)
    history = [("journey_to_a_decision", 0, 0, 0), ("travel", 0, 30, 0)]
    live_through(world, history)
    assert drawn()["returns", "assessed_year", 2020] == {2020: 1}
    live_through(world, [("withdraw_decision", 0, 90, 0)])
    assert drawn()["returns", "assessed_year", 2020] == {None: 1}
