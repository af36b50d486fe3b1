"""Pages of grants: the grant of a case, and the money of the agency."""

from opennrm.grants.views.grants import (
    approve,
    approve_plan,
    arrival,
    change,
    drop_line,
    finish_plan,
    grant,
    grants,
    letter,
    line,
    new,
    payee,
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
    receipt,
    receipts,
    run,
    runs,
)

__all__ = [
    "accounts", "accounts_file", "approve", "approve_plan", "bank", "change", "draw", "drop_line", "drop_run", "file",
    "finish_plan", "grant", "grants", "letter", "line", "new", "payee", "prepare", "receipt", "receipts", "run", "runs",
    "send_back_plan", "stop", "arrival",
]  # fmt: skip
