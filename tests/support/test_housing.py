"""Places to live: fitness, approval, room, waiting, offers, moves, and addresses that stand on no list."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.support import selectors, services
from opennrm.support.domain.places import Fitness, OfferedPlace, Wish, fits
from opennrm.support.domain.stay_states import NEXT, StayState, check_can_move
from opennrm.support.models import PlaceAddress, Stay, TakenBed
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.support.housing import ADDRESS, WISH, answered, offered_place, registered

pytestmark = pytest.mark.django_db
# Where a stay can go from where it is: written a second time by hand.
BY_HAND = {
    "offered": {"staying", "declined", "withdrawn"},
    "staying": {"ended"},
    "declined": set(),
    "withdrawn": set(),
    "ended": set(),
}
# Who is taken in, children, wheelchair, security; children who come, wheelchair needed, security needed, gender; fits.
FITS = [
    ("women", True, True, 3, 0, False, 1, "female", True),
    ("women", True, True, 3, 0, False, 1, "male", False),
    ("men", True, True, 3, 0, False, 1, "female", False),
    ("men", True, True, 3, 0, False, 1, "transgender", True),
    ("everybody", False, True, 3, 1, False, 1, "female", False),
    ("everybody", True, False, 3, 0, True, 1, "female", False),
    ("everybody", True, True, 2, 0, False, 3, "female", False),
    ("everybody", True, True, 3, 2, True, 3, "male", True),
]


@pytest.fixture
def place_id(caseworker):
    return registered(caseworker)


@pytest.fixture
def stay_id(case_id, place_id, caseworker):
    return offered_place(case_id, place_id, caseworker)


def test_the_states_of_a_stay_are_those_of_the_table():
    assert {state: set(following) for state, following in NEXT.items()} == BY_HAND
    for now in StayState:
        for then in set(StayState) - BY_HAND[now]:
            with pytest.raises(Denied, match="stay_cannot_move"):
                check_can_move(now, then)


@pytest.mark.parametrize("row", FITS)
def test_a_place_fits_by_whom_it_is_for(row):
    *fit, children, wheelchair, security, gender, expected = row
    assert fits(Fitness(*fit), Wish(children, wheelchair, security), gender) is expected


def free(by):
    return [selectors.line_of(by, each).free for each in selectors.listed_places(by, clock.today())]


def test_an_offer_holds_a_bed_until_it_is_declined_in_the_persons_own_words(case_id, stay_id, caseworker):
    assert free(caseworker) == [1]
    with pytest.raises(Invalid, match="own_words_missing"):
        answered("declined")
    services.answer_stay(stay_id, answered("declined", "Opdigtet: for langt væk"), by=caseworker)
    assert free(caseworker) == [2]
    ((stay,), waits) = services.show_stays(case_id, by=caseworker)
    assert (stay.state, stay.words, waits is not None) == ("declined", "Opdigtet: for langt væk", True)


def test_who_moves_in_waits_no_more_and_who_moves_on_moves_out_the_same_day(case_id, stay_id, caseworker):
    services.answer_stay(stay_id, answered("staying"), by=caseworker)
    assert services.show_stays(case_id, by=caseworker)[1] is None
    other = offered_place(case_id, registered(caseworker, name="Opdigtet andet hus"), caseworker)
    services.answer_stay(other, answered("staying"), by=caseworker)
    assert set(Stay.objects.values_list("place__name", "state", "ends_on")) == {
        ("Opdigtet hus", "ended", clock.today()), ("Opdigtet andet hus", "staying", None)
    }  # fmt: skip
    assert sorted(free(caseworker)) == [1, 2]
    services.answer_stay(other, answered("ended"), by=caseworker)
    assert sorted(free(caseworker)) == [2, 2]


def test_a_family_takes_a_bed_each_and_a_full_place_is_not_offered(case_id, place_id, caseworker):
    with pytest.raises(Invalid, match="place_full"), transaction.atomic():
        offered_place(case_id, place_id, caseworker, Wish(2, False, 1))
    services.want_place(case_id, Wish(2, False, 1), by=caseworker)
    assert services.show_choice(case_id, by=caseworker)[1] == []


def test_an_expired_approval_takes_no_new_stays_and_offers_stop_too(case_id, stay_id, place_id, caseworker):
    with clock.standing_at(noon(clock.today() + timedelta(365))):
        with pytest.raises(Invalid, match="place_not_approved"):
            services.answer_stay(stay_id, answered("staying"), by=caseworker)
        other = new_case(caseworker, "Opdigtet Person 2")
        with pytest.raises(Invalid, match="place_not_approved"):
            offered_place(other, place_id, caseworker)
        (line,) = (
            selectors.line_of(caseworker, each) for each in selectors.listed_places(caseworker, clock.today())
        )
        assert not line.is_approved


def test_an_asylum_centre_is_not_asked_for_an_approval(case_id, caseworker):
    place_id = registered(caseworker, kind="asylum_centre")
    with clock.standing_at(noon(clock.today() + timedelta(400))):
        offered_place(case_id, place_id, caseworker)


@pytest.mark.parametrize(("days", "code"), [(-1, "offer_too_far_off"), (93, "offer_too_far_off")])
def test_a_place_is_held_from_today_and_for_three_months_at_most(case_id, place_id, caseworker, days, code):
    services.want_place(case_id, WISH, by=caseworker)
    with pytest.raises(Invalid, match=code):
        services.offer_place(case_id, OfferedPlace(place_id, clock.today() + timedelta(days)), by=caseworker)


def test_the_database_refuses_a_bed_taken_twice(stay_id, place_id, case_id, caseworker, as_owner):
    taken = TakenBed.objects.get()
    for begins_on, ends_on in ((clock.today() - timedelta(3), None), (clock.today() + timedelta(900), None)):
        with pytest.raises(IntegrityError, match="a_bed_is_taken_once_a_night"), transaction.atomic():
            TakenBed.objects.create(stay=taken.stay, bed=taken.bed, begins_on=begins_on, ends_on=ends_on)
    before = clock.today() - timedelta(3)
    TakenBed.objects.create(stay=taken.stay, bed=taken.bed, begins_on=before, ends_on=clock.today())


@pytest.fixture
def provider(actor_for):
    return actor_for(Role.ACCOMMODATION_PROVIDER, "shelter")


def test_a_provider_sees_its_own_places_and_the_stays_it_takes_part_in(
    case_id, caseworker, provider, place_id
):
    own = registered(caseworker, name="Opdigtet krisecenter", provider="shelter", kind="womens_shelter")
    stay_id = offered_place(case_id, own, caseworker)
    assert [each.name for each in selectors.places_for(provider)] == ["Opdigtet krisecenter"]
    assert free(provider) == [1]
    assert services.show_place(own, by=provider).stays == []
    with pytest.raises(Http404):
        services.show_place(place_id, by=provider)
    with pytest.raises(Invalid, match="provider_takes_no_part"):
        services.answer_stay(stay_id, answered("staying"), by=caseworker)
    cases.share(case_id, "shelter", ground=CONSENT, scope=SCOPE, by=caseworker)
    services.answer_stay(stay_id, answered("staying"), by=caseworker)
    assert [each.case_id for each in services.show_place(own, by=provider).stays] == [case_id]
    elsewhere = offered_place(case_id, place_id, caseworker)
    with pytest.raises(Http404):
        services.open_stay(elsewhere, by=provider)
    with acting(provider), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM support_stay")
        assert cursor.fetchone() == (1,)


def addresses_shown(by):
    with acting(by), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM support_placeaddress")
        return cursor.fetchone()[0]


def test_an_address_is_shown_to_who_helps_the_person_and_stands_in_the_trail(
    case_id, caseworker, ngo, actor_for
):
    place_id = registered(caseworker, provider="shelter")
    colleague = actor_for(Role.CASEWORKER, "cmm")
    assert addresses_shown(colleague) == 0
    stay_id = offered_place(case_id, place_id, caseworker)
    assert services.show_address(stay_id, by=colleague) == ADDRESS
    assert AuditLine.objects.filter(event="support.address_shown", subject_id=stay_id).count() == 1
    assert addresses_shown(ngo) == 0
    with pytest.raises(Http404):
        services.show_address(stay_id, by=ngo)
    services.answer_stay(stay_id, answered("withdrawn"), by=caseworker)
    with pytest.raises(Denied, match="address_no_longer_shown"):
        services.show_address(stay_id, by=colleague)
    assert addresses_shown(colleague) == 0
    assert b"Skjulested" not in bytes(PlaceAddress.objects.get().address_sealed)


def test_a_new_address_holds_and_the_old_one_is_not_shown(case_id, stay_id, place_id, caseworker):
    with clock.standing_at(noon(clock.today() + timedelta(1))):
        services.change_address(place_id, "Opdigtet Nyt Sted 1", by=caseworker)
    assert services.show_address(stay_id, by=caseworker) == "Opdigtet Nyt Sted 1"


def test_no_page_but_its_own_holds_the_address(case_id, stay_id, place_id, caseworker, client_for):
    client = client_for(caseworker)
    for name, arguments in (
        ("places", []), ("place", [place_id]), ("waiting", []), ("support", [case_id]),
        ("offer_place", [case_id]), ("answer_stay", [stay_id]), ("address", [place_id]),
    ):  # fmt: skip
        page = client.get(reverse(f"support:{name}", args=arguments))
        assert page.status_code == 200 and "Skjulested" not in page.content.decode(), name
    url = reverse("support:show_address", args=[stay_id])
    assert client.get(url).status_code == 405
    page = client.post(url)
    assert ADDRESS in page.content.decode() and "no-store" in page["Cache-Control"]


def test_places_are_filled_by_the_organisation_that_keeps_them(case_id, caseworker, actor_for):
    other = actor_for(Role.CASEWORKER, "reden_international")
    place_id = registered(other, provider="reden_international")
    services.want_place(case_id, WISH, by=caseworker)
    with pytest.raises(Http404):
        services.offer_place(case_id, OfferedPlace(place_id, clock.today()), by=caseworker)
    run_by_us = registered(other, name="Opdigtet tredje", provider="cmm")
    with pytest.raises(Denied, match="place_of_another"):
        services.offer_place(case_id, OfferedPlace(run_by_us, clock.today()), by=caseworker)


def test_another_organisation_in_the_case_sees_the_stay_and_not_who_else_lives_there(
    case_id, stay_id, caseworker, ngo
):
    cases.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
    ((stay,), _) = services.show_stays(case_id, by=ngo)
    assert stay.place == "Opdigtet hus"
    other = new_case(caseworker, "Opdigtet Person 2")
    offered_place(other, Stay.objects.get().place_id, caseworker)
    with acting(ngo), connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM support_stay), (SELECT count(*) FROM support_takenbed)")
        assert cursor.fetchone() == (1, 1)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"name": " "}, "place_without_name"), ({"beds": 0}, "beds_out_of_range"), ({"address": ""}, "place_without_address"), ({"region": "x"}, "unknown_code"), ({"kind": "x"}, "unknown_code")],
)  # fmt: skip
def test_a_place_that_cannot_be_is_refused(change, code):
    from tests.support.housing import PLACE

    with pytest.raises(Invalid, match=code):
        replace(PLACE, **change)
