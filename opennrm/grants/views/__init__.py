"""Pages of grants: the grant of a case, and the money of the agency."""

from opennrm.grants.views.grants import (
    approve,
    approve_change,
    approve_plan,
    arrival,
    change,
    decline_change,
    drop_line,
    finish_plan,
    grant,
    grants,
    letter,
    line,
    new,
    payee,
    reopen_plan,
    send_back_plan,
    stop,
)
from opennrm.grants.views.money import (
    accounts,
    accounts_file,
    bank,
    draw,
    drop_run,
    file,
    prepare,
    rates,
    receipt,
    receipts,
    run,
    runs,
)

__all__ = [
    "accounts", "accounts_file", "approve", "approve_change", "approve_plan", "arrival", "bank", "change",
    "decline_change", "draw", "drop_line", "drop_run", "file", "finish_plan", "grant", "grants", "letter", "line",
    "new", "payee", "prepare", "rates", "receipt", "receipts", "reopen_plan", "run", "runs", "send_back_plan",
    "stop",
]  # fmt: skip
