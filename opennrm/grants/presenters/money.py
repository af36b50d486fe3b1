"""Runs, bank, accounts and sample in words."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from opennrm.grants.domain.entitlement import Kind
from opennrm.grants.domain.statements import Match
from opennrm.grants.domain.states import Paying
from opennrm.grants.domain.views import AccountLine
from opennrm.grants.models import BankLine, Payment, ReceiptCheck, Run
from opennrm.grants.presenters.grants import language, sum_in, sum_of
from opennrm.grants.presenters.words import MATCHES, PAYING, TAGS
from opennrm.mechanism import countries

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS: Mapping[str, Promise] = {
    "granted": _("Bevilget"),
    "sent": _("Sendt til banken"),
    "back": _("Kommet tilbage"),
    "released": _("Bortfaldet"),
    "paid": _("Betalt"),
    "owed": _("Skyldig ved årets slut"),
}


def accounts(found: Sequence[AccountLine]) -> list[list[str]]:
    """A row for each country, and the sum of all."""
    rows = [[_country(each.country), *(sum_of(getattr(each, name)) for name in COLUMNS)] for each in found]
    total = [gettext("I alt"), *(sum_of(sum(getattr(each, name) for each in found)) for name in COLUMNS)]
    return [*rows, total] if len(rows) > 1 else rows


def _country(code: str) -> str:
    return countries.name(code, language())


def accounts_head() -> list[str]:
    return [gettext("Land"), *(str(each) for each in COLUMNS.values())]


def accounts_as_csv(found: Sequence[AccountLine]) -> bytes:
    """Semicolons as in Danish spreadsheets, amounts in kroner."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(accounts_head())
    writer.writerows(accounts(found))
    return text.getvalue().encode("utf-8-sig")


def accounts_as_workbook(found: Sequence[AccountLine]) -> bytes:
    """Amounts as numbers."""
    import xlsxwriter

    target = BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    amount = book.add_format({"num_format": "#,##0.00"})
    sheet.write_row(0, 0, accounts_head())
    for number, each in enumerate(found, 1):
        sheet.write(number, 0, _country(each.country))
        for place, name in enumerate(COLUMNS, 1):
            sheet.write_number(number, place, getattr(each, name) / 100, amount)
    book.close()
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class DueRow:
    """A payment of a run in words."""

    case_id: UUID
    number: str
    pseudonym: str
    what: str
    due_on: date
    sum: str
    state: Promise
    tag: str


def due(found: Sequence[Payment]) -> list[DueRow]:
    return [
        DueRow(
            each.grant.case_id, each.grant.case.number, each.grant.case.person.standing_pseudonym, _of(each), each.due_on,
            sum_of(each.amount_ore), PAYING[Paying(each.state)], TAGS.get(Paying(each.state), "neutral"),
        )
        for each in found
    ]  # fmt: skip


def _of(payment: Payment) -> str:
    if payment.number:
        told = {"number": payment.number, "months": payment.of_months}
        return gettext("Kontantstøtte, måned %(number)s af %(months)s") % told
    if payment.purse.kind == Kind.ADULT:
        return gettext("Reintegrationsstøtte, voksen")
    return gettext("Reintegrationsstøtte, barn %(number)s") % {"number": payment.purse.number}


def rates(run: Run) -> list[str]:
    """The rates of a run: kroner for 100."""
    return [f"{currency}: {_rate(rate)}" for currency, rate in sorted(run.rates.items())]


def _rate(rate: int) -> str:
    """Four decimals with a comma."""
    return f"{rate // 10_000:,}".replace(",", ".") + f",{rate % 10_000:04}"


def bank_lines(found: Sequence[BankLine]) -> list[tuple[BankLine, str, Promise, str]]:
    """Each with its amount, what became of it, and how it is marked."""
    tags = {Match.MATCHED: "success", Match.UNKNOWN: "warning", Match.DIFFERS: "warning"}
    return [
        (each, sum_in(each.amount, each.currency), MATCHES[Match(each.match)], tags[Match(each.match)])
        for each in found
    ]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A payment that is asked about, in words."""

    row: ReceiptCheck
    payment: DueRow
    paid: str


def checks(found: Sequence[ReceiptCheck]) -> list[CheckRow]:
    return [
        CheckRow(each, due([each.payment])[0], sum_in(each.payment.paid, each.payment.currency))
        for each in found
    ]
