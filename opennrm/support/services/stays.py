"""Acts on stays: somebody waits, is offered a place, answers, moves in, moves on and out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.persons import selectors as persons
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid
from opennrm.support import policies, selectors
from opennrm.support.domain.places import (
    OfferedPlace,
    PlaceLine,
    StayAnswer,
    StayView,
    WaitingLine,
    Wish,
    fits,
)
from opennrm.support.domain.stay_states import NEXT, StayState
from opennrm.support.models import AccommodationPlace, Stay, TakenBed, Waiting
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

# How far ahead a place is held (ours).
FARTHEST_OFFER = timedelta(days=92)
WORDS = {"table": "support_stay", "column": "words_sealed"}


@act
def want_place(case_id: UUID, wish: Wish, *, by: Actor) -> UUID:
    """On the waiting list, from today."""
    policies.check_can_house(by)
    case = cases.lock_case(by, case_id, Section.SUPPORT)
    if selectors.waiting_of(by, case.pk) is not None:
        raise Invalid("support.waits_already")
    row = Waiting.objects.create(
        case=case, since=clock.today(), children=wish.children, wheelchair=wish.wheelchair,
        security=wish.security, region=wish.region, recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    audit.record("support.place_wanted", row, by=by, fields=["children", "wheelchair", "security", "region"])
    tasks.acted(Acted("support.place_wanted", case.pk, row.pk, clock.today()), by=by)
    return row.pk


@act
def end_waiting(waiting_id: UUID, *, by: Actor) -> UUID:
    """The person needs no place any more. Gives the case."""
    policies.check_can_house(by)
    row = selectors.lock_waiting(by, waiting_id)
    row.ended_on = clock.today()
    row.save(update_fields=["ended_on"])
    audit.record("support.waiting_ended", row, by=by, fields=["ended_on"])
    tasks.acted(Acted("support.waiting_ended", row.case_id, row.pk, clock.today()), by=by)
    return row.case_id


@act
def show_choice(case_id: UUID, *, by: Actor) -> tuple[WaitingLine, Sequence[PlaceLine]]:
    """What somebody who waits needs, and the places that fit and have room today."""
    policies.check_can_house(by)
    case = cases.get_case(by, case_id, Section.SUPPORT)
    row = selectors.waiting_of(by, case.pk)
    if row is None:
        raise Invalid("support.waits_for_nothing")
    (line,) = selectors.waiting_lines(by, [row])
    gender = persons.facts(case.person_id).gender
    every = [selectors.line_of(by, each) for each in selectors.listed_places(by, clock.today())]
    audit.record("support.choice_shown", case, by=by)
    return line, [each for each in every if each.is_approved and each.suits(line.wish, gender)]


@act
def offer_place(case_id: UUID, told: OfferedPlace, *, by: Actor) -> UUID:
    """A place that fits, is approved and has room is held for the person until they answer."""
    policies.check_can_house(by)
    case = cases.lock_case(by, case_id, Section.SUPPORT)
    place = selectors.lock_place(by, told.place_id)
    policies.check_is_own(by, place)
    row = selectors.waiting_of(by, case.pk)
    if row is None:
        raise Invalid("support.waits_for_nothing")
    wish = selectors.wish_of(by, row)
    _check_can_take(place, wish, told.begins_on, persons.facts(case.person_id).gender, by=by)
    if not clock.today() <= told.begins_on <= clock.today() + FARTHEST_OFFER:
        raise Invalid("support.offer_too_far_off", field="begins_on")
    if any(each.state == StayState.OFFERED for each in selectors.stays_of(by, case.pk)):
        raise Invalid("support.offered_already", field="place")
    stay = Stay.objects.create(
        case=case, place=place, begins_on=told.begins_on, beds=wish.beds, offered_at=clock.now(),
        offered_by_id=by.user_id,
    )  # fmt: skip
    _take_beds(stay, by=by)
    audit.record("support.place_offered", stay, by=by, fields=["place", "begins_on", "beds"])
    return stay.pk


def _check_can_take(place: AccommodationPlace, wish: Wish, day: date, gender: str, *, by: Actor) -> None:
    if not fits(selectors.fitness_of(by, place), wish, gender):
        raise Invalid("support.place_does_not_fit", field="place")
    if not selectors.is_approved(by, place, day):
        raise Invalid("support.place_not_approved", field="place")


def _take_beds(stay: Stay, *, by: Actor) -> None:
    """One for each; the database refuses a bed that somebody else took in the meantime."""
    beds = selectors.free_beds(by, stay.place, stay.begins_on, stay.beds)
    if len(beds) < stay.beds:
        raise Invalid("support.place_full", field="place")
    try:
        with transaction.atomic():
            TakenBed.objects.bulk_create(
                TakenBed(stay=stay, bed=each, begins_on=stay.begins_on) for each in beds
            )
    except IntegrityError:
        raise Conflict("support.place_full", field="place") from None


@act
def open_stay(stay_id: UUID, *, by: Actor) -> StayView:
    """One that is to be answered, or to end."""
    policies.check_can_house(by)
    row = selectors.get_stay(by, stay_id)
    audit.record("support.stay_opened", row, by=by)
    return views_of([row], with_words=True, by=by)[0]


@act
def answer_stay(stay_id: UUID, told: StayAnswer, *, by: Actor) -> UUID:
    """The person moved in, declined, or moved out; or the offer is withdrawn. Gives the case."""
    policies.check_can_house(by)
    stay = selectors.lock_stay(by, stay_id)
    case = cases.lock_case(by, stay.case_id, Section.SUPPORT)
    policies.check_can_answer(by, stay, told.then)
    if told.on > clock.today():
        raise Invalid("support.answer_in_future", field="on")
    if told.words.strip():
        stay.words_sealed = persons_services.seal_text(
            case.person_id, **WORDS, row=stay.pk, text=told.words.strip()
        )
    if told.then is StayState.STAYING:
        _move_in(stay, told.on, by=by)
    elif told.then is StayState.ENDED:
        _move_out(stay, told.on, by=by)
    else:
        _free(stay, told.then)
        audit.record("support.stay_answered", stay, by=by, fields=["state", "words_sealed"])
    return stay.case_id


def _move_in(stay: Stay, day: date, *, by: Actor) -> None:
    """Whoever lived elsewhere moves; whoever runs the place takes part in the case, so that they see who comes."""
    _check_can_move_in(stay, day, by=by)
    for before in selectors.stays_of(by, stay.case_id):
        if before.state == StayState.STAYING:
            _move_out(before, day, by=by)
    stay.state, stay.begins_on = StayState.STAYING, day
    stay.save(update_fields=["state", "begins_on", "words_sealed"])
    stay.taken_beds.update(begins_on=day)
    selectors.waiting_for(by).filter(case=stay.case_id).update(ended_on=clock.today())
    audit.record("support.moved_in", stay, by=by, fields=["state", "begins_on", "words_sealed"])
    tasks.acted(Acted("support.moved_in", stay.case_id, stay.pk, clock.today()), by=by)


def _check_can_move_in(stay: Stay, day: date, *, by: Actor) -> None:
    if day < stay.begins_on:
        raise Invalid("support.before_the_offer", field="on")
    if not cases.takes_part(by, stay.case, stay.place.provider_id):
        raise Invalid("support.provider_takes_no_part", field="then")
    if not selectors.is_approved(by, stay.place, day):
        raise Invalid("support.place_not_approved", field="then")


def _move_out(stay: Stay, day: date, *, by: Actor) -> None:
    if day < stay.begins_on:
        raise Invalid("support.before_the_stay", field="on")
    stay.state, stay.ends_on = StayState.ENDED, day
    stay.save(update_fields=["state", "ends_on", "words_sealed"])
    stay.taken_beds.update(ends_on=day)
    audit.record("support.moved_out", stay, by=by, fields=["state", "ends_on"])


def _free(stay: Stay, then: StayState) -> None:
    """What is not taken holds no bed."""
    stay.state = then
    stay.save(update_fields=["state", "words_sealed"])
    stay.taken_beds.all().delete()


@act
def show_stays(case_id: UUID, *, by: Actor) -> tuple[Sequence[StayView], WaitingLine | None]:
    """Where the person of a case was offered a place, lives and lived, by the names of the places; and whether they wait."""
    case = cases.get_case(by, case_id, Section.SUPPORT)
    rows = selectors.stays_of(by, case.pk)
    waiting = selectors.waiting_of(by, case.pk)
    audit.record("support.stays_shown", case, by=by)
    lines = selectors.waiting_lines(by, [waiting] if waiting else [])
    return views_of(rows, with_words=True, by=by), next(iter(lines), None)


@act
def views_of(rows: Sequence[Stay], *, with_words: bool, by: Actor) -> list[StayView]:
    """As pages show them. All are of one person where their words are opened."""
    spoken = [each for each in rows if with_words and each.words_sealed]
    sealed = [Sealed(**WORDS, row=each.pk, value=bytes(each.words_sealed)) for each in spoken]
    texts = persons_services.unseal_texts(spoken[0].case.person_id, sealed, by=by) if spoken else {}
    return [
        StayView(
            id=row.pk,
            case_id=row.case_id,
            case_number=row.case.number,
            pseudonym=row.case.person.standing_pseudonym,
            place=row.place.name,
            provider=row.place.provider.code,
            state=StayState(row.state),
            begins_on=row.begins_on,
            ends_on=row.ends_on,
            beds=row.beds,
            words=texts.get(row.pk, ""),
            may_answer=bool(NEXT[StayState(row.state)]) and bool(verdict(policies.check_can_house, by)),
            may_see_address=bool(verdict(policies.check_can_see_address, by, row)),
        )
        for row in rows
    ]
