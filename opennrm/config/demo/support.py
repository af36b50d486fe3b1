"""Support in the demo register, after everything that is counted: places to live, and a woman with a plan who moves in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.cases import services as cases
from opennrm.cases.domain import Ground
from opennrm.cases.domain.scope import Scope
from opennrm.config.demo import plan
from opennrm.shared.dates import clock
from opennrm.shared.money import Money
from opennrm.support import services
from opennrm.support.domain.places import (
    ApprovalInput,
    Fitness,
    OfferedPlace,
    PlaceInput,
    StayAnswer,
    Wish,
)
from opennrm.support.domain.plans import AnswerInput, NeedInput, OfferInput, PlanInput, SafetyInput
from opennrm.support.domain.service_states import ServiceState
from opennrm.support.domain.stay_states import StayState

if TYPE_CHECKING:
    from opennrm.config.demo.load import Demo

FIRST = date(2022, 5, 10)
CONSENT = Ground(kind="consent", legal_basis="", reason="Opdigtet samtykke til demoregisteret")
# Who runs the house needs no more.
SUPPORTING = Scope(frozenset({Section.CONTACT, Section.SUPPORT}), "support", "spoken")
# Name, kind, who runs it, region, whom it is for, children, wheelchair, security, beds, approved until.
PLACES = (
    ("Opdigtet Hus A", "womens_shelter", "shelter", "zealand", ("women", True, True, 3), 6, date(2032, 1, 1)),
    ("Opdigtet Hus B", "mens_shelter", "shelter", "central_denmark", ("men", False, True, 2), 4, date(2032, 1, 1)),
    ("Opdigtet Hus C", "other_home", "residential_home", "capital", ("everybody", True, False, 1), 8, date(2022, 5, 1)),
)  # fmt: skip
NEEDS = (
    ("safety", "Opdigtet: vil ikke findes af dem, hun kom med.", "Opdigtet: kan gå ud alene."),
    ("housing", "Opdigtet: et værelse med lås.", "Opdigtet: egen bolig."),
    ("education_activity", "Opdigtet: vil lære dansk.", ""),
)


def acts_of_support(demo: Demo) -> Iterator[tuple[date, int, Callable[[], None]]]:
    """In the case of the woman who was last assessed as a victim and has not travelled."""
    person = max(
        (each for each in plan.everybody() if _is_shown(each)),
        key=lambda each: (each.decided_on, each.number),
    )
    yield FIRST, 6, partial(register_places, demo)
    yield FIRST, 7, partial(plan_support, demo, person.number)
    yield FIRST + timedelta(days=1), 6, partial(move_in, demo, person.number)


def _is_shown(person: plan.Person) -> bool:
    is_hers = person.gender == "female" and person.outcome == "victim" and person.travels_on is None
    return is_hers and person.number % 6 != 0


def register_places(demo: Demo) -> None:
    by = demo.actors["sagsbehandler"]
    for name, kind, provider, region, fit, beds, until in PLACES:
        told = PlaceInput(name, kind, provider, region, Fitness(*fit), beds, f"Opdigtet adresse på {name}")
        place_id = services.register_place(told, by=by)
        services.approve_place(place_id, ApprovalInput(date(2021, 1, 1), until), by=by)
        services.supervise_place(place_id, date(2022, 3, 1), "without_remarks", by=by)


def plan_support(demo: Demo, number: int) -> None:
    by, case_id = demo.actors["sagsbehandler"], demo.cases[number]
    services.name_contact_person(case_id, demo.actors["kontaktperson"].user_id, clock.today(), by=by)
    plan_id = services.begin_plan(case_id, PlanInput(Money.kroner(12_000)), by=by)
    for area, need, goal in NEEDS:
        services.revise(plan_id, NeedInput(area, need, goal, True, 0), by=by)
    _offer(plan_id, "education_activity", "Opdigtet danskkursus", 4_500, "accepted", "", by)
    declined = "Opdigtet: jeg vil ikke tale med en psykolog endnu."
    _offer(plan_id, "psychological", "Opdigtede samtaler med psykolog", 6_000, "declined", declined, by)
    safety = SafetyInput(
        "Opdigtet", "", "Opdigtet: ringer til 112 og går ind til personalet.", "", "organisation", 0
    )
    services.write_safety_plan(case_id, safety, by=by)


def _offer(plan_id: UUID, area: str, what: str, cost: int, then: str, words: str, by: Actor) -> None:
    today = clock.today()
    service_id = services.offer(plan_id, OfferInput(area, what, "cmm", today, Money.kroner(cost)), by=by)
    services.answer(service_id, AnswerInput(ServiceState(then), today, words, 1), by=by)


def move_in(demo: Demo, number: int) -> None:
    by, case_id = demo.actors["sagsbehandler"], demo.cases[number]
    cases.share(case_id, "shelter", ground=CONSENT, scope=SUPPORTING, by=by)
    services.want_place(case_id, Wish(0, False, 2), by=by)
    (house, *_) = services.show_choice(case_id, by=by)[1]
    stay_id = services.offer_place(case_id, OfferedPlace(house.id, clock.today()), by=by)
    services.answer_stay(stay_id, StayAnswer(StayState.STAYING, clock.today(), ""), by=by)
