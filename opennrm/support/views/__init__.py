"""Pages of support."""

from opennrm.support.views.periods import end, extend, periods, running, withdraw_extension

__all__ = ["end", "extend", "periods", "running", "withdraw_extension"]
