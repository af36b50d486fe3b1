"""Acts on grants, by topic."""

from opennrm.grants.services.accounts import show_accounts
from opennrm.grants.services.applying import (
    apply,
    approve,
    follow_arrival,
    follow_stop,
    record_arrival,
    stop,
)
from opennrm.grants.services.changing import approve_change, change_circumstances, decline_change
from opennrm.grants.services.letters import make_letter
from opennrm.grants.services.planning import (
    add_line,
    approve_plan,
    drop_line,
    finish_plan,
    reopen_plan,
    send_back_plan,
    tell_payee,
)
from opennrm.grants.services.receipts import draw_sample, open_receipt, record_receipt, show_receipts
from opennrm.grants.services.reconciling import read_statement, show_bank_lines
from opennrm.grants.services.runs import (
    approve_run,
    drop_run,
    open_file,
    prepare_run,
    preview_run,
    show_run,
    tell_rates,
)
from opennrm.grants.services.showing import show_grant

__all__ = [
    "add_line", "apply", "approve", "approve_change", "approve_plan", "approve_run", "change_circumstances",
    "decline_change", "draw_sample", "drop_line", "drop_run", "finish_plan", "follow_arrival", "follow_stop",
    "make_letter", "open_file", "open_receipt", "prepare_run", "preview_run", "read_statement", "record_arrival",
    "record_receipt", "reopen_plan", "send_back_plan", "show_accounts", "show_bank_lines", "show_grant",
    "show_receipts", "show_run", "stop", "tell_payee", "tell_rates",
]  # fmt: skip
