"""The payment run of a month end, and the file that the bank reads (ISO 20022, pain.001.001.09).

Payments abroad are mostly not SEPA: any currency, and accounts that are no IBAN. The schema is the one that the package
sepaxml carries; a file that does not fit it is not made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"


class RunState(StrEnum):
    PREPARED = "prepared"
    APPROVED = "approved"
    DROPPED = "dropped"


class FileFault(Exception):
    """The file that was made does not fit the bank's schema."""


@dataclass(frozen=True, slots=True, repr=False)
class AccountOf:
    """Where somebody is paid. ``account``: an IBAN, or a number as the country writes it; ``bank``: BIC, or empty."""

    name: str
    account: str
    bank: str


@dataclass(frozen=True, slots=True, repr=False)
class Transfer:
    """One payment as the bank is told of it. ``text``: the instalment, never what it is for."""

    reference: str
    amount: str
    currency: str
    to: AccountOf
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Envelope:
    """Who pays, from where, and when."""

    message: str
    made_at: datetime
    pay_on: date
    payer: AccountOf


def is_iban(account: str) -> bool:
    """By its check digits (ISO 13616)."""
    told = account.replace(" ", "").upper()
    shaped = 15 <= len(told) <= 34 and told.isascii() and told.isalnum() and told[:2].isalpha()
    if not shaped or not told[2:4].isdecimal():
        return False
    return int("".join(str(int(each, 36)) for each in told[4:] + told[:4])) % 97 == 1


def payment_file(envelope: Envelope, transfers: Sequence[Transfer], total: str) -> bytes:
    """``total``: the sum of all the amounts, whatever their currencies, as the bank checks it."""
    from lxml import etree

    document = etree.Element(f"{{{NAMESPACE}}}Document", nsmap={None: NAMESPACE})
    made = _add(document, "CstmrCdtTrfInitn")
    count = str(len(transfers))
    _add_all(
        _add(made, "GrpHdr"),
        (
            ("MsgId", envelope.message),
            ("CreDtTm", envelope.made_at.strftime("%Y-%m-%dT%H:%M:%S")),
            ("NbOfTxs", count),
            ("CtrlSum", total),
            ("InitgPty/Nm", envelope.payer.name[:140]),
        ),
    )
    batch = _add(made, "PmtInf")
    _add_all(
        batch,
        (("PmtInfId", envelope.message), ("PmtMtd", "TRF"), ("NbOfTxs", count), ("CtrlSum", total),
         ("ReqdExctnDt/Dt", envelope.pay_on.isoformat()), ("Dbtr/Nm", envelope.payer.name[:140])),
    )  # fmt: skip
    _account(_add(batch, "DbtrAcct"), envelope.payer.account)
    _bank(_add(batch, "DbtrAgt"), envelope.payer.bank)
    for each in transfers:
        _transfer(_add(batch, "CdtTrfTxInf"), each)
    _check(document)
    return bytes(etree.tostring(document, xml_declaration=True, encoding="UTF-8"))


def _transfer(to: Any, told: Transfer) -> None:
    _add_all(to, (("PmtId/EndToEndId", told.reference),))
    amount = _add(_add(to, "Amt"), "InstdAmt")
    amount.text = told.amount
    amount.set("Ccy", told.currency)
    if told.to.bank:
        _bank(_add(to, "CdtrAgt"), told.to.bank)
    _add_all(to, (("Cdtr/Nm", told.to.name[:140]),))
    _account(_add(to, "CdtrAcct"), told.to.account)
    _add_all(to, (("RmtInf/Ustrd", told.text[:140]),))


def _account(to: Any, account: str) -> None:
    told = account.replace(" ", "")
    _add_all(to, (("Id/IBAN", told.upper()) if is_iban(told) else ("Id/Othr/Id", told[:34]),))


def _bank(to: Any, bic: str) -> None:
    _add_all(to, (("FinInstnId/BICFI", bic) if bic else ("FinInstnId/Othr/Id", "NOTPROVIDED"),))


def _add(to: Any, name: str) -> Any:
    from lxml import etree

    return etree.SubElement(to, f"{{{NAMESPACE}}}{name}")


def _add_all(to: Any, values: Iterable[tuple[str, str]]) -> None:
    """``path/to/element`` and its text."""
    for path, text in values:
        at = to
        for name in path.split("/"):
            at = _add(at, name)
        at.text = text


@cache
def _schema() -> Any:
    from lxml import etree

    text = files("sepaxml").joinpath("schemas/pain.001.001.09.xsd").read_bytes()
    return etree.XMLSchema(etree.fromstring(text))


def _check(document: Any) -> None:
    schema = _schema()
    if not schema.validate(document):
        # Where, never what: the message of the schema holds the value.
        raise FileFault(", ".join(sorted({each.path.rsplit("/", 1)[-1] for each in schema.error_log})))
