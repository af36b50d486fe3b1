"""Acts of support."""

from opennrm.support.services.periods import (
    end_period,
    extend,
    follow_decision,
    follow_request,
    open_period,
    show_periods,
    withdraw_extension,
)

__all__ = [
    "end_period",
    "extend",
    "follow_decision",
    "follow_request",
    "open_period",
    "show_periods",
    "withdraw_extension",
]
