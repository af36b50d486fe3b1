"""Grounds of taking part and case numbers."""

from __future__ import annotations

from datetime import date

import pytest

from opennrm.cases.domain import Ground
from opennrm.cases.domain.ground import check_ground
from opennrm.cases.domain.numbers import case_number, normalised
from opennrm.shared.errors import Invalid


@pytest.mark.parametrize(
    ("kind", "legal_basis", "reason", "code"),
    [
        ("", "", "Opdigtet", "cases.ground_missing"),
        ("curiosity", "", "Opdigtet", "cases.ground_missing"),
        ("consent", "assessment", "Opdigtet", "cases.legal_basis_does_not_fit"),
        ("legal_basis", "", "Opdigtet", "cases.legal_basis_does_not_fit"),
        ("consent", "", "  ", "cases.reason_missing"),
        ("legal_basis", "assessment", "", "cases.reason_missing"),
    ],
)
def test_taking_part_without_a_ground_and_a_reason_cannot_exist(kind, legal_basis, reason, code):
    with pytest.raises(Invalid, match=code):
        Ground(kind, legal_basis, reason)


def test_a_legal_basis_is_one_that_the_mechanism_knows_on_the_day():
    check_ground(Ground("legal_basis", "criminal_case", "Opdigtet"), today=date(2021, 6, 1))
    for basis, day in (("because", date(2021, 6, 1)), ("criminal_case", date(2006, 12, 31))):
        with pytest.raises(Invalid, match="cases.unknown_legal_basis"):
            check_ground(Ground("legal_basis", basis, "Opdigtet"), today=day)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2021-0042", "2021-0042"),
        (" 2021-42 ", "2021-0042"),
        ("2021 - 42", "2021-0042"),
        ("2021-12345", "2021-12345"),
        ("21-42", None),
        ("2021", None),
        ("K7M-3XF", None),
        ("", None),
        ("2021-0042; DROP", None),
        ("2021-", None),
    ],
)
def test_a_case_number_as_people_type_it(typed, number):
    assert normalised(typed) == number


def test_a_number_has_four_digits_until_it_needs_more():
    assert [case_number(2021, place) for place in (1, 9999, 10000)] == [
        "2021-0001",
        "2021-9999",
        "2021-10000",
    ]
