"""Acts of the prepared return: its steps, the journey, and what ends it."""

from opennrm.returns.services.journeys import record_return, show_return, withdraw_return
from opennrm.returns.services.prepared import (
    advance,
    confirm_arrival,
    open_for,
    open_prepared,
    show_prepared,
    show_prepared_of,
    stop,
)

__all__ = [
    "advance",
    "confirm_arrival",
    "open_for",
    "open_prepared",
    "record_return",
    "show_prepared",
    "show_prepared_of",
    "show_return",
    "stop",
    "withdraw_return",
]
