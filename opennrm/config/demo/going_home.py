"""Prepared returns in the demo register, in every step, and the money of some of them. Days count back from the day of
loading, and none lies before 2 May 2022."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.cases import services as cases
from opennrm.cases.domain import Ground, Scope
from opennrm.config.demo import plan
from opennrm.config.demo.bank import statement
from opennrm.grants import selectors as grants_selectors
from opennrm.grants import services as grants
from opennrm.grants.domain.entitlement import Circumstances, Household, Kind
from opennrm.grants.domain.inputs import Application, PayeeInput, RatesInput, ReceiptInput, RunInput
from opennrm.grants.domain.plans import LineInput
from opennrm.returns import selectors, services
from opennrm.returns.domain import (
    ArrivalInput,
    ConsentInput,
    HouseholdInput,
    PreparedInput,
    ReturnInput,
    StopInput,
)
from opennrm.returns.domain.activities import ActivityInput
from opennrm.returns.domain.complaints import AnswerInput, ComplaintInput, FeedbackInput
from opennrm.returns.domain.following import ClosingInput, RiskInput, VisitInput
from opennrm.shared.dates import clock

if TYPE_CHECKING:
    from opennrm.config.demo.load import Demo

Act = tuple[date, int, Callable[[], None]]
CONSENT = Ground(kind="consent", legal_basis="", reason="Opdigtet samtykke til demoregisteret")
RETURNING = Scope(frozenset({Section.IDENTITY, Section.CONTACT, Section.RETURN}), "return", "spoken")
IBAN = "DK5000400440116243"
RATES = {"EUR": 7_456_000}
PAYERS = RunInput("Hjemrejsestyrelsen (opdigtet)", IBAN, "")
# How long the person stood in each step before the next one.
A_STEP = 12


@dataclass(frozen=True, slots=True)
class Story:
    """One prepared return: begun so many days ago, taken through so many further steps; the journey is the fourth."""

    begun: int
    steps: int
    destination: str = ""
    children: tuple[int, ...] = ()
    waits: tuple[str, str] | None = None
    with_the_one_before: bool = False

    def day(self, step: int) -> int:
        """How many days ago the step was begun."""
        return self.begun - A_STEP * step


STORIES = (
    Story(6, 0, waits=("contact_at_home", "partner")),
    Story(24, 1),
    Story(40, 2, destination="ITA", waits=("find_partner", "partner")),
    Story(60, 3, children=(8, 5), waits=("travel_documents", "documents")),
    Story(48, 3),
    Story(48, 3, with_the_one_before=True),
    Story(80, 4, waits=("reception", "partner")),
    Story(130, 5),
    Story(260, 6, children=(9,)),
    Story(70, 2),
    Story(500, 6),
)
WITHDRAWN, UNPAID, PLANNED, PAID, CLOSED = 9, 3, 7, 8, 10


def acts_of_going_home(demo: Demo) -> Iterator[Act]:
    """Of women and men who were assessed as victims last and have not travelled."""
    found = [each for each in plan.everybody() if _stays(each)]
    persons = sorted(found, key=lambda each: (each.decided_on, each.number))[-len(STORIES) - 1 : -1]
    work = Work(demo, [each.number for each in persons], [each.nationality for each in persons])
    for place, story in enumerate(STORIES):
        yield from _steps(work, place, story)
    yield from _voices(work)
    yield from _money(work)


def _stays(person: plan.Person) -> bool:
    return (
        person.outcome == "victim"
        and person.travels_on is None
        and person.number % 6 != 0
        and person.age >= 18
    )


def _steps(work: Work, place: int, story: Story) -> Iterator[Act]:
    yield _ago(story.day(0)), 6, partial(work.offers, place, story)
    for step in range(1, story.steps + 1):
        yield _ago(story.day(step)), 6, partial(work.goes_on, place, step)
    if story.waits:
        yield _ago(story.day(story.steps) - 2), 7, partial(work.waits, place, *story.waits)


def _voices(work: Work) -> Iterator[Act]:
    yield _ago(45), 7, partial(work.withdraws, WITHDRAWN)
    for days in (150, 60):
        yield _ago(days), 7, partial(work.is_visited, PAID)
    yield _ago(90), 7, partial(work.complains, PAID, "payments")
    yield _ago(85), 7, partial(work.is_answered, PAID)
    yield _ago(80), 7, partial(work.says, PAID)
    yield _ago(4), 7, partial(work.complains, UNPAID, "offer")
    yield _ago(170), 7, partial(work.closes, CLOSED)


def _money(work: Work) -> Iterator[Act]:
    for place, days in ((UNPAID, 20), (PLANNED, 118), (PAID, 248)):
        yield _ago(days), 8, partial(work.applies, place)
    for place, days in ((PLANNED, 115), (PAID, 245)):
        yield _ago(days), 8, partial(work.is_approved, place)
    for place, days in ((PLANNED, 30), (PAID, 190)):
        yield _ago(days), 9, partial(work.plans, place)
    yield _ago(189), 9, partial(work.has_plan_approved, PAID)
    yield _ago(180), 9, work.pays
    yield _ago(176), 9, work.hears_of_the_bank
    yield _ago(120), 9, work.samples
    yield _ago(2), 9, work.prepares


def _ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


class Work:
    """What those who work with the returns do, through the services."""

    def __init__(self, demo: Demo, numbers: Sequence[int], nationalities: Sequence[str]) -> None:
        self._demo, self._numbers, self._nationalities = demo, numbers, nationalities
        self._prepared: dict[int, UUID] = {}
        self._grants: dict[int, UUID] = {}
        self._complaints: list[UUID] = []

    def by(self, name: str) -> Actor:
        return self._demo.actors[name]

    def case(self, place: int) -> UUID:
        return self._demo.cases[self._numbers[place]]

    def destination(self, place: int) -> str:
        return STORIES[place].destination or self._nationalities[place]

    def offers(self, place: int, story: Story) -> None:
        contact, today = self.by("sagsbehandler"), clock.today()
        for code in ("return_agency", "drc"):
            cases.share(self.case(place), code, ground=CONSENT, scope=RETURNING, by=contact)
        born = tuple(today.year - age for age in story.children)
        before = story.with_the_one_before
        other = cases.show_case(self.case(place - 1), by=contact).number if before else ""
        household = HouseholdInput("provider" if born else "adult", born, other)
        consent = ConsentInput(today, "interpreted")
        told = PreparedInput(self.case(place), self.destination(place), household, consent)
        self._prepared[place] = services.open_prepared(told, by=contact)
        self._settles(place, "information", "done", by=contact)

    def goes_on(self, place: int, step: int) -> None:
        """The yes to the next step; the fourth is the journey itself, the fifth the arrival."""
        contact, officer, today = self.by("sagsbehandler"), self.by("hjemrejse"), clock.today()
        if step == 2:
            services.assess_risk(self._prepared[place], _risk(today), by=contact)
        if step == 4:
            told = ReturnInput(self.case(place), self.destination(place), today)
            services.record_return(told, by=officer)
            self._settles(place, "tickets", "done", by=officer)
            return
        version = self._version(place)
        if step == 5:
            arrival = ArrivalInput(today, ConsentInput(today, "through_partner"))
            services.confirm_arrival(self._prepared[place], arrival, version=version, by=officer)
            return
        yes, by = ConsentInput(today, "spoken"), contact if step < 3 else officer
        services.advance(self._prepared[place], yes, version=version, by=by)

    def waits(self, place: int, activity: str, reason: str) -> None:
        by = self.by("sagsbehandler" if STORIES[place].steps < 2 else "hjemrejse")
        self._settles(place, activity, "waiting", reason, by=by)

    def _settles(self, place: int, activity: str, state: str, reason: str = "", *, by: Actor) -> None:
        services.settle(self._prepared[place], ActivityInput(activity, state, clock.today(), reason), by=by)

    def _version(self, place: int) -> int:
        return selectors.get_prepared(self.by("sagsbehandler"), self._prepared[place]).version

    def withdraws(self, place: int) -> None:
        version, told = (
            self._version(place),
            StopInput(clock.today(), "consent_withdrawn", "phone", "nothing_paid"),
        )
        services.stop(self._prepared[place], told, version=version, by=self.by("hjemrejse"))

    def is_visited(self, place: int) -> None:
        told = VisitInput(clock.today(), "home", "Opdigtet: gadekøkkenet åbner hver morgen.")
        services.record_visit(self._prepared[place], told, by=self.by("hjemrejse"))

    def complains(self, place: int, about: str) -> None:
        told = ComplaintInput(clock.today(), about, "phone", "Opdigtet: det tager for lang tid.")
        self._complaints.append(services.complain(self._prepared[place], told, by=self.by("raadgiver")))

    def is_answered(self, place: int) -> None:
        told = AnswerInput(clock.today(), "partly", "Opdigtet: pengene sendes med den næste udbetaling.")
        services.answer_complaint(self._complaints[0], told, by=self.by("hjemrejse2"))

    def says(self, place: int) -> None:
        told = FeedbackInput(clock.today(), "en", 4, "Opdigtet: they called.")
        services.give_feedback(self._prepared[place], told, by=self.by("raadgiver"))

    def closes(self, place: int) -> None:
        words = "Opdigtet: jeg laver mad på bestilling og bor hos min søster."
        told = ClosingInput(clock.today(), "street_kitchen", "family", "none", "low", words)
        services.close(self._prepared[place], told, version=self._version(place), by=self.by("hjemrejse"))

    def applies(self, place: int) -> None:
        adviser, children = self.by("raadgiver"), len(STORIES[place].children)
        told = Circumstances(Household.PROVIDER if children else Household.SINGLE, children)
        names = tuple(f"Opdigtet Barn {number + 1}" for number in range(children))
        given = Application(self.case(place), told, self.destination(place), "Opdigtet forsørgelse", names)
        self._grants[place] = grants.apply(given, by=adviser)

    def is_approved(self, place: int) -> None:
        grants.approve(self._grants[place], by=self.by("hjemrejse"))
        person = PayeeInput("person", "DKK", "Opdigtet Modtager", "123-4-56789-0", "")
        supplier = PayeeInput("supplier", "EUR", "Opdigtet Leverandør", IBAN, "")
        for payee in (person, supplier):
            grants.tell_payee(self._grants[place], payee, by=self.by("raadgiver"))

    def plans(self, place: int) -> None:
        adviser = self.by("raadgiver")
        view = grants.show_grant(self.case(place), by=adviser)
        lines = {
            Kind.ADULT: ("own_business", "Opdigtet gadekøkken"),
            Kind.CHILD: ("schooling", "Opdigtet skole"),
        }
        for purse in view.purses if view else ():
            if purse.kind in lines:
                purpose, text = lines[purse.kind]
                grants.add_line(purse.id, LineInput(purpose, purse.entitled, text), by=adviser)
        grants.finish_plan(self._grants[place], by=adviser)

    def has_plan_approved(self, place: int) -> None:
        grants.approve_plan(self._grants[place], by=self.by("hjemrejse"))

    def prepares(self) -> None:
        grants.prepare_run(clock.today(), by=self.by("hjemrejse"))

    def pays(self) -> None:
        today = clock.today()
        run_id = grants.prepare_run(today, by=self.by("hjemrejse"))
        rates = RatesInput(RATES, today, "central_bank")
        grants.tell_rates(run_id, rates, by=self.by("hjemrejse"))
        grants.approve_run(run_id, PAYERS, by=self.by("hjemrejse2"))

    def hears_of_the_bank(self) -> None:
        """All of it is booked, but for the child's, which comes back; and a line that is none of ours."""
        officer = self.by("hjemrejse")
        run = grants_selectors.runs_for(officer).latest("prepared_at")
        lines = [
            (
                each.reference,
                each.currency,
                each.amount or 0,
                "CRDT" if each.purse.kind == Kind.CHILD else "DBIT",
            )
            for each in grants_selectors.payments_in(officer, run)
        ]
        unknown = ("OPDIGTET-UKENDT", "DKK", 12_500, "DBIT")
        grants.read_statement(statement([*lines, unknown], clock.today()), by=officer)

    def samples(self) -> None:
        officer, year = self.by("hjemrejse"), _ago(56).year
        grants.draw_sample(year, by=officer)
        check = grants.show_receipts(year, by=officer)[0]
        found = ReceiptInput("arrived", "Opdigtet kvittering fra den lokale hjælpeorganisation.")
        grants.record_receipt(check.pk, found, by=self.by("raadgiver"))


def _risk(day: date) -> RiskInput:
    told = ("Opdigtet: ingen kendte.", "Opdigtet: en søster.", "Opdigtet: 10.000 kr.", "Opdigtet: forældre.")
    return RiskInput(day, "medium", ("met_at_airport", "often_contact"), *told)
