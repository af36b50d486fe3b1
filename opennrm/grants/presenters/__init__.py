"""Words of grants, by topic."""

from opennrm.grants.presenters.grants import (
    change,
    changed,
    language,
    lines,
    payments,
    postings,
    purse_name,
    purses,
    sum_in,
    sum_of,
)
from opennrm.grants.presenters.money import (
    WORKBOOK,
    accounts,
    accounts_as_csv,
    accounts_as_workbook,
    accounts_head,
    bank_lines,
    checks,
    due,
    rates,
)
from opennrm.grants.presenters.refusals import EVENTS, REFUSALS
from opennrm.grants.presenters.words import HOUSEHOLDS, LETTERS, RUNS, STATES, TELLINGS

__all__ = [
    "EVENTS", "HOUSEHOLDS", "LETTERS", "REFUSALS", "RUNS", "STATES", "TELLINGS", "WORKBOOK", "accounts",
    "accounts_as_csv", "accounts_as_workbook", "accounts_head", "bank_lines", "change", "changed", "checks",
    "due", "language", "lines", "payments", "postings", "purse_name", "purses", "rates", "sum_in", "sum_of",
]  # fmt: skip
