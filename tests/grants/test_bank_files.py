"""The file for the bank fits its schema, and what is no statement is refused whole; the sample can be drawn again by anybody."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.grants.domain.runs import AccountOf, Envelope, FileFault, Transfer, is_iban, payment_file
from opennrm.grants.domain.samples import sample
from opennrm.grants.domain.statements import LARGEST, read
from opennrm.shared.errors import Invalid
from tests.grants.bank import entry, statement

DAY = date(2022, 6, 2)
PAYER = AccountOf("Hjemrejsestyrelsen", "DK5000400440116243", "")
ENVELOPE = Envelope("RUN1", datetime(2022, 5, 31, 12, tzinfo=UTC), date(2022, 5, 31), PAYER)


def transfer(amount="1.00", currency="THB", to=None):
    return Transfer("NRM1", amount, currency, to or AccountOf("Opdigtet", "123-4", "KASITHBK"), "1/6")


@pytest.mark.parametrize(
    "told",
    [
        transfer(),
        transfer(currency="VND", amount="3436426"),
        transfer(to=AccountOf("Opdigtet <&> \u0e2a\u0e21", "DK5000400440116243", "")),
    ],
)
def test_any_currency_and_any_account_fits_the_schema(told):
    made = payment_file(ENVELOPE, [told], told.amount)
    assert f'Ccy="{told.currency}">{told.amount}<'.encode() in made


@pytest.mark.parametrize(
    "told",
    [
        transfer(amount="1.000001"),
        transfer(currency="baht"),
        transfer(amount="-1"),
        transfer(to=AccountOf("", "1", "")),
    ],
)
def test_a_file_that_does_not_fit_is_not_made_and_its_fault_tells_no_value(told):
    with pytest.raises(FileFault) as fault:
        payment_file(ENVELOPE, [told], "1.00")
    assert "123-4" not in str(fault.value)


@pytest.mark.parametrize(
    ("account", "valid"),
    [
        ("DK5000400440116243", True),
        ("dk50 0040 0440 1162 43", True),
        ("DK5000400440116244", False),
        ("GB82WEST12345698765432", True),
        ("123-4-56789-0", False),
        ("", False),
        ("DKÆØ00400440116243", False),
    ],
)
def test_an_iban_is_told_by_its_check_digits(account, valid):
    assert is_iban(account) == valid


ENTITY = '<!DOCTYPE d [<!ENTITY x "1">]>'
HUGE = (
    b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">' + b" " * LARGEST
)
GOOD = entry("NRM1", 100, DAY)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no xml",
        b"<html/>",
        HUGE,
        statement(),
        statement(GOOD).replace(b'<?xml version="1.0"?>', f'<?xml version="1.0"?>{ENTITY}'.encode()),
        statement(GOOD).replace(b"camt.053", b"camt.054"),
        statement(GOOD).replace(b">1.00<", b">NaN<"),
        statement(GOOD).replace(b">1.00<", b">1e400<"),
        statement(GOOD).replace(b"DBIT", b"BOTH"),
        statement(GOOD).replace(b"2022-06-02", b"2022-13-45"),
        statement(GOOD).replace(b"OPDIGTET-1", b""),
    ],
)
def test_what_is_no_statement_is_refused(body):
    with pytest.raises(Invalid) as refused:
        read(body)
    assert refused.value.field == "statement"


def test_what_is_only_pending_is_passed_over():
    (line,) = read(statement(GOOD, entry("NRM2", 100, DAY, status="PDNG")))
    assert (line.reference, line.amount, line.booked_on) == ("NRM1", -1, DAY)


@given(st.sets(st.text("ABC123", min_size=1, max_size=6), max_size=60), st.integers(1, 100))
def test_the_sample_is_that_part_of_all_and_does_not_hang_on_their_order(references, percent):
    found = sample(references, seed="opdigtet", percent=percent)
    assert len(found) == -(-len(references) * percent // 100) and set(found) <= references
    assert found == sample(sorted(references, reverse=True), seed="opdigtet", percent=percent)
