"""Words of grants, by topic."""

from opennrm.grants.presenters.grants import (
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
)
from opennrm.grants.presenters.refusals import EVENTS, REFUSALS
from opennrm.grants.presenters.words import HOUSEHOLDS, LETTERS, RUNS, STATES

__all__ = [
    "EVENTS", "HOUSEHOLDS", "LETTERS", "REFUSALS", "RUNS", "STATES", "WORKBOOK", "accounts", "accounts_as_csv",
    "accounts_as_workbook", "accounts_head", "bank_lines", "checks", "due", "language", "lines", "payments", "postings",
    "purse_name", "purses", "sum_in", "sum_of",
]  # fmt: skip
