"""What is told to the services."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from opennrm.grants.domain.entitlement import Circumstances
from opennrm.grants.domain.runs import is_iban
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid

LONGEST_NAME = 140
# No rate is published on days when banks are closed (ours).
RATE_DAYS = 7
# What can be seen, in ASCII, without spaces.
ACCOUNT = re.compile(r"[!-~]{1,34}")
BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?")


@dataclass(frozen=True, slots=True, repr=False)
class Application:
    """Somebody applies for reintegration support, with what they tell of whom they provide for."""

    case_id: UUID
    circumstances: Circumstances
    destination: str
    reason: str
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class PayeeInput:
    """Who is paid, and where. ``holder``: "person" for cash, else a code of ``grant_payees``."""

    holder: str
    currency: str
    name: str
    account: str
    bank: str

    @property
    def is_for_cash(self) -> bool:
        return self.holder == "person"

    def check(self) -> None:
        """A number that begins like an IBAN must be one; any other is written as its country does."""
        account = self.account.replace(" ", "")
        if not self.name.strip() or not self.name.isprintable() or len(self.name) > LONGEST_NAME:
            raise Invalid("grants.payee_missing", field="name")
        if not ACCOUNT.fullmatch(account):
            raise Invalid("grants.account_missing", field="account")
        if looks_like_iban(account) and not is_iban(account):
            raise Invalid("grants.iban_wrong", field="account")
        check_bank(self.bank, field="bank")


def check_bank(bic: str, *, field: str) -> None:
    """A BIC as its pattern is (ISO 9362), or nothing."""
    if bic and not BIC.fullmatch(bic.upper()):
        raise Invalid("grants.bic_wrong", field=field)


def looks_like_iban(account: str) -> bool:
    return len(account) > 4 and account[:2].isalpha() and account[2:4].isdecimal()


@dataclass(frozen=True, slots=True, repr=False)
class RunInput:
    """What the second officer tells: where the agency pays from. The rates were told by the first."""

    payer_name: str
    payer_account: str
    payer_bank: str


@dataclass(frozen=True, slots=True)
class RatesInput:
    """Kroner for 100 of each currency, times 10,000: of a day, as somebody has published them."""

    rates: Mapping[str, int]
    published_on: date
    source: str

    def check(self, currencies: Iterable[str], today: date) -> None:
        """Of every currency of the run, published in these days."""
        if not rules().has("rate_sources", self.source):
            raise Invalid("grants.rate_source_missing", field="source")
        if not is_fresh(self.published_on, today):
            raise Invalid("grants.rates_old", field="published_on", days=RATE_DAYS)
        for each in currencies:
            if self.rates.get(each, 0) <= 0:
                raise Invalid("grants.rate_missing", field=f"rate_{each}")


def is_fresh(published_on: date, today: date) -> bool:
    return timedelta(0) <= today - published_on <= timedelta(RATE_DAYS)


@dataclass(frozen=True, slots=True, repr=False)
class ReceiptInput:
    """What was found when it was asked whether money had arrived."""

    outcome: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year as half-open days."""

    year: int

    def __post_init__(self) -> None:
        if not 2007 <= self.year <= 2100:
            raise Invalid("grants.year_missing", field="year")

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def after(self) -> date:
        return date(self.year + 1, 1, 1)
