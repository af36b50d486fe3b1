"""Live the demo register through the services, day by day, with the clock standing on each day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.cases import services as cases
from opennrm.cases.domain import Ground, Scope
from opennrm.config.demo import plan, work
from opennrm.config.demo.documents import acts_of_documents
from opennrm.config.demo.going_home import acts_of_going_home
from opennrm.config.demo.hotline import acts_of_hotline
from opennrm.config.demo.labels import acts_of_labels
from opennrm.config.demo.report import acts_of_report
from opennrm.config.demo.support import acts_of_support
from opennrm.config.demo.users import add_users
from opennrm.identification import services as identification
from opennrm.identification.domain.decisions import DecisionInput
from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.intake import services as intake
from opennrm.intake.domain import CallInput, ReferralInput
from opennrm.persons.domain.identity import Birth, BirthKind, Identity
from opennrm.prosecution import services as prosecution
from opennrm.prosecution.domain import StepInput
from opennrm.returns import services as returns
from opennrm.returns.domain import ReturnInput
from opennrm.shared.dates import clock, noon
from opennrm.statistics import services as statistics

Report = Callable[[str], None]
Act = tuple[date, int, Callable[[], None]]

OPENED = date(2020, 1, 2)
CONSENT = Ground(kind="consent", legal_basis="", reason="Opdigtet samtykke til demoregisteret")
RETURNING = Scope(frozenset({Section.IDENTITY, Section.CONTACT, Section.RETURN}), "return", "spoken")
REFERRERS = (
    "police",
    "immigration_service",
    "tax",
    "red_cross",
    "ngo",
    "trade_union",
    "lawyer",
    "health_staff",
)
INDICATORS = ("abuse_of_vulnerability", "deception", "wages_withheld")


class NotEmpty(Exception):
    """The register already holds something; the demo is only for an empty one."""


@dataclass
class Demo:
    """What later acts need of earlier ones."""

    actors: dict[str, Actor]
    cases: dict[int, UUID] = field(default_factory=dict)
    files: dict[str, UUID] = field(default_factory=dict)

    def interviewer(self, person: plan.Person) -> Actor:
        """Some NGOs held interviews until the end of 2021 (report)."""
        return self.actors["ngo" if person.number % 6 == 0 else "sagsbehandler"]

    def decider(self, person: plan.Person) -> Actor:
        return self.actors["afgoerelse" if person.residence_status == "lawful_stay" else "udlaendinge"]


def load(report: Report) -> None:
    """Fill an empty register. All or nothing."""
    if statistics.has_facts():
        raise NotEmpty
    with transaction.atomic():
        with clock.standing_at(noon(OPENED)):
            report("Brugere og organisationer")
            demo = Demo(add_users(since=OPENED))
            statistics.import_series(plan.DATA / "victims-2007-2023.csv", last_year=2019)
        acts = sorted(acts_of(demo), key=_order)
        for place, (day, _, act) in enumerate(acts):
            if place % 250 == 0:
                report(f"{place} af {len(acts)} handlinger ({day.isoformat()})")
            with clock.standing_at(noon(max(day, OPENED))):
                act()
        report(f"{len(acts)} handlinger")


def acts_of(demo: Demo) -> list[Act]:
    """Everything that happens in the demo register, in no order yet."""
    ways = (
        acts_of_persons,
        acts_of_calls,
        acts_of_prosecution,
        acts_of_documents,
        acts_of_hotline,
        acts_of_labels,
        acts_of_support,
        acts_of_report,
        acts_of_going_home,
    )
    return [*(act for acts in ways for act in acts(demo)), *work.acts(demo.actors)]


def _order(act: Act) -> tuple[date, int]:
    return act[0], act[1]


def acts_of_persons(demo: Demo) -> Iterator[Act]:
    """Referral, one or two interviews, assessment, decision and, for some, the journey home."""
    for person in plan.everybody():
        first = person.referred_on + timedelta(days=10)
        yield person.referred_on, 0, partial(refer, demo, person)
        yield first, 1, partial(interview, demo, person, first)
        if person.number % 3 == 0:
            second = first + timedelta(days=12)
            yield second, 1, partial(interview, demo, person, second)
        yield person.decided_on - timedelta(days=10), 2, partial(ask_for_assessment, demo, person)
        yield person.decided_on, 3, partial(decide, demo, person)
        if person.travels_on:
            yield person.travels_on, 4, partial(travel, demo, person, person.travels_on)


def refer(demo: Demo, person: plan.Person) -> None:
    by = demo.interviewer(person)
    birth = Birth(
        kind=BirthKind.DATE,
        day=date(person.year - person.age, 1, 1),
        year=None,
        estimated_age=None,
        estimated_on=None,
    )
    case_id = cases.register_person(
        Identity(names=person.name, birth=birth),
        gender=person.gender,
        nationality=person.nationality,
        ground=CONSENT,
        by=by,
    )
    demo.cases[person.number] = case_id
    intake.make_referral(
        ReferralInput(
            case_id=case_id,
            referred_by=REFERRERS[person.number % len(REFERRERS)],
            made_on=person.referred_on,
            reason="Opdigtet henvisning til demoregisteret.",
            call_id=None,
        ),
        by=by,
    )


def interview(demo: Demo, person: plan.Person, day: date) -> None:
    found = INDICATORS if person.outcome == "victim" else ()
    identification.record_interview(
        InterviewInput(
            case_id=demo.cases[person.number],
            held_on=day,
            language="en",
            interpreter=True,
            place="ngo_office" if person.number % 6 == 0 else "centre_office",
            consent=True,
            notes="Opdigtet samtale til demoregisteret.",
            findings=tuple(Finding(indicator=each, note="Opdigtet fund.") for each in found),
        ),
        by=demo.interviewer(person),
    )


def ask_for_assessment(demo: Demo, person: plan.Person) -> None:
    """An NGO's interviews are assessed with the case in CMM's hands."""
    by, case_id = demo.interviewer(person), demo.cases[person.number]
    identification.request_assessment(case_id, residence_status=person.residence_status, by=by)


def decide(demo: Demo, person: plan.Person) -> None:
    identification.decide(
        DecisionInput(
            case_id=demo.cases[person.number],
            decided_on=person.decided_on,
            outcome=person.outcome,
            forms=(person.form,) if person.form else (),
            main_form=person.form,
            sector=person.sector,
            sub_form=person.sub_form,
            country_of_exploitation="DNK" if person.form else "",
            grounds="Opdigtet begrundelse til demoregisteret.",
            corrects=None,
        ),
        by=demo.decider(person),
    )


def travel(demo: Demo, person: plan.Person, day: date) -> None:
    case_id = demo.cases[person.number]
    cases.share(case_id, "return_agency", ground=CONSENT, scope=RETURNING, by=demo.interviewer(person))
    returns.record_return(
        ReturnInput(case_id=case_id, destination=person.destination, travelled_on=day),
        by=demo.actors["hjemrejse"],
    )


def acts_of_calls(demo: Demo) -> Iterator[Act]:
    for call in plan.calls():
        yield call.day, 0, partial(register_call, demo, call)


def register_call(demo: Demo, call: plan.Call) -> None:
    intake.register_call(
        CallInput(
            received_at=clock.now(),
            caller=call.caller,
            purpose=call.purpose,
            notes="Opdigtet opkald til demoregisteret.",
            case_ids=(),
        ),
        by=demo.actors["hotline"],
    )


def acts_of_prosecution(demo: Demo) -> Iterator[Act]:
    for step in plan.prosecution_steps():
        yield step.day, 5, partial(record_step, demo, step)


def record_step(demo: Demo, step: plan.Step) -> None:
    by = demo.actors["anklager"]
    if step.file not in demo.files:
        demo.files[step.file] = prosecution.open_file(step.file, by=by)
    prosecution.record_step(
        StepInput(
            file_id=demo.files[step.file],
            accused=step.accused,
            step=step.step,
            statute="p262a",
            occurred_on=step.day,
        ),
        by=by,
    )
