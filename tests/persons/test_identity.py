"""Age by birth date, birth year or estimate; and identities that never show themselves."""

from __future__ import annotations

from datetime import date

import pytest

from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Birth, BirthKind, Identity, check_birth
from opennrm.shared.errors import Invalid

TODAY = date(2021, 6, 12)
BY_DATE = Birth(BirthKind.DATE, day=date(2003, 6, 12))
BY_YEAR = Birth(BirthKind.YEAR, year=2003)
BY_ESTIMATE = Birth(BirthKind.ESTIMATE, estimated_age=17, estimated_on=date(2020, 9, 1))


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (BY_DATE, date(2021, 6, 11), 17),
        (BY_DATE, date(2021, 6, 12), 18),
        (BY_DATE, date(2003, 6, 11), None),
        (BY_YEAR, date(2021, 1, 1), 18),
        (BY_YEAR, date(2021, 12, 31), 18),
        (BY_YEAR, date(2002, 12, 31), None),
        (BY_ESTIMATE, date(2020, 9, 1), 17),
        (BY_ESTIMATE, date(2021, 8, 31), 17),
        (BY_ESTIMATE, date(2021, 9, 1), 18),
        (BY_ESTIMATE, date(2020, 8, 31), 16),
        (UNKNOWN_BIRTH, TODAY, None),
    ],
)
def test_the_age_on_a_day(birth, day, age):
    assert birth.age_on(day) == age


@pytest.mark.parametrize(
    "birth", [BY_DATE, BY_YEAR, BY_ESTIMATE, UNKNOWN_BIRTH, Birth(BirthKind.DATE, day=TODAY)]
)
def test_a_birth_until_today_is_possible(birth):
    check_birth(birth, today=TODAY)


@pytest.mark.parametrize(
    ("birth", "code", "field"),
    [
        (Birth(BirthKind.DATE, day=date(2021, 6, 13)), "persons.birth_in_future", "birth_day"),
        (Birth(BirthKind.YEAR, year=2022), "persons.birth_in_future", "birth_year"),
        (
            Birth(BirthKind.ESTIMATE, estimated_age=3, estimated_on=date(2021, 6, 13)),
            "persons.estimate_in_future",
            "estimated_on",
        ),
        (
            Birth(BirthKind.ESTIMATE, estimated_age=-1, estimated_on=TODAY),
            "persons.birth_in_future",
            "estimated_age",
        ),
        (Birth(BirthKind.DATE, day=date(1900, 1, 1)), "persons.birth_too_long_ago", "birth_day"),
        (Birth(BirthKind.YEAR, year=190), "persons.birth_too_long_ago", "birth_year"),
        (
            Birth(BirthKind.ESTIMATE, estimated_age=171, estimated_on=TODAY),
            "persons.birth_too_long_ago",
            "estimated_age",
        ),
    ],
)
def test_an_impossible_birth_is_refused_at_its_field(birth, code, field):
    with pytest.raises(Invalid, match=code) as refused:
        check_birth(birth, today=TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (BirthKind.DATE, {}),
        (BirthKind.DATE, {"day": TODAY, "year": 2021}),
        (BirthKind.YEAR, {"day": TODAY}),
        (BirthKind.ESTIMATE, {"estimated_age": 17}),
        (BirthKind.UNKNOWN, {"year": 2003}),
    ],
)
def test_a_birth_that_does_not_fit_its_kind_cannot_exist(kind, told):
    with pytest.raises(Invalid, match="persons.birth_does_not_fit_its_kind"):
        Birth(kind, **told)


def test_an_identity_shows_nothing_of_itself():
    identity = Identity(names="Opdigtet Person 7", birth=BY_DATE, document_number="OPD-7", phone="70000007")
    for shown in (
        repr(identity),
        str(identity),
        f"{identity}",
        repr([identity]),
        repr(BY_DATE),
        str(BY_YEAR),
    ):
        assert not any(part in shown for part in ("Opdigtet", "7", "2003"))


def test_an_identity_that_is_too_long_is_refused_without_its_text():
    with pytest.raises(Invalid) as refused:
        Identity(names="Opdigtet " * 100, birth=UNKNOWN_BIRTH)
    assert (refused.value.code, refused.value.field) == ("persons.too_long", "names")
    assert "Opdigtet" not in repr(refused.value) + repr(refused.value.params)
