"""What the bank booked: a documented subset of camt.053 (ISO 20022, any version of it).

Read are, of each ``Ntry``: ``Sts`` (only what is booked, ``BOOK``, counts), ``BookgDt``, and of each ``TxDtls`` in it the
``Refs/EndToEndId``, ``Amt`` with its currency and ``CdtDbtInd`` (``DBIT`` left the account, ``CRDT`` came back). An entry
with one of them may have its amount itself; one without any counts by its own amount and its ``NtryRef``. Everything else is passed over. The amount is that of the
payment's own currency: ``AmtDtls/InstdAmt`` where it stands, else ``Amt``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from opennrm.shared.errors import Invalid

LARGEST = 5_000_000
MOST_LINES = 50_000


class Match(StrEnum):
    """What became of a line of the bank: it was a payment of ours, none that is known, or did not fit the one it names."""

    MATCHED = "matched"
    UNKNOWN = "unknown"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Booked:
    """Money that left (minus) or came back (plus), in the currency's smallest unit by ``decimals_of``."""

    statement: str
    line: str
    reference: str
    currency: str
    amount: Decimal
    booked_on: date


def read(body: bytes) -> tuple[Booked, ...]:
    """Every line that is booked; a file that is none is refused whole."""
    if not 0 < len(body) <= LARGEST:
        raise Invalid("grants.statement_too_large", field="statement")
    root = _root(body)
    found = tuple(line for statement in _all(root, "Stmt") for line in _lines(statement))
    if not found or len(found) > MOST_LINES:
        raise Invalid("grants.no_statement", field="statement")
    return found


def _root(body: bytes) -> Any:
    """No document type, nothing fetched, nothing expanded."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Invalid("grants.no_statement", field="statement") from None
    if root.getroottree().docinfo.doctype or "camt.053" not in str(root.tag):
        raise Invalid("grants.no_statement", field="statement")
    return root


def _lines(statement: Any) -> Iterator[Booked]:
    name = _text(statement, "Id")
    for number, entry in enumerate(_all(statement, "Ntry"), 1):
        if "BOOK" not in _text(entry, "Sts") + _text(entry, "Sts/Cd"):
            continue
        details = list(_all(entry, "TxDtls")) or [entry]
        for place, each in enumerate(details, 1):
            yield _line(name, f"{number}.{place}", entry, each)


def _line(statement: str, line: str, entry: Any, told: Any) -> Booked:
    alone = [entry] if sum(1 for _ in _all(entry, "TxDtls")) < 2 else []
    amount = next((found for at in (told, *alone) for path in AMOUNTS for found in _at(at, path)), None)
    sign = _text(told, "CdtDbtInd") or _text(entry, "CdtDbtInd")
    day = _text(entry, "BookgDt/Dt") or _text(entry, "BookgDt/DtTm")[:10]
    reference = _text(told, "Refs/EndToEndId") or _text(entry, "NtryRef")
    if amount is None or sign not in SIGNS or not statement:
        raise Invalid("grants.statement_line_unreadable", field="statement", line=line)
    value, booked_on = _amount(amount.text or "", line), _day(day, line)
    currency = str(amount.get("Ccy") or "")[:3].upper()
    return Booked(statement[:35], line, reference[:35], currency, SIGNS[sign] * value, booked_on)


def _amount(text: str, line: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or not 0 < value < 10**13:
        raise Invalid("grants.statement_line_unreadable", field="statement", line=line)
    return value


def _day(text: str, line: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("grants.statement_line_unreadable", field="statement", line=line) from None


AMOUNTS = ("AmtDtls/InstdAmt/Amt", "Amt", "AmtDtls/TxAmt/Amt")
SIGNS = {"DBIT": -1, "CRDT": 1}


def _all(at: Any, name: str) -> Iterator[Any]:
    yield from at.iterfind(f".//{{*}}{name}")


def _at(told: Any, path: str) -> Iterator[Any]:
    yield from told.iterfind("/".join(f"{{*}}{name}" for name in path.split("/")))


def _text(told: Any, path: str) -> str:
    found = next(_at(told, path), None)
    return (found.text or "").strip() if found is not None else ""
